#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "ui/training/options_form.h"

using model::TrainingOptions;

namespace {

/// No field has its default, and every number needs all of its digits.
TrainingOptions unusualOptions() {
    TrainingOptions options;
    options.network.likelihood = model::Likelihood::Gaussian;
    options.network.hidden = {600, 300, 20};
    options.network.latent = 17;
    options.network.normaliseInput = false;
    options.network.gaussianWeightPositive = 2.000000000000001;
    options.network.gaussianWeightZero = 0.1234567890123;
    options.dropout = 0.333333333333333;
    options.epochs = 7;
    options.batch = 12345;
    options.learningRate = 1.2345678901234e-7;
    options.l2 = 1e-300;
    options.beta.cap = 0.30000000000000004;
    options.beta.annealSteps = 200000;
    options.seed = 18446744073709551615U;
    options.threads = 2;
    return options;
}

void compare(const TrainingOptions& actual, const TrainingOptions& expected) {
    QCOMPARE(actual.network.likelihood, expected.network.likelihood);
    QCOMPARE(actual.network.hidden, expected.network.hidden);
    QCOMPARE(actual.network.latent, expected.network.latent);
    QCOMPARE(actual.network.normaliseInput, expected.network.normaliseInput);
    QVERIFY(actual.network.gaussianWeightPositive == expected.network.gaussianWeightPositive);
    QVERIFY(actual.network.gaussianWeightZero == expected.network.gaussianWeightZero);
    QVERIFY(actual.dropout == expected.dropout);
    QCOMPARE(actual.epochs, expected.epochs);
    QCOMPARE(actual.batch, expected.batch);
    QVERIFY(actual.learningRate == expected.learningRate);
    QVERIFY(actual.l2 == expected.l2);
    QVERIFY(actual.beta.cap == expected.beta.cap);
    QCOMPARE(actual.beta.annealSteps, expected.beta.annealSteps);
    QCOMPARE(actual.seed, expected.seed);
    QCOMPARE(actual.threads, expected.threads);
}

} // namespace

class TestOptionsForm : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void beginsWithTheDefaults();
    void keepsEveryDigitOfEveryOption();
    void keepsEveryDigitWithADecimalComma();
    void understandsWhatIsTyped_data();
    void understandsWhatIsTyped();
    void complainsBelowTheField_data();
    void complainsBelowTheField();
    void saysNothingOfOptionsWhileOneIsWrong();
    void showsGaussianWeightsForGaussianOnly();
    void ignoresWrongGaussianWeightsForOthers();
    void needsAPositiveWeightAboveTheOther();
    void saysWhyItIsLocked();
    void explainsAndNamesEveryInput();
    void warnsOfOneUpdateAnEpoch();
    void saysWhatBetaDoes();

private:
    QLineEdit* field(const QString& name) const { return m_form->findChild<QLineEdit*>(name); }
    QString complaint(const QString& name) const {
        const auto* label = m_form->findChild<QLabel*>(name + QStringLiteral("Complaint"));
        return label->isVisibleTo(m_form.get()) ? label->text() : QString();
    }
    QString plan() const { return m_form->findChild<QLabel*>(QStringLiteral("plan"))->text(); }

    std::unique_ptr<ui::OptionsForm> m_form;
};

void TestOptionsForm::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
    m_form = std::make_unique<ui::OptionsForm>();
}

void TestOptionsForm::cleanup() {
    QLocale::setDefault(QLocale::c());
    m_form.reset();
}

void TestOptionsForm::beginsWithTheDefaults() {
    compare(m_form->options(), TrainingOptions());
    QVERIFY(m_form->complaint().isEmpty());
}

void TestOptionsForm::keepsEveryDigitOfEveryOption() {
    m_form->setOptions(unusualOptions());
    QVERIFY2(m_form->complaint().isEmpty(), qPrintable(m_form->complaint()));
    compare(m_form->options(), unusualOptions());
}

void TestOptionsForm::keepsEveryDigitWithADecimalComma() {
    QLocale::setDefault(QLocale(QLocale::German));
    m_form->setOptions(unusualOptions());
    QVERIFY(field(QStringLiteral("betaCap"))->text().contains(QLatin1Char(',')));
    QVERIFY2(m_form->complaint().isEmpty(), qPrintable(m_form->complaint()));
    compare(m_form->options(), unusualOptions());
}

void TestOptionsForm::understandsWhatIsTyped_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* title, const char16_t* name, const char16_t* typed, double expected) {
        QTest::newRow(title) << QString::fromUtf16(name) << QString::fromUtf16(typed) << expected;
    };
    row("exponent", u"learningRate", u"3e-4", 3e-4);
    row("large exponent", u"learningRate", u"2E2", 200);
    row("decimal point", u"learningRate", u"0.25", 0.25);
    row("decimal comma", u"learningRate", u"0,25", 0.25);
    row("spaces around", u"learningRate", u"  0.5 ", 0.5);
    row("automatic", u"annealSteps", u"auto", 0);
    row("automatic as nothing", u"annealSteps", u"", 0);
    row("automatic as 0", u"annealSteps", u"0", 0);
    row("a number of steps", u"annealSteps", u"1234", 1234);
    row("no hidden layer", u"hidden", u"", 0);
    row("no hidden layer as 0", u"hidden", u"0", 0);
    row("one hidden layer", u"hidden", u"50", 1);
    row("three hidden layers", u"hidden", u"50,40 30", 3);
}

void TestOptionsForm::understandsWhatIsTyped() {
    QFETCH(const QString, name);
    QFETCH(const QString, typed);
    QFETCH(const double, expected);
    QLocale::setDefault(QLocale(QLocale::German));
    field(name)->setText(typed);
    QVERIFY2(m_form->complaint().isEmpty(), qPrintable(m_form->complaint()));
    const TrainingOptions options = m_form->options();
    if (name == QLatin1String("learningRate"))
        QCOMPARE(options.learningRate, expected);
    else if (name == QLatin1String("annealSteps"))
        QCOMPARE(static_cast<double>(options.beta.annealSteps), expected);
    else
        QCOMPARE(static_cast<double>(options.network.hidden.size()), expected);
}

void TestOptionsForm::complainsBelowTheField_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    const auto row = [](const char* title, const char16_t* name, const char16_t* typed) {
        QTest::newRow(title) << QString::fromUtf16(name) << QString::fromUtf16(typed);
    };
    row("hidden layers that are no numbers", u"hidden", u"6x");
    row("a hidden layer of width 0 among others", u"hidden", u"600, 0");
    row("a negative hidden layer", u"hidden", u"-600");
    row("no latent dimension", u"latent", u"0");
    row("half a latent dimension", u"latent", u"1.5");
    row("everything dropped", u"dropout", u"1");
    row("less than nothing dropped", u"dropout", u"-0.1");
    row("no epoch", u"epochs", u"0");
    row("more epochs than an int", u"epochs", u"2147483648");
    row("no batch", u"batch", u"");
    row("a learning rate of 0", u"learningRate", u"0");
    row("a learning rate that is not a number", u"learningRate", u"nan");
    row("an endless learning rate", u"learningRate", u"inf");
    row("a learning rate out of range", u"learningRate", u"1e999");
    row("a thousand's separator", u"learningRate", u"1,000.5");
    row("a negative decay", u"l2", u"-1");
    row("a negative cap", u"betaCap", u"-0.2");
    row("negative steps", u"annealSteps", u"-1");
    row("a negative seed", u"seed", u"-1");
    row("a seed that is too large", u"seed", u"18446744073709551616");
    row("too many threads", u"threads", u"1025");
}

void TestOptionsForm::complainsBelowTheField() {
    QFETCH(const QString, name);
    QFETCH(const QString, typed);
    field(name)->setText(typed);
    QVERIFY(complaint(name).startsWith(QStringLiteral("Needs ")));
    QVERIFY(field(name)->property("invalid").toBool());
    QVERIFY(m_form->complaint().startsWith(field(name)->accessibleName() + QStringLiteral(": Needs ")));

    m_form->setOptions({});
    QVERIFY(complaint(name).isEmpty());
    QVERIFY(!field(name)->property("invalid").toBool());
    QVERIFY(m_form->complaint().isEmpty());
}

void TestOptionsForm::saysNothingOfOptionsWhileOneIsWrong() {
    QSignalSpy edited(m_form.get(), &ui::OptionsForm::edited);
    QSignalSpy complained(m_form.get(), &ui::OptionsForm::complaintChanged);
    field(QStringLiteral("batch"))->setText(QStringLiteral("many"));
    QCOMPARE(edited.count(), 0);
    QVERIFY(!complained.last().first().toString().isEmpty());
    field(QStringLiteral("batch"))->setText(QStringLiteral("100"));
    QCOMPARE(edited.count(), 1);
    QVERIFY(complained.last().first().toString().isEmpty());
    m_form->findChild<QCheckBox*>(QStringLiteral("normaliseInput"))->click();
    QCOMPARE(edited.count(), 2);
    m_form->findChild<QComboBox*>(QStringLiteral("likelihood"))->setCurrentIndex(2);
    QCOMPARE(edited.count(), 3);
}

void TestOptionsForm::showsGaussianWeightsForGaussianOnly() {
    auto* likelihood = m_form->findChild<QComboBox*>(QStringLiteral("likelihood"));
    const auto* weight = field(QStringLiteral("gaussianWeightPositive"));
    QVERIFY(!weight->isVisibleTo(m_form.get()));
    likelihood->setCurrentIndex(static_cast<int>(model::Likelihood::Gaussian));
    QVERIFY(weight->isVisibleTo(m_form.get()));
    likelihood->setCurrentIndex(static_cast<int>(model::Likelihood::Logistic));
    QVERIFY(!weight->isVisibleTo(m_form.get()));
}

void TestOptionsForm::ignoresWrongGaussianWeightsForOthers() {
    field(QStringLiteral("gaussianWeightZero"))->setText(QStringLiteral("nothing"));
    QVERIFY(m_form->complaint().isEmpty());
    m_form->findChild<QComboBox*>(QStringLiteral("likelihood"))->setCurrentIndex(1);
    QVERIFY(!m_form->complaint().isEmpty());
}

void TestOptionsForm::needsAPositiveWeightAboveTheOther() {
    m_form->findChild<QComboBox*>(QStringLiteral("likelihood"))->setCurrentIndex(1);
    field(QStringLiteral("gaussianWeightZero"))->setText(QStringLiteral("1"));
    QVERIFY(!complaint(QStringLiteral("gaussianWeightPositive")).isEmpty());
    field(QStringLiteral("gaussianWeightPositive"))->setText(QStringLiteral("1.1"));
    QVERIFY(m_form->complaint().isEmpty());
}

void TestOptionsForm::saysWhyItIsLocked() {
    const QLineEdit* epochs = field(QStringLiteral("epochs"));
    const QString help = epochs->toolTip();
    m_form->setLocked(true);
    QVERIFY(!epochs->isEnabledTo(m_form.get()));
    QVERIFY(epochs->toolTip().startsWith(QStringLiteral("A run is going")));
    m_form->setLocked(false);
    QVERIFY(epochs->isEnabledTo(m_form.get()));
    QCOMPARE(epochs->toolTip(), help);
}

void TestOptionsForm::explainsAndNamesEveryInput() {
    const QStringList names{QStringLiteral("likelihood"),
                            QStringLiteral("hidden"),
                            QStringLiteral("latent"),
                            QStringLiteral("normaliseInput"),
                            QStringLiteral("dropout"),
                            QStringLiteral("gaussianWeightPositive"),
                            QStringLiteral("gaussianWeightZero"),
                            QStringLiteral("epochs"),
                            QStringLiteral("batch"),
                            QStringLiteral("learningRate"),
                            QStringLiteral("l2"),
                            QStringLiteral("seed"),
                            QStringLiteral("threads"),
                            QStringLiteral("betaCap"),
                            QStringLiteral("annealSteps")};
    const QList<QLabel*> labels = m_form->findChildren<QLabel*>();
    const auto following = [&names](const QWidget* input) {
        do
            input = input->nextInFocusChain();
        while (!names.contains(input->objectName()));
        return input;
    };
    const QWidget* before = nullptr;
    for (const QString& name : names) {
        auto* input = m_form->findChild<QWidget*>(name);
        QVERIFY2(input != nullptr, qPrintable(name));
        QVERIFY(!input->toolTip().isEmpty());
        QVERIFY(!input->whatsThis().isEmpty());
        QVERIFY(!input->accessibleName().isEmpty());
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->buddy() == input; }));
        QVERIFY2(before == nullptr || following(before) == input, qPrintable(name));
        before = input;
    }
}

void TestOptionsForm::warnsOfOneUpdateAnEpoch() {
    model::RunPlan plan{.options = {},
                        .trainingUsers = 483,
                        .batchesPerEpoch = 1,
                        .updates = 100,
                        .annealSteps = 80,
                        .finalBeta = 0.2,
                        .parameters = 1};
    m_form->setPlan(plan);
    QVERIFY(this->plan().contains(QStringLiteral("try a batch of 100")));
    plan.batchesPerEpoch = 5;
    plan.updates = 500;
    m_form->setPlan(plan);
    QVERIFY(!this->plan().contains(QStringLiteral("try a batch")));
}

void TestOptionsForm::saysWhatBetaDoes() {
    model::RunPlan plan{.options = {},
                        .trainingUsers = 483,
                        .batchesPerEpoch = 1,
                        .updates = 100,
                        .annealSteps = 80,
                        .finalBeta = 0.2,
                        .parameters = 1};
    m_form->setPlan(plan);
    QVERIFY(this->plan().contains(QStringLiteral("β ends at 0.20 after 80 of 100 updates")));
    plan.annealSteps = 200;
    plan.finalBeta = 0.099;
    m_form->setPlan(plan);
    QVERIFY(this->plan().contains(QStringLiteral("β grows to 0.099 by the last of 100 updates")));
    plan.options.beta.cap = 0;
    m_form->setPlan(plan);
    QVERIFY(this->plan().contains(QStringLiteral("β stays 0")));
}

QTEST_MAIN(TestOptionsForm)
#include "test_options_form.moc"

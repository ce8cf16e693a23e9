#include <QCheckBox>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/training/options_form_test.h"

using model::TrainingOptions;

/// The fields of the form: what they understand, and what they complain about.
class TestOptionsForm : public OptionsFormTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
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
    void mirrorsTheDecoderUntilItIsSaid();
};

void TestOptionsForm::beginsWithTheDefaults() {
    compareOptions(m_page->options(), TrainingOptions());
    QVERIFY(m_page->complaint().isEmpty());
}

void TestOptionsForm::keepsEveryDigitOfEveryOption() {
    m_page->setOptions(unusualOptions());
    QVERIFY2(m_page->complaint().isEmpty(), qPrintable(m_page->complaint()));
    compareOptions(m_page->options(), unusualOptions());
}

void TestOptionsForm::keepsEveryDigitWithADecimalComma() {
    QLocale::setDefault(QLocale(QLocale::German));
    m_page->setOptions(unusualOptions());
    QVERIFY(find<QLineEdit>("betaCap")->text().contains(QLatin1Char(',')));
    QVERIFY2(m_page->complaint().isEmpty(), qPrintable(m_page->complaint()));
    compareOptions(m_page->options(), unusualOptions());
}

void TestOptionsForm::understandsWhatIsTyped_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("expected");
    const auto row = [](const char* title, const char16_t* name, const char16_t* typed, double expected) {
        QTest::newRow(title) << QString::fromUtf16(name) << QString::fromUtf16(typed) << expected;
    };
    row("exponent", u"learningRate", u"3e-4", 3e-4);
    row("large exponent", u"learningRate", u"2E1", 20);
    row("decimal point", u"learningRate", u"0.25", 0.25);
    row("decimal comma", u"learningRate", u"0,25", 0.25);
    row("spaces around", u"learningRate", u"  0.5 ", 0.5);
    row("automatic", u"annealSteps", u"auto", 0);
    row("automatic as nothing", u"annealSteps", u"", 0);
    row("automatic as 0", u"annealSteps", u"0", 0);
    row("a number of steps", u"annealSteps", u"1234", 1234);
    row("no early stopping", u"patience", u"never", 0);
    row("no early stopping as nothing", u"patience", u"", 0);
    row("early stopping", u"patience", u"12", 12);
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
    QVERIFY2(m_page->complaint().isEmpty(), qPrintable(m_page->complaint()));
    const TrainingOptions options = m_page->options();
    if (name == QLatin1String("learningRate"))
        QCOMPARE(options.learningRate, expected);
    else if (name == QLatin1String("annealSteps"))
        QCOMPARE(static_cast<double>(options.beta.annealSteps), expected);
    else if (name == QLatin1String("patience"))
        QCOMPARE(static_cast<double>(options.patience), expected);
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
    row("four hidden layers", u"hidden", u"400, 300, 200, 100");
    row("a hidden layer too wide", u"hidden", u"65537");
    row("decoder layers that are no numbers", u"decoderHidden", u"mirror");
    row("four decoder layers", u"decoderHidden", u"1 2 3 4");
    row("more dimensions than can be", u"latent", u"65537");
    row("a negative patience", u"patience", u"-1");
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
    row("a cap beyond all", u"betaCap", u"1000.5");
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
    QVERIFY(m_page->complaint().startsWith(field(name)->accessibleName() + QStringLiteral(": Needs ")));

    m_page->setOptions({});
    QVERIFY(complaint(name).isEmpty());
    QVERIFY(!field(name)->property("invalid").toBool());
    QVERIFY(m_page->complaint().isEmpty());
}

void TestOptionsForm::saysNothingOfOptionsWhileOneIsWrong() {
    QSignalSpy edited(m_page.get(), &ui::OptionsForm::edited);
    QSignalSpy complained(m_page.get(), &ui::OptionsForm::complaintChanged);
    find<QLineEdit>("batch")->setText(QStringLiteral("many"));
    QCOMPARE(edited.count(), 0);
    QVERIFY(!complained.last().first().toString().isEmpty());
    find<QLineEdit>("batch")->setText(QStringLiteral("100"));
    QCOMPARE(edited.count(), 1);
    QVERIFY(complained.last().first().toString().isEmpty());
    find<QCheckBox>("normaliseInput")->click();
    QCOMPARE(edited.count(), 2);
    find<QComboBox>("likelihood")->setCurrentIndex(2);
    QCOMPARE(edited.count(), 3);
}

void TestOptionsForm::showsGaussianWeightsForGaussianOnly() {
    auto* likelihood = find<QComboBox>("likelihood");
    const auto* weight = find<QLineEdit>("gaussianWeightPositive");
    QVERIFY(!weight->isVisibleTo(m_page.get()));
    likelihood->setCurrentIndex(static_cast<int>(model::Likelihood::Gaussian));
    QVERIFY(weight->isVisibleTo(m_page.get()));
    likelihood->setCurrentIndex(static_cast<int>(model::Likelihood::Logistic));
    QVERIFY(!weight->isVisibleTo(m_page.get()));
}

void TestOptionsForm::ignoresWrongGaussianWeightsForOthers() {
    find<QLineEdit>("gaussianWeightZero")->setText(QStringLiteral("nothing"));
    QVERIFY(m_page->complaint().isEmpty());
    find<QComboBox>("likelihood")->setCurrentIndex(1);
    QVERIFY(!m_page->complaint().isEmpty());
}

void TestOptionsForm::needsAPositiveWeightAboveTheOther() {
    find<QComboBox>("likelihood")->setCurrentIndex(1);
    find<QLineEdit>("gaussianWeightZero")->setText(QStringLiteral("1"));
    QVERIFY(!complaint(QStringLiteral("gaussianWeightPositive")).isEmpty());
    find<QLineEdit>("gaussianWeightPositive")->setText(QStringLiteral("1.1"));
    QVERIFY(m_page->complaint().isEmpty());
}

void TestOptionsForm::saysWhyItIsLocked() {
    const QLineEdit* epochs = find<QLineEdit>("epochs");
    const QString help = epochs->toolTip();
    m_page->setLocked(true);
    QVERIFY(!epochs->isEnabledTo(m_page.get()));
    QVERIFY(epochs->toolTip().startsWith(QStringLiteral("A run is in progress")));
    m_page->setLocked(false);
    QVERIFY(epochs->isEnabledTo(m_page.get()));
    QCOMPARE(epochs->toolTip(), help);
}

void TestOptionsForm::explainsAndNamesEveryInput() {
    const QStringList names{QStringLiteral("preset"),
                            QStringLiteral("modelKind"),
                            QStringLiteral("likelihood"),
                            QStringLiteral("hidden"),
                            QStringLiteral("decoderHidden"),
                            QStringLiteral("latent"),
                            QStringLiteral("normaliseInput"),
                            QStringLiteral("dropout"),
                            QStringLiteral("gaussianWeightPositive"),
                            QStringLiteral("gaussianWeightZero"),
                            QStringLiteral("epochs"),
                            QStringLiteral("batch"),
                            QStringLiteral("patience"),
                            QStringLiteral("learningRate"),
                            QStringLiteral("l2"),
                            QStringLiteral("seed"),
                            QStringLiteral("threads"),
                            QStringLiteral("betaKind"),
                            QStringLiteral("betaCap"),
                            QStringLiteral("annealSteps"),
                            QStringLiteral("peakPatience"),
                            QStringLiteral("cycles"),
                            QStringLiteral("growingShare")};
    const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
    const auto following = [&names](const QWidget* input) {
        do
            input = input->nextInFocusChain();
        while (!names.contains(input->objectName()));
        return input;
    };
    const QWidget* before = nullptr;
    for (const QString& name : names) {
        auto* input = m_page->findChild<QWidget*>(name);
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

void TestOptionsForm::mirrorsTheDecoderUntilItIsSaid() {
    QCOMPARE(find<QLineEdit>("decoderHidden")->text(), QStringLiteral("mirrored"));
    type("hidden", QStringLiteral("600, 100"));
    QVERIFY(!m_page->options().network.decoderHidden);
    type("decoderHidden", QStringLiteral("50"));
    QCOMPARE(*m_page->options().network.decoderHidden, std::vector<int>{50});
    type("decoderHidden", QStringLiteral("0"));
    QVERIFY(m_page->options().network.decoderHidden->empty());
    for (const auto* mirrored : {u"", u" Mirrored "}) {
        type("decoderHidden", QString::fromUtf16(mirrored));
        QVERIFY(!m_page->options().network.decoderHidden);
        QVERIFY(m_page->complaint().isEmpty());
    }
}

TASTESCOPE_TEST(TestOptionsForm)
#include "test_options_form.moc"

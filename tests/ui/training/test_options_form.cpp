#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

#include "tests/support/registered_test.h"
#include "ui/style/theme.h"
#include "ui/training/options_form.h"

using model::BetaKind;
using model::ModelKind;
using model::TrainingOptions;

namespace {

/// What the training page leaves beside its margins and its scroll bar.
constexpr int panelWidth = 222;

/// 100 epochs of 10 updates.
model::RunPlan planOf(const TrainingOptions& options) {
    return {.options = options,
            .trainingUsers = 4834,
            .batchesPerEpoch = 10,
            .updates = 1000,
            .annealSteps = 800,
            .plateauStep = 800,
            .finalBeta = options.beta.cap,
            .parameters = 7013097};
}

/// No field has its default, and every number needs all of its digits.
TrainingOptions unusualOptions() {
    TrainingOptions options;
    options.network.kind = model::ModelKind::Dae;
    options.network.likelihood = model::Likelihood::Gaussian;
    options.network.hidden = {600, 300, 20};
    options.network.decoderHidden = std::vector<int>{30, 65536};
    options.network.latent = 17;
    options.network.normaliseInput = false;
    options.network.gaussianWeightPositive = 2.000000000000001;
    options.network.gaussianWeightZero = 0.1234567890123;
    options.dropout = 0.333333333333333;
    options.epochs = 7;
    options.batch = 12345;
    options.learningRate = 1.2345678901234e-7;
    options.l2 = 1e-300;
    options.beta.kind = model::BetaKind::Cyclical;
    options.beta.cap = 0.30000000000000004;
    options.beta.annealSteps = 200000;
    options.beta.peakPatience = 3;
    options.beta.cycles = 7;
    options.beta.growingShare = 0.12345678901234567;
    options.patience = 9;
    options.seed = 18446744073709551615U;
    options.threads = 2;
    return options;
}

void compare(const TrainingOptions& actual, const TrainingOptions& expected) {
    QVERIFY(actual.network.kind == expected.network.kind);
    QVERIFY(actual.network.decoderHidden == expected.network.decoderHidden);
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
    QCOMPARE(actual.patience, expected.patience);
    QVERIFY(actual.beta == expected.beta);
    QVERIFY(actual == expected);
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
    void mirrorsTheDecoderUntilItIsSaid();
    void showsTheRowsOfTheSchedule_data();
    void showsTheRowsOfTheSchedule();
    void hidesBetaForADae();
    void proposesThePapersDaeAndBack();
    void proposesACapToLookForThePeakAndBack();
    void proposesNothingOverWhatWasChanged();
    void proposesWithoutTouchingWhatIsBeingTyped();
    void tellsOfAProposalOnce();
    void foldsItsSections();
    void unfoldsWhatIsWrong();
    void fillsInAPreset_data();
    void fillsInAPreset();
    void presetsLeaveTheRunAlone();
    void showsThePresetThatTheFieldsAre();
    void fitsItsPanel_data();
    void fitsItsPanel();

private:
    QLineEdit* field(const QString& name) const { return m_form->findChild<QLineEdit*>(name); }
    QString complaint(const QString& name) const {
        const auto* label = m_form->findChild<QLabel*>(name + QStringLiteral("Complaint"));
        return label->isVisibleTo(m_form.get()) ? label->text() : QString();
    }
    QComboBox* choice(const char* name) const { return m_form->findChild<QComboBox*>(QLatin1String(name)); }
    void choose(const char* name, auto value) const {
        choice(name)->setCurrentIndex(static_cast<int>(value));
    }
    bool shows(const char* name) const {
        return m_form->findChild<QWidget*>(QLatin1String(name))->isVisibleTo(m_form.get());
    }
    QPushButton* section(const char* title) const {
        for (auto* button : m_form->findChildren<QPushButton*>())
            if (button->accessibleName() == QString::fromUtf8(title))
                return button;
        return nullptr;
    }
    void type(const char* name, const QString& text) const { field(QLatin1String(name))->setText(text); }

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
    QVERIFY2(m_form->complaint().isEmpty(), qPrintable(m_form->complaint()));
    const TrainingOptions options = m_form->options();
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
    QVERIFY(epochs->toolTip().startsWith(QStringLiteral("A run is in progress")));
    m_form->setLocked(false);
    QVERIFY(epochs->isEnabledTo(m_form.get()));
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

void TestOptionsForm::mirrorsTheDecoderUntilItIsSaid() {
    QCOMPARE(field(QStringLiteral("decoderHidden"))->text(), QStringLiteral("mirrored"));
    type("hidden", QStringLiteral("600, 100"));
    QVERIFY(!m_form->options().network.decoderHidden);
    type("decoderHidden", QStringLiteral("50"));
    QCOMPARE(*m_form->options().network.decoderHidden, std::vector<int>{50});
    type("decoderHidden", QStringLiteral("0"));
    QVERIFY(m_form->options().network.decoderHidden->empty());
    for (const auto* mirrored : {u"", u" Mirrored "}) {
        type("decoderHidden", QString::fromUtf16(mirrored));
        QVERIFY(!m_form->options().network.decoderHidden);
        QVERIFY(m_form->complaint().isEmpty());
    }
}

void TestOptionsForm::showsTheRowsOfTheSchedule_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QStringList>("expected");
    const QStringList cap{QStringLiteral("betaKind"), QStringLiteral("betaCap")};
    const QStringList steps = cap + QStringList{QStringLiteral("annealSteps")};
    QTest::newRow("constant") << static_cast<int>(BetaKind::Constant) << cap;
    QTest::newRow("linear") << static_cast<int>(BetaKind::Linear) << steps;
    QTest::newRow("hold at peak") << static_cast<int>(BetaKind::HoldAtPeak)
                                  << steps + QStringList{QStringLiteral("peakPatience")};
    QTest::newRow("cyclical") << static_cast<int>(BetaKind::Cyclical)
                              << cap + QStringList{QStringLiteral("cycles"), QStringLiteral("growingShare")};
}

void TestOptionsForm::showsTheRowsOfTheSchedule() {
    QFETCH(const int, kind);
    QFETCH(const QStringList, expected);
    choose("betaKind", kind);
    QStringList shown;
    for (const char* name : {"betaKind", "betaCap", "annealSteps", "peakPatience", "cycles", "growingShare"})
        if (shows(name))
            shown += QLatin1String(name);
    QCOMPARE(shown, expected);
    type("growingShare", QStringLiteral("2"));
    QCOMPARE(m_form->complaint().isEmpty(), !shown.contains(QStringLiteral("growingShare")));
}

void TestOptionsForm::hidesBetaForADae() {
    const auto titleIsShown = [this] { return section("β schedule")->isVisibleTo(m_form.get()); };
    QVERIFY(titleIsShown());
    choose("modelKind", ModelKind::Dae);
    QVERIFY(!shows("betaKind") && !shows("betaCap") && !shows("annealSteps"));
    QVERIFY(!titleIsShown());
    QVERIFY(shows("dropout"));
    choose("modelKind", ModelKind::Vae);
    QVERIFY(shows("betaKind") && shows("betaCap") && shows("annealSteps"));
    QVERIFY(titleIsShown());
}

void TestOptionsForm::proposesThePapersDaeAndBack() {
    choose("modelKind", ModelKind::Dae);
    QVERIFY(m_form->options().network.kind == ModelKind::Dae);
    QVERIFY(m_form->options().network.hidden.empty());
    QCOMPARE(m_form->options().l2, 0.01 / 500);
    choose("modelKind", ModelKind::Vae);
    compare(m_form->options(), TrainingOptions());
}

void TestOptionsForm::proposesACapToLookForThePeakAndBack() {
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(m_form->options().beta.cap, 1.0);
    choose("betaKind", BetaKind::Cyclical);
    QCOMPARE(m_form->options().beta.cap, 0.2);
    type("betaCap", QStringLiteral("1"));
    choose("betaKind", BetaKind::Constant);
    QCOMPARE(m_form->options().beta.cap, 1.0);
}

void TestOptionsForm::proposesNothingOverWhatWasChanged() {
    type("hidden", QStringLiteral("300"));
    type("betaCap", QStringLiteral("0.5"));
    choose("modelKind", ModelKind::Dae);
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(m_form->options().network.hidden, std::vector<int>{300});
    QCOMPARE(m_form->options().l2, 0.0);
    QCOMPARE(m_form->options().beta.cap, 0.5);
    m_form->setOptions(unusualOptions());
    compare(m_form->options(), unusualOptions());
}

void TestOptionsForm::proposesWithoutTouchingWhatIsBeingTyped() {
    type("batch", QStringLiteral("many"));
    choose("modelKind", ModelKind::Dae);
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(field(QStringLiteral("batch"))->text(), QStringLiteral("many"));
    QVERIFY(!m_form->complaint().isEmpty());
}

void TestOptionsForm::tellsOfAProposalOnce() {
    QSignalSpy edited(m_form.get(), &ui::OptionsForm::edited);
    choose("modelKind", ModelKind::Dae);
    QCOMPARE(edited.count(), 1);
    compare(edited.last().first().value<TrainingOptions>(), m_form->options());
}

void TestOptionsForm::foldsItsSections() {
    m_form->setLocked(true); // which does not keep anyone from looking
    section("Training")->click();
    QVERIFY(!shows("epochs") && !shows("threads"));
    QVERIFY(shows("modelKind") && shows("betaCap"));
    m_form->setLocked(false);
    section("Model")->click();
    choose("likelihood", model::Likelihood::Gaussian);
    QVERIFY(!shows("gaussianWeightZero"));
    section("Model")->click();
    QVERIFY(shows("gaussianWeightZero"));
    section("Training")->click();
    QVERIFY(shows("epochs"));
}

void TestOptionsForm::unfoldsWhatIsWrong() {
    section("Training")->click();
    type("batch", QStringLiteral("many"));
    QVERIFY(shows("batch"));
    QVERIFY(!complaint(QStringLiteral("batch")).isEmpty());
    section("Training")->click();
    QVERIFY(complaint(QStringLiteral("batch")).isEmpty());
    QVERIFY(!m_form->complaint().isEmpty());
}

void TestOptionsForm::fillsInAPreset_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("dae");
    QTest::addColumn<int>("likelihood");
    const auto row = [](int preset, const char* name, bool dae, model::Likelihood likelihood) {
        QTest::newRow(name) << preset << QString::fromLatin1(name) << dae << static_cast<int>(likelihood);
    };
    row(0, "Mult-VAE (paper)", false, model::Likelihood::Multinomial);
    row(1, "Mult-DAE (paper)", true, model::Likelihood::Multinomial);
    row(2, "Gaussian VAE", false, model::Likelihood::Gaussian);
    row(3, "Logistic VAE", false, model::Likelihood::Logistic);
}

void TestOptionsForm::fillsInAPreset() {
    QFETCH(const int, preset);
    QFETCH(const QString, name);
    QFETCH(const bool, dae);
    QFETCH(const int, likelihood);
    m_form->setOptions(unusualOptions());
    type("latent", QStringLiteral("none"));
    QCOMPARE(choice("preset")->currentText(), QStringLiteral("custom"));
    choice("preset")->setCurrentIndex(preset);
    QCOMPARE(choice("preset")->currentText(), name);
    QVERIFY(m_form->complaint().isEmpty());
    model::NetworkOptions network;
    network.kind = dae ? ModelKind::Dae : ModelKind::Vae;
    network.likelihood = static_cast<model::Likelihood>(likelihood);
    network.hidden = dae ? std::vector<int>{} : std::vector<int>{600};
    QVERIFY(m_form->options().network == network);
    QCOMPARE(m_form->options().l2, dae ? 2e-5 : 0.0);
    QCOMPARE(m_form->options().dropout, 0.5);
    if (!dae)
        QVERIFY(m_form->options().beta == model::BetaSchedule());
}

void TestOptionsForm::presetsLeaveTheRunAlone() {
    m_form->setOptions(unusualOptions());
    choice("preset")->setCurrentIndex(0);
    const TrainingOptions filled = m_form->options();
    const TrainingOptions before = unusualOptions();
    QCOMPARE(filled.epochs, before.epochs);
    QCOMPARE(filled.batch, before.batch);
    QCOMPARE(filled.learningRate, before.learningRate);
    QCOMPARE(filled.patience, before.patience);
    QCOMPARE(filled.seed, before.seed);
    QCOMPARE(filled.threads, before.threads);
}

void TestOptionsForm::showsThePresetThatTheFieldsAre() {
    const auto* presets = choice("preset");
    QCOMPARE(presets->currentIndex(), 0);
    type("latent", QStringLiteral("100"));
    QCOMPARE(presets->currentText(), QStringLiteral("custom"));
    type("latent", QStringLiteral("200"));
    QCOMPARE(presets->currentIndex(), 0);
    type("epochs", QStringLiteral("3"));
    QCOMPARE(presets->currentIndex(), 0);
    choose("modelKind", ModelKind::Dae);
    QCOMPARE(presets->currentIndex(), 1);
    choose("likelihood", model::Likelihood::Logistic);
    QCOMPARE(presets->currentText(), QStringLiteral("custom"));
    QVERIFY(!(presets->model()->flags(presets->model()->index(4, 0)) & Qt::ItemIsEnabled));
}

void TestOptionsForm::fitsItsPanel_data() {
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Pictures for people to look at; what can be told without eyes is asserted.
void TestOptionsForm::fitsItsPanel() {
    QFETCH(const bool, dark);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    const ui::Colours& colours = dark ? ui::darkColours() : ui::lightColours();
    QApplication::setStyle(QStringLiteral("Fusion"));
    QApplication::setPalette(ui::paletteOf(colours));
    qApp->setStyleSheet(ui::styleSheetOf(colours));
    for (const auto kind : {BetaKind::Linear, BetaKind::HoldAtPeak, BetaKind::Cyclical}) {
        choose("betaKind", kind);
        type("patience", QStringLiteral("10"));
        m_form->setPlan(planOf(m_form->options()));
        m_form->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_form.get()));
        QCoreApplication::processEvents();
        m_form->resize(panelWidth, m_form->layout()->totalHeightForWidth(panelWidth));
        QCoreApplication::processEvents();
        QCOMPARE_LE(m_form->minimumSizeHint().width(), panelWidth);
        const QString file = QStringLiteral("options-%1-%2.png")
                                 .arg(QLatin1String(dark ? "dark" : "light"))
                                 .arg(static_cast<int>(kind));
        QVERIFY(m_form->grab().save(QStringLiteral(SCREENSHOTS "/") + file));
        for (const QComboBox* combo : m_form->findChildren<QComboBox*>())
            for (int index = 0; index < combo->count(); ++index)
                QVERIFY2(combo->fontMetrics().horizontalAdvance(combo->itemText(index)) <=
                             combo->width() - 38,
                         qPrintable(combo->itemText(index)));
    }
    qApp->setStyleSheet({});
}

TASTESCOPE_TEST(TestOptionsForm)
#include "test_options_form.moc"

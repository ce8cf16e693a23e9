#include <QLayout>
#include <QTemporaryDir>
#include <QTest>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/support/look.h"
#include "tests/ui/support/texts.h"
#include "tests/ui/training/options_form_test.h"

using model::BetaKind;
using model::ModelKind;
using model::TrainingOptions;

namespace {

/// What the training page leaves beside its margins and its scroll bar.
constexpr int panelWidth = 222;

/// 100 epochs of 10 updates.
model::RunPlan plannedBy(const TrainingOptions& options) {
    return {.options = options,
            .trainingUsers = 4834,
            .batchesPerEpoch = 10,
            .updates = 1000,
            .annealSteps = 800,
            .plateauStep = 800,
            .finalBeta = options.beta.cap,
            .parameters = 7013097};
}

} // namespace

/// What the form proposes and shows by what is chosen: presets, rows of a schedule, folded sections.
class TestOptionProposals : public OptionsFormTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
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
    void fitsItsPanel_data() { addLooks(); }
    void fitsItsPanel();
};

void TestOptionProposals::showsTheRowsOfTheSchedule_data() {
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

void TestOptionProposals::showsTheRowsOfTheSchedule() {
    QFETCH(const int, kind);
    QFETCH(const QStringList, expected);
    choose("betaKind", kind);
    QStringList shown;
    for (const char* name : {"betaKind", "betaCap", "annealSteps", "peakPatience", "cycles", "growingShare"})
        if (shows(name))
            shown += QLatin1String(name);
    QCOMPARE(shown, expected);
    type("growingShare", QStringLiteral("2"));
    QCOMPARE(m_page->complaint().isEmpty(), !shown.contains(QStringLiteral("growingShare")));
}

void TestOptionProposals::hidesBetaForADae() {
    const auto titleIsShown = [this] { return section("β schedule")->isVisibleTo(m_page.get()); };
    QVERIFY(titleIsShown());
    choose("modelKind", ModelKind::Dae);
    QVERIFY(!shows("betaKind") && !shows("betaCap") && !shows("annealSteps"));
    QVERIFY(!titleIsShown());
    QVERIFY(shows("dropout"));
    choose("modelKind", ModelKind::Vae);
    QVERIFY(shows("betaKind") && shows("betaCap") && shows("annealSteps"));
    QVERIFY(titleIsShown());
}

void TestOptionProposals::proposesThePapersDaeAndBack() {
    choose("modelKind", ModelKind::Dae);
    QVERIFY(m_page->options().network.kind == ModelKind::Dae);
    QVERIFY(m_page->options().network.hidden.empty());
    QCOMPARE(m_page->options().l2, 0.01 / 500);
    choose("modelKind", ModelKind::Vae);
    compareOptions(m_page->options(), TrainingOptions());
}

void TestOptionProposals::proposesACapToLookForThePeakAndBack() {
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(m_page->options().beta.cap, 1.0);
    choose("betaKind", BetaKind::Cyclical);
    QCOMPARE(m_page->options().beta.cap, 0.2);
    type("betaCap", QStringLiteral("1"));
    choose("betaKind", BetaKind::Constant);
    QCOMPARE(m_page->options().beta.cap, 1.0);
}

void TestOptionProposals::proposesNothingOverWhatWasChanged() {
    type("hidden", QStringLiteral("300"));
    type("betaCap", QStringLiteral("0.5"));
    choose("modelKind", ModelKind::Dae);
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(m_page->options().network.hidden, std::vector<int>{300});
    QCOMPARE(m_page->options().l2, 0.0);
    QCOMPARE(m_page->options().beta.cap, 0.5);
    m_page->setOptions(unusualOptions());
    compareOptions(m_page->options(), unusualOptions());
}

void TestOptionProposals::proposesWithoutTouchingWhatIsBeingTyped() {
    type("batch", QStringLiteral("many"));
    choose("modelKind", ModelKind::Dae);
    choose("betaKind", BetaKind::HoldAtPeak);
    QCOMPARE(find<QLineEdit>("batch")->text(), QStringLiteral("many"));
    QVERIFY(!m_page->complaint().isEmpty());
}

void TestOptionProposals::tellsOfAProposalOnce() {
    QSignalSpy edited(m_page.get(), &ui::OptionsForm::edited);
    choose("modelKind", ModelKind::Dae);
    QCOMPARE(edited.count(), 1);
    compareOptions(edited.last().first().value<TrainingOptions>(), m_page->options());
}

void TestOptionProposals::foldsItsSections() {
    m_page->setLocked(true); // which does not keep anyone from looking
    section("Training")->click();
    QVERIFY(!shows("epochs") && !shows("threads"));
    QVERIFY(shows("modelKind") && shows("betaCap"));
    m_page->setLocked(false);
    section("Model")->click();
    choose("likelihood", model::Likelihood::Gaussian);
    QVERIFY(!shows("gaussianWeightZero"));
    section("Model")->click();
    QVERIFY(shows("gaussianWeightZero"));
    section("Training")->click();
    QVERIFY(shows("epochs"));
}

void TestOptionProposals::unfoldsWhatIsWrong() {
    section("Training")->click();
    type("batch", QStringLiteral("many"));
    QVERIFY(shows("batch"));
    QVERIFY(!complaint(QStringLiteral("batch")).isEmpty());
    section("Training")->click();
    QVERIFY(complaint(QStringLiteral("batch")).isEmpty());
    QVERIFY(!m_page->complaint().isEmpty());
}

void TestOptionProposals::fillsInAPreset_data() {
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

void TestOptionProposals::fillsInAPreset() {
    QFETCH(const int, preset);
    QFETCH(const QString, name);
    QFETCH(const bool, dae);
    QFETCH(const int, likelihood);
    m_page->setOptions(unusualOptions());
    type("latent", QStringLiteral("none"));
    QCOMPARE(choice("preset")->currentText(), QStringLiteral("custom"));
    choice("preset")->setCurrentIndex(preset);
    QCOMPARE(choice("preset")->currentText(), name);
    QVERIFY(m_page->complaint().isEmpty());
    model::NetworkOptions network;
    network.kind = dae ? ModelKind::Dae : ModelKind::Vae;
    network.likelihood = static_cast<model::Likelihood>(likelihood);
    network.hidden = dae ? std::vector<int>{} : std::vector<int>{600};
    QVERIFY(m_page->options().network == network);
    QCOMPARE(m_page->options().l2, dae ? 2e-5 : 0.0);
    QCOMPARE(m_page->options().dropout, 0.5);
    if (!dae)
        QVERIFY(m_page->options().beta == model::BetaSchedule());
}

void TestOptionProposals::presetsLeaveTheRunAlone() {
    m_page->setOptions(unusualOptions());
    choice("preset")->setCurrentIndex(0);
    const TrainingOptions filled = m_page->options();
    const TrainingOptions before = unusualOptions();
    QCOMPARE(filled.epochs, before.epochs);
    QCOMPARE(filled.batch, before.batch);
    QCOMPARE(filled.learningRate, before.learningRate);
    QCOMPARE(filled.patience, before.patience);
    QCOMPARE(filled.seed, before.seed);
    QCOMPARE(filled.threads, before.threads);
}

void TestOptionProposals::showsThePresetThatTheFieldsAre() {
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

void TestOptionProposals::fitsItsPanel() {
    QFETCH(const bool, dark);
    const QTemporaryDir folder;
    useSettingsIn(folder);
    const Look look(dark);
    makePage();
    for (const auto kind : {BetaKind::Linear, BetaKind::HoldAtPeak, BetaKind::Cyclical}) {
        choose("betaKind", kind);
        type("patience", QStringLiteral("10"));
        m_page->setPlan(plannedBy(m_page->options()));
        QVERIFY(showAt(*m_page, {panelWidth, m_page->height()})); // which wraps its texts
        QVERIFY(showAt(*m_page, {panelWidth, m_page->layout()->totalHeightForWidth(panelWidth)}));
        QCOMPARE_LE(m_page->minimumSizeHint().width(), panelWidth);
        QCOMPARE(CutTexts(*m_page).toString(), QString());
        for (const QComboBox* combo : m_page->findChildren<QComboBox*>())
            for (int index = 0; index < combo->count(); ++index)
                QVERIFY2(combo->fontMetrics().horizontalAdvance(combo->itemText(index)) <=
                             combo->width() - 38,
                         qPrintable(combo->itemText(index)));
    }
}

TASTESCOPE_TEST(TestOptionProposals)
#include "test_option_proposals.moc"

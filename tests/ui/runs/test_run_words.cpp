#include <QDateTime>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_runs.h"
#include "ui/runs/run_words.h"
#include "ui/style/format.h"

using model::BetaKind;

class TestRunWords : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void namesModels();
    void namesNetworks_data();
    void namesNetworks();
    void namesSchedules();
    void namesEveryState();
    void saysWhatIsUnusualInAnOptionsSentence();
    void namesMoments();
    void countsInOrdinals();
    void namesARunWithoutNameByItsId();
};

void TestRunWords::namesModels() {
    QCOMPARE(ui::modelName({}), QStringLiteral("Mult-VAE"));
    QCOMPARE(ui::modelName({.kind = model::ModelKind::Dae}), QStringLiteral("Mult-DAE"));
    QCOMPARE(ui::modelName({.likelihood = model::Likelihood::Gaussian}), QStringLiteral("gaussian VAE"));
    QCOMPARE(ui::modelName({.kind = model::ModelKind::Dae, .likelihood = model::Likelihood::Logistic}),
             QStringLiteral("logistic DAE"));
}

void TestRunWords::namesNetworks_data() {
    using Widths = std::vector<int>;
    QTest::addColumn<Widths>("hidden");
    QTest::addColumn<bool>("mirrored");
    QTest::addColumn<Widths>("decoder");
    QTest::addColumn<QString>("name");
    QTest::newRow("paper") << Widths{600} << true << Widths{} << QStringLiteral("600-200");
    QTest::newRow("linear") << Widths{} << true << Widths{} << QStringLiteral("200");
    QTest::newRow("deep") << Widths{600, 300} << true << Widths{} << QStringLiteral("600-300-200");
    QTest::newRow("mirrored by hand")
        << Widths{600, 300} << false << Widths{300, 600} << QStringLiteral("600-300-200");
    QTest::newRow("other decoder") << Widths{600} << false << Widths{100, 300}
                                   << QStringLiteral("600-200 / 100-300");
    QTest::newRow("linear decoder") << Widths{600} << false << Widths{} << QStringLiteral("600-200 / 0");
}

void TestRunWords::namesNetworks() {
    QFETCH(std::vector<int>, hidden);
    QFETCH(bool, mirrored);
    QFETCH(std::vector<int>, decoder);
    model::NetworkOptions network;
    network.hidden = hidden;
    if (!mirrored)
        network.decoderHidden = decoder;
    QTEST(ui::networkName(network), "name");
}

void TestRunWords::namesSchedules() {
    model::TrainingOptions options;
    const auto name = [&](const model::BetaSchedule& beta) {
        options.beta = beta;
        return ui::scheduleName(options);
    };
    QCOMPARE(name({}), QStringLiteral("linear to 0.2"));
    QCOMPARE(name({.kind = BetaKind::Constant, .cap = 1}), QStringLiteral("constant 1"));
    QCOMPARE(name({.kind = BetaKind::Linear, .cap = 0.2000001}), QStringLiteral("linear to 0.2000001"));
    QCOMPARE(name({.kind = BetaKind::Linear, .cap = 0.0005}), QStringLiteral("linear to 0.0005"));
    QCOMPARE(name({.kind = BetaKind::HoldAtPeak, .cap = 1}), QStringLiteral("hold at peak"));
    QCOMPARE(name({.kind = BetaKind::Cyclical}), QStringLiteral("4 cycles to 0.2"));
    QCOMPARE(name({.kind = BetaKind::Cyclical, .cycles = 1}), QStringLiteral("1 cycle to 0.2"));
    options.network.kind = model::ModelKind::Dae;
    QCOMPARE(name({}), QStringLiteral("—"));
}

void TestRunWords::namesEveryState() {
    QStringList names;
    for (int state = 0; state <= static_cast<int>(model::RecordedRunState::Damaged); ++state)
        names += ui::stateName(static_cast<model::RecordedRunState>(state));
    QCOMPARE(names.join(QLatin1Char(' ')),
             QStringLiteral("waiting training interrupted stopped finished failed never began damaged"));
}

void TestRunWords::saysWhatIsUnusualInAnOptionsSentence() {
    model::TrainingOptions options;
    QCOMPARE(ui::optionsSentence(options),
             QStringLiteral("network 600-200, dropout 0.5, batch 500, learning rate 0.001, L2 λ 0"));
    options.network.normaliseInput = false;
    options.patience = 5;
    QVERIFY(ui::optionsSentence(options).endsWith(
        QStringLiteral("input not normalised, early stopping after 5 epochs")));
}

void TestRunWords::namesMoments() {
    const QDateTime now(QDate(2026, 3, 1), QTime(14, 5));
    const QDateTime before(QDate(2026, 2, 28), QTime(9, 30));
    QCOMPARE(ui::momentName(now.toSecsSinceEpoch(), now.toSecsSinceEpoch()), QStringLiteral("today 14:05"));
    QCOMPARE(ui::momentName(before.toSecsSinceEpoch(), now.toSecsSinceEpoch()),
             QStringLiteral("2026-02-28 09:30"));
    QCOMPARE(ui::momentName(0, now.toSecsSinceEpoch()), QStringLiteral("—"));
}

void TestRunWords::countsInOrdinals() {
    const std::pair<int, const char*> ordinals[] = {{1, "1st"},     {2, "2nd"},    {3, "3rd"},   {4, "4th"},
                                                    {11, "11th"},   {12, "12th"},  {13, "13th"}, {21, "21st"},
                                                    {102, "102nd"}, {111, "111th"}};
    for (const auto& [number, name] : ordinals)
        QCOMPARE(ui::ordinal(number), QLatin1String(name));
}

void TestRunWords::namesARunWithoutNameByItsId() {
    model::RunSummary run = exampleRun(3);
    QCOMPARE(ui::nameOf(run), QStringLiteral("run 3"));
    run.name.clear();
    QCOMPARE(ui::nameOf(run), QStringLiteral("run-3"));
}

TASTESCOPE_TEST(TestRunWords)
#include "test_run_words.moc"

#include <QLocale>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_runs.h"
#include "ui/runs/settings_difference.h"

namespace {

using Rows = std::vector<ui::DifferenceRow>;

/// The settings that differ, "name: value, value".
QStringList settings(const Rows& rows) {
    QStringList lines;
    for (const ui::DifferenceRow& row : rows)
        if (!row.isMetric)
            lines += row.name + QStringLiteral(": ") + row.values.join(QStringLiteral(", "));
    return lines;
}

const ui::DifferenceRow& named(const Rows& rows, const char* name) {
    return *std::ranges::find(rows, QLatin1String(name), &ui::DifferenceRow::name);
}

/// Two runs with the same seed.
std::vector<model::RunSummary> twins() {
    std::vector<model::RunSummary> runs{exampleRun(1), exampleRun(2)};
    runs[1].options = runs[0].options;
    return runs;
}

} // namespace

class TestSettingsDifference : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void hasNoSettingOfTwins();
    void hasTheSeed();
    void tellsEverySettingApart();
    void leavesOutWhatHasNoEffect();
    void tellsDataOfTheSameNameApart();
    void comparesWrittenAndMirroredDecoders();
    void marksTheBest();
    void takesAnyNumberOfRuns();
};

void TestSettingsDifference::hasNoSettingOfTwins() {
    QCOMPARE(settings(ui::settingsDifference(twins())), QStringList());
}

void TestSettingsDifference::hasTheSeed() {
    QCOMPARE(settings(ui::settingsDifference(exampleRuns(3))), QStringList(QStringLiteral("Seed: 1, 2, 3")));
}

void TestSettingsDifference::tellsEverySettingApart() {
    auto runs = twins();
    model::TrainingOptions& other = runs[1].options;
    other.network = {.likelihood = model::Likelihood::Gaussian,
                     .hidden = {600, 300},
                     .decoderHidden = std::vector<int>{},
                     .latent = 100,
                     .normaliseInput = false};
    other.dropout = 0.25;
    other.epochs = 200;
    other.batch = 100;
    other.learningRate = 5e-4;
    other.l2 = 2e-5;
    other.beta = {.kind = model::BetaKind::HoldAtPeak, .cap = 1, .annealSteps = 2000};
    other.patience = 7;
    other.threads = 2;
    const QStringList expected{QStringLiteral("Model: Mult-VAE, gaussian VAE"),
                               QStringLiteral("Encoder’s hidden layers: 600, 600, 300"),
                               QStringLiteral("Decoder’s hidden layers: 600, none"),
                               QStringLiteral("Dimensions of z: 200, 100"),
                               QStringLiteral("Normalise input: yes, no"),
                               QStringLiteral("Weight of clicks c₁: —, 1"),
                               QStringLiteral("Weight of the others c₀: —, 0.1"),
                               QStringLiteral("Input dropout: 0.5, 0.25"),
                               QStringLiteral("Epochs: 100, 200"),
                               QStringLiteral("Batch: 500, 100"),
                               QStringLiteral("Learning rate: 0.001, 0.0005"),
                               QStringLiteral("L2 λ: 0, 2e-05"),
                               QStringLiteral("Early stopping: never, 7"),
                               QStringLiteral("Threads: auto, 2"),
                               QStringLiteral("β schedule: linear, hold at peak"),
                               QStringLiteral("Highest β: 0.2, 1"),
                               QStringLiteral("Updates until the highest β: auto, 2 000"),
                               QStringLiteral("Patience at the peak: —, 10")};
    QStringList found = settings(ui::settingsDifference(runs));
    for (QString& line : found)
        line.replace(QChar(0x202F), QLatin1Char(' ')).replace(QChar(0x2212), QLatin1Char('-'));
    for (qsizetype line = 0; line < std::max(found.size(), expected.size()); ++line)
        QCOMPARE(found.value(line), expected.value(line));
}

void TestSettingsDifference::leavesOutWhatHasNoEffect() {
    auto runs = twins();
    for (model::RunSummary& run : runs)
        run.options.network.kind = model::ModelKind::Dae;
    runs[1].options.beta = {.kind = model::BetaKind::Cyclical, .cap = 1}; // a DAE has no β
    runs[1].options.network.gaussianWeightZero = 0.5;                     // of another likelihood
    QCOMPARE(settings(ui::settingsDifference(runs)), QStringList());
}

void TestSettingsDifference::tellsDataOfTheSameNameApart() {
    auto runs = twins();
    runs[1].data.content ^= 1ULL << 40;
    QCOMPARE(settings(ui::settingsDifference(runs)).size(), 1);
    runs[1].data = runs[0].data;
    runs[1].data.content ^= 1; // the digit that is not shown
    const QStringList found = settings(ui::settingsDifference(runs));
    QCOMPARE(found.size(), 1);
    QVERIFY(found.first().startsWith(QStringLiteral("Content of the data: ")));
}

void TestSettingsDifference::comparesWrittenAndMirroredDecoders() {
    auto runs = twins();
    for (model::RunSummary& run : runs)
        run.options.network.hidden = {600, 300};
    runs[1].options.network.decoderHidden = std::vector<int>{300, 600};
    QCOMPARE(settings(ui::settingsDifference(runs)), QStringList());
}

void TestSettingsDifference::marksTheBest() {
    auto runs = exampleRuns(3);
    runs[2].test = {};
    const Rows rows = ui::settingsDifference(runs);
    QCOMPARE(named(rows, "Validation NDCG@100").best, std::optional<std::size_t>(2));
    QCOMPARE(named(rows, "Test NDCG@100").best, std::optional<std::size_t>(1));
    QCOMPARE(named(rows, "Test NDCG@100").values.last(), QStringLiteral("—"));
    QCOMPARE(named(rows, "Test Recall@20").best, std::nullopt); // all the same
    QCOMPARE(named(rows, "Best epoch").values.first(), QStringLiteral("58"));
    QCOMPARE(named(rows, "Training time").values.first(), QStringLiteral("1:02"));
}

void TestSettingsDifference::takesAnyNumberOfRuns() {
    QCOMPARE(settings(ui::settingsDifference({})), QStringList());
    const Rows rows = ui::settingsDifference({exampleRun(1)});
    QCOMPARE(settings(rows), QStringList());
    QCOMPARE(named(rows, "Validation NDCG@100").best, std::nullopt);
}

TASTESCOPE_TEST(TestSettingsDifference)
#include "test_settings_difference.moc"

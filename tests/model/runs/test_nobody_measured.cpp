#include <QTest>

#include <cmath>
#include <nlohmann/json.hpp>

#include "model/data/interactions_builder.h"
#include "model/import/import.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/runs/curves_csv.h"
#include "model/saved/options_json.h"
#include "model/training/metrics_log.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/files.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

Dataset withoutValidation() {
    Dataset dataset = *checkerboard();
    dataset.validation = {};
    dataset.validation.foldIn = InteractionsBuilder().build(dataset.training.foldIn.itemCount());
    dataset.validation.heldOut = dataset.validation.foldIn;
    return dataset;
}

} // namespace

/// Nobody to measure is no zero.
class TestNobodyMeasured : public QObject {
    Q_OBJECT

private slots:
    void nobodysMeanIsNoNumber() {
        const Dataset dataset = withoutValidation();
        PopularityScorer popularity(dataset.training.foldIn);
        const RankingQuality quality = evaluate(popularity, dataset.validation);
        QVERIFY(!quality.measured());
        for (const double measure : {quality.recall20, quality.recall50, quality.ndcg100,
                                     quality.recall20Error, quality.recall50Error, quality.ndcg100Error})
            QVERIFY(std::isnan(measure));
    }

    void theLastEpochIsKept() {
        TrainingOptions options = smallRun();
        options.epochs = 3;
        options.patience = 1;
        options.beta.kind = BetaKind::HoldAtPeak;
        options.beta.peakPatience = 1;
        RunControl control;
        RecordingSink sink;
        const TrainingResult result = train(withoutValidation(), options, control, sink);
        QCOMPARE(result.outcome.bestEpoch, 3);
        QCOMPARE(result.outcome.epochsDone, 3);
        QVERIFY(!result.outcome.best.measured());
        QVERIFY(result.outcome.test.measured());
        QVERIFY(!sink.epochs.back().betaHeld);
    }

    void jsonHasNull() {
        const nlohmann::json json = qualityToJson({});
        QVERIFY(json.at("ndcg@100").is_null());
        QVERIFY(json.dump().find(":0.0") == std::string::npos);
        QVERIFY(std::isnan(qualityFromJson(json).ndcg100));
    }

    void zerosOfEarlierVersionsAreNone() {
        const RankingQuality quality = qualityFromJson(
            {{"recall@20", 0.0}, {"recall@50", 0.0}, {"ndcg@100", 0.0}, {"users", 0}, {"skipped", 2}});
        QVERIFY(std::isnan(quality.recall20));
        QCOMPARE(quality.skipped, 2U);
    }

    void tablesHaveEmptyCells() {
        EpochReport epoch;
        epoch.epoch = 1;
        QVERIFY(metricsCsv({epoch}).ends_with(",,,\n"));
        const Folder folder;
        const std::string path = folder.write("epochs.csv", epochsHeader() + epochsRow(epoch));
        QVERIFY(epochsRow(epoch).find(",,,,,,,0,0,0,") != std::string::npos);
        const std::vector<EpochReport> read = readEpochs(path);
        QCOMPARE(read.size(), std::size_t{1});
        QVERIFY(std::isnan(read.front().validation.ndcg100));
    }

    void theReasonIsSaid() {
        const DatasetSummary few = importDataset(optionsFor(TESTS_DATA "/import/few3.csv"))->summary;
        QCOMPARE(few.testUnmeasured, std::string("none of the 3 users was drawn for it; hold out a number of "
                                                 "users, or a larger share"));
        ImportOptions options = optionsFor(TESTS_DATA "/import/few10.csv");
        options.heldOut.users = 1;
        options.heldOutItems = 0.01;
        QCOMPARE(importDataset(options)->summary.validationUnmeasured,
                 std::string("its 1 user has too few clicks on the model's items for one to be held out"));
        options.split = SplitKind::RandomClicks;
        QCOMPARE(importDataset(options)->summary.testUnmeasured,
                 std::string("no user has enough clicks for one to be held out"));
    }
};

TASTESCOPE_TEST(TestNobodyMeasured)
#include "test_nobody_measured.moc"

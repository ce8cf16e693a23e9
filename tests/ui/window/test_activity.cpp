#include <QLabel>
#include <QProgressBar>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/style/format.h"
#include "ui/window/activity.h"

using model::RunState;

class TestActivity : public QObject {
    Q_OBJECT
private slots:
    void init() { beginStrictly(); }

    void isReadyAtFirst();
    void showsHowFarAReadingIs();
    void showsAReadingOfUnknownLength();
    void showsARun();
    void leavesOutAnUnknownRemainder();
    void keepsTheBestEpoch();
    void forgetsTheBestWithANewRun();
    void showsNoProgressAfterTheEnd();
};

namespace {

QString shown(const ui::Activity& activity, const char* name) {
    const auto* label = activity.findChild<QLabel*>(QString::fromLatin1(name));
    return label->isHidden() ? QString() : label->text();
}

const QProgressBar& bar(const ui::Activity& activity) {
    return *activity.findChild<QProgressBar*>(QStringLiteral("progress"));
}

model::EpochReport epochOf(int epoch, double ndcg, bool best) {
    model::EpochReport report;
    report.epoch = epoch;
    report.validation.ndcg100 = ndcg;
    report.best = best;
    return report;
}

} // namespace

void TestActivity::isReadyAtFirst() {
    ui::Activity activity;
    QCOMPARE(shown(activity, "state"), QStringLiteral("Ready"));
    QVERIFY(bar(activity).isHidden());
    activity.setReady(QStringLiteral("read 12 rows"));
    QCOMPARE(shown(activity, "epoch"), QStringLiteral("read 12 rows"));
}

void TestActivity::showsHowFarAReadingIs() {
    ui::Activity activity;
    activity.setReading({.bytesRead = 3U << 30U, .bytesTotal = 4U * (1ULL << 30U), .rows = 12345});
    QCOMPARE(shown(activity, "state"), QStringLiteral("Reading"));
    QCOMPARE(shown(activity, "epoch"), ui::count(12345) + QStringLiteral(" rows"));
    QVERIFY(!bar(activity).isHidden());
    QCOMPARE(bar(activity).value(), bar(activity).maximum() * 3 / 4);
}

void TestActivity::showsAReadingOfUnknownLength() {
    ui::Activity activity;
    activity.setReading({.bytesRead = 100, .bytesTotal = 0, .rows = 1});
    QCOMPARE(bar(activity).maximum(), 0);
}

void TestActivity::showsARun() {
    ui::Activity activity;
    activity.setRunState(RunState::Training);
    activity.setProgress({.epoch = 62,
                          .epochs = 100,
                          .usersPerSecond = 4480,
                          .elapsedSeconds = 102,
                          .remainingSeconds = 63,
                          .fraction = 0.62});
    QCOMPARE(shown(activity, "state"), QStringLiteral("Training"));
    QCOMPARE(shown(activity, "epoch"), QStringLiteral("epoch 62 of 100"));
    QCOMPARE(shown(activity, "speed"), ui::count(4480) + QStringLiteral(" users/s"));
    QCOMPARE(shown(activity, "elapsed"), QStringLiteral("elapsed 1:42"));
    QCOMPARE(shown(activity, "remaining"), QStringLiteral("1:03 left"));
    QCOMPARE(bar(activity).value(), 620);
    activity.setRunState(RunState::Paused);
    QCOMPARE(shown(activity, "state"), QStringLiteral("Paused"));
    QCOMPARE(shown(activity, "epoch"), QStringLiteral("epoch 62 of 100"));
}

void TestActivity::leavesOutAnUnknownRemainder() {
    ui::Activity activity;
    activity.setProgress({.epoch = 1,
                          .epochs = 2,
                          .usersPerSecond = 1,
                          .elapsedSeconds = 1,
                          .remainingSeconds = -1,
                          .fraction = 0});
    QCOMPARE(shown(activity, "remaining"), QString());
}

void TestActivity::keepsTheBestEpoch() {
    ui::Activity activity;
    activity.addEpoch(epochOf(1, 0.3, true));
    activity.addEpoch(epochOf(2, 0.4009, true));
    activity.addEpoch(epochOf(3, 0.3987, false));
    QCOMPARE(shown(activity, "best"), QStringLiteral("validation NDCG@100 0.3987 · best 0.4009 at 2"));
}

void TestActivity::forgetsTheBestWithANewRun() {
    ui::Activity activity;
    activity.addEpoch(epochOf(5, 0.4, true));
    activity.setRunState(RunState::Starting);
    QCOMPARE(shown(activity, "best"), QString());
    activity.addEpoch(epochOf(1, 0.1, true));
    QCOMPARE(shown(activity, "best"), QStringLiteral("validation NDCG@100 0.1000 · best 0.1000 at 1"));
    activity.clearBest();
    QCOMPARE(shown(activity, "best"), QString());
}

void TestActivity::showsNoProgressAfterTheEnd() {
    for (const RunState end : {RunState::Finished, RunState::Stopped, RunState::Failed}) {
        ui::Activity activity;
        activity.setProgress({.epoch = 2,
                              .epochs = 2,
                              .usersPerSecond = 1,
                              .elapsedSeconds = 9,
                              .remainingSeconds = 0,
                              .fraction = 1});
        activity.setRunState(end);
        QVERIFY(bar(activity).isHidden());
        QCOMPARE(shown(activity, "remaining"), QString());
        QCOMPARE(shown(activity, "elapsed"), QStringLiteral("elapsed 0:09"));
    }
}

TASTESCOPE_TEST(TestActivity)
#include "test_activity.moc"

#include <QtTest>

#include "app/training/training_run.h"
#include "tests/model/support/checkerboard.h"
#include "tests/support/patience.h"
#include "tests/support/registered_test.h"

/// A run on its own thread, and what of it is delivered to the window's thread.
class TestTrainingRun : public QObject {
    Q_OBJECT

private:
    static app::Training smallTraining(int epochs) {
        model::TrainingOptions options = smallRun();
        options.epochs = epochs;
        return [options, dataset = checkerboard()](model::RunControl& control, auto& sink) {
            return model::train(*dataset, options, control, sink);
        };
    }

private slots:
    void everyReportArrivesOnceAndInOrder() {
        app::TrainingRun run(smallTraining(30));
        QList<int> epochs;
        std::uint64_t steps = 0;
        bool inOrder = true;
        connect(&run, &app::TrainingRun::news, this, [&](const app::TrainingNews& news) {
            for (const model::EpochReport& epoch : news.epochs)
                epochs << epoch.epoch;
            for (const model::BatchReport& batch : news.batches) {
                inOrder = inOrder && batch.step == steps + 1;
                steps = batch.step;
            }
        });
        QSignalSpy ended(&run, &app::TrainingRun::ended);
        run.start();
        QVERIFY(ended.wait(patience));
        QVERIFY(inOrder);
        QCOMPARE(steps, std::uint64_t{30 * 10}); // 200 users, 20 a batch
        QCOMPARE(epochs.size(), 30);
        QVERIFY(std::is_sorted(epochs.begin(), epochs.end()));
    }

    void aPausedRunContinuesAndAStoppedOneEnds() {
        app::TrainingRun run(smallTraining(1000000));
        QSignalSpy news(&run, &app::TrainingRun::news);
        QSignalSpy ended(&run, &app::TrainingRun::ended);
        run.start();
        QVERIFY(news.wait(patience));
        run.pause();
        run.continueRun();
        news.clear();
        QVERIFY(news.wait(patience));
        run.stop();
        QVERIFY(ended.wait(patience));
        QCOMPARE(ended[0][0].value<model::TrainingResult>().outcome.state, model::RunState::Stopped);
    }

    void aRunThatGoesTakesItsNewsAlong() {
        bool heard = false;
        {
            app::TrainingRun run(smallTraining(1000000));
            QSignalSpy news(&run, &app::TrainingRun::news);
            run.start();
            QVERIFY(news.wait(patience));
            connect(&run, &app::TrainingRun::news, this, [&] { heard = true; });
            connect(&run, &app::TrainingRun::ended, this, [&] { heard = true; });
        }
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }
};

TASTESCOPE_TEST(TestTrainingRun)
#include "test_training_run.moc"

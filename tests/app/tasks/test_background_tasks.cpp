#include <QTemporaryDir>
#include <QtTest>

#include <latch>

#include "app/tasks/file_writer.h"
#include "app/tasks/follow_up_task.h"
#include "app/tasks/latest_task.h"
#include "tests/support/contents.h"
#include "tests/support/patience.h"
#include "tests/support/registered_test.h"

/// Work on other threads: what arrives, on which thread, in which order, and what is never delivered.
class TestBackgroundTasks : public QObject {
    Q_OBJECT

private slots:
    void factsArriveOnTheOwnersThreadInOrder() {
        app::BackgroundTask task;
        QList<int> heard;
        bool elsewhere = false;
        const QSignalSpy finished(&task, &app::BackgroundTask::finished);
        connect(&task, &app::BackgroundTask::finished, this, [&] { heard << -1; });
        task.start([&](const std::stop_token&) {
            elsewhere = QThread::currentThread() != thread();
            for (int fact = 0; fact < 1000; ++fact)
                task.post([&, fact] { heard << (QThread::currentThread() == thread() ? fact : -2); });
        });
        QVERIFY(task.running());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QVERIFY(!task.running());
        QVERIFY(elsewhere);
        QCOMPARE(heard.size(), 1001);
        for (int fact = 0; fact < 1000; ++fact)
            QCOMPARE(heard[fact], fact);
        QCOMPARE(heard.back(), -1); // finished() is last
    }

    void aFailureIsToldACancellationIsNot() {
        app::BackgroundTask task;
        const QSignalSpy failed(&task, &app::BackgroundTask::failed);
        const QSignalSpy finished(&task, &app::BackgroundTask::finished);
        task.start([](const std::stop_token&) { throw model::Error({"no room", "a.csv", 3, "Make some"}); });
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][0].value<model::Failure>().text(), std::string("a.csv:3: no room. Make some"));
        task.start([](const std::stop_token& stop) {
            while (!stop.stop_requested())
                std::this_thread::yield();
            throw model::Cancelled();
        });
        task.requestStop();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
        QCOMPARE(failed.size(), 1);
    }

    void whatIsUndeliveredGoesWithTheTask() {
        bool heard = false;
        std::latch posted(1);
        auto task = std::make_unique<app::BackgroundTask>();
        task->start([&](const std::stop_token&) {
            task->post([&] { heard = true; });
            posted.count_down();
        });
        posted.wait();
        task.reset();
        QCoreApplication::processEvents();
        QVERIFY(!heard);
    }

    void onlyTheLatestWorkIsDelivered() {
        app::LatestTask task;
        QList<int> heard;
        for (int work = 0; work < 50; ++work)
            task.start([&, work](const std::stop_token&) { task.post([&, work] { heard << work; }); });
        QTRY_COMPARE_WITH_TIMEOUT(heard, QList<int>{49}, patience);
        task.start([&](const std::stop_token&) { task.post([&] { heard << 50; }); });
        task.cancel();
        bool after = false;
        task.start([&](const std::stop_token&) { task.post([&] { after = true; }); });
        QTRY_VERIFY_WITH_TIMEOUT(after, patience);
        QCOMPARE(heard, QList<int>{49});
    }

    void everyFollowUpAnswerIsDeliveredAndTheNewestWaits() {
        app::FollowUpTask task;
        QList<int> heard;
        std::latch asked(1);
        task.start([&](const std::stop_token&) {
            asked.wait();
            task.post([&] { heard << 0; });
        });
        for (int work = 1; work < 10; ++work)
            task.start([&, work](const std::stop_token&) { task.post([&, work] { heard << work; }); });
        asked.count_down();
        QTRY_COMPARE_WITH_TIMEOUT(heard, (QList<int>{0, 9}), patience);
    }

    void filesAreWrittenOneAfterTheOther() {
        app::FileWriter writer;
        const QSignalSpy saved(&writer, &app::FileWriter::saved);
        const QSignalSpy failed(&writer, &app::FileWriter::failed);
        std::atomic<int> writing = 0;
        std::atomic<bool> together = false;
        for (int file = 0; file < 20; ++file)
            writer.save(
                [&, file](const std::stop_token&) {
                    together = together || ++writing > 1;
                    std::this_thread::yield();
                    --writing;
                    if (file == 7)
                        throw model::Error(model::problem("the disk is full"));
                },
                QString::number(file));
        QTRY_COMPARE_WITH_TIMEOUT(saved.size() + failed.size(), 20, patience);
        QVERIFY(!together);
        QCOMPARE(failed.size(), 1);
        for (int file = 0; file < 19; ++file)
            QCOMPARE(saved[file][0].toString(), QString::number(file < 7 ? file : file + 1));
    }

    void filesThatAreReadAreNotOverwritten() {
        const QTemporaryDir folder;
        const QString data = folder.filePath(QStringLiteral("ratings.csv"));
        const QString link = folder.filePath(QStringLiteral("link.csv"));
        app::FileWriter writer;
        const QSignalSpy saved(&writer, &app::FileWriter::saved);
        const QSignalSpy failed(&writer, &app::FileWriter::failed);
        writer.saveFile(data, "u,i");
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        QVERIFY(QFile::link(data, link));
        writer.setInputs({data.toStdString()});
        writer.saveFile(data, "lost");
        writer.saveFile(link, "lost");
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, patience);
        QCOMPARE(contentsOf(data), QByteArray("u,i"));
    }
};

TASTESCOPE_TEST(TestBackgroundTasks)
#include "test_background_tasks.moc"

#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QIODevice>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "tests/app/support/window_test.h"
#include "tests/support/registered_test.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/window/data_opener.h"

/// Data by the dialog of the window, and files that are none.
class TestImportInWindow : public WindowTest {
    Q_OBJECT
private slots:
    void init() { openWindow(); }
    void cleanup() { m_tested.reset(); }
    void opensDataByTheDialog();
    void copiesTheAnswersAsACommandLine();
    void onlyTheLatestPreviewIsShown();
    void aBadFileLeavesTheDataOpen();
};

void TestImportInWindow::opensDataByTheDialog() {
    const QString path = QStringLiteral(RESOURCES "/example/ratings.csv");
    window().dataOpener().askAbout(path);
    auto* dialog = window().findChild<ui::ImportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    auto* open = find<QPushButton>(*dialog, "open");
    QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), patience);
    QCOMPARE(find<QTableView>(*dialog, "ratings")->model()->rowCount(), 200);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(*dialog, "users")->text(), QStringLiteral("603"), patience);
    type(*dialog, "minClicksPerUser", "20");
    press(*dialog, "open");
    QTRY_VERIFY_WITH_TIMEOUT(!rail(0).isEmpty(), patience);
    QVERIFY(text("rules").contains(QStringLiteral("users with ≥ 20")));
    QTRY_VERIFY_WITH_TIMEOUT(!window().findChild<ui::ImportDialog*>(), patience);

    window().dataOpener().askAbout(path); // as it was opened
    dialog = window().findChild<ui::ImportDialog*>();
    QCOMPARE(dialog->options().minClicksPerUser, 20U);
    dialog->reject();
    QCOMPARE(window().dataOpener().recent(), QStringList{path});
}

void TestImportInWindow::copiesTheAnswersAsACommandLine() {
    const QString path = QStringLiteral(RESOURCES "/example/ratings.csv");
    window().dataOpener().askAbout(path);
    auto* dialog = window().findChild<ui::ImportDialog*>();
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(*dialog, "open")->isEnabled(), patience);
    type(*dialog, "minClicksPerUser", "20");
    type(*dialog, "minimumRating", "3.5");
    press(*dialog, "copyCommandLine");
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("tastescope train %1 --min-rating 3.5 --min-user 20").arg(path));
    dialog->reject();
}

void TestImportInWindow::onlyTheLatestPreviewIsShown() {
    app::ImportAssistant& assistant = m_tested->backend.importAssistant;
    QSignalSpy ready(&assistant, &app::ImportAssistant::previewReady);
    QSignalSpy failed(&assistant, &app::ImportAssistant::previewFailed);
    QSignalSpy counted(&assistant, &app::ImportAssistant::remainingReady);
    model::ImportOptions options;
    options.data = m_folder.filePath(QStringLiteral("missing.csv")).toStdString();
    assistant.preview(options);
    options.data = RESOURCES "/example/ratings.csv";
    assistant.preview(options);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, patience);
    QVERIFY(failed.isEmpty());
    for (int i = 0; i < 3; ++i)
        assistant.countRemaining(options);
    QTRY_COMPARE_WITH_TIMEOUT(counted.size(), 1, patience);
    assistant.countRemaining(options);
    assistant.cancel();
    assistant.preview(options);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 2, patience);
    QCOMPARE(counted.size(), 1);
}

void TestImportInWindow::aBadFileLeavesTheDataOpen() {
    loadExample();
    const QString clicks = rail(0);
    QFile garbage(m_folder.filePath(QStringLiteral("garbage.csv")));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray("\x00\x01\x02 no table", 12));
    garbage.close();
    model::ImportOptions options;
    options.data = garbage.fileName().toStdString();
    window().dataOpener().request(options);
    auto* banner = find<QWidget>(window(), "failure");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY(find<QLabel>(*banner, "where")->text().contains(QStringLiteral("garbage.csv, line 1")));
    QCOMPARE(rail(0), clicks);
    QCOMPARE(text("name"), QStringLiteral("MovieLens latest small"));
    press(*banner, "dismiss");
    QVERIFY(!banner->isVisible());

    window().dataOpener().request(options);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    train("1"); // another try at something: the failure is over
    QVERIFY(!banner->isVisible());
}

TASTESCOPE_TEST(TestImportInWindow)
#include "test_import_in_window.moc"

#include <QAction>
#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>

#include "tests/app/support/window_test.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/window/data_opener.h"

/// Files through the whole window: the dialog's defaults, the page, and out again.
class TestDataInWindow : public WindowTest {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_tested.reset(); }
    void everySetOpensByItsDefaults_data();
    void everySetOpensByItsDefaults();
    void aFileThatIsDroppedIsAskedAbout();
    void cancellingLeavesWhatWasOpen();
    void importingAgainBeginsWithTheSameOptions();
    void namesThatAreNaughtyAreShownAsTheyAre();
    void openDataAreWrittenForOthers_data();
    void openDataAreWrittenForOthers();

private:
    ui::ImportDialog* askAbout(const QString& path);
    bool open(const QString& path);
    bool openAsAsked(ui::ImportDialog& dialog);
    QString shown(const char* name) const { return find<QLabel>(window().dataPage(), name)->text(); }
    QString write(const char* name, const QByteArray& bytes) const;

    std::shared_ptr<const model::DatasetSummary> m_summary; ///< of the data that are open
};

void TestDataInWindow::init() {
    m_summary.reset();
    openWindow();
    connect(&m_tested->backend.openedData, &app::OpenedData::datasetReady, this,
            [this](const auto& summary) { m_summary = summary; });
}

QString TestDataInWindow::write(const char* name, const QByteArray& bytes) const {
    const QString path = m_folder.filePath(QLatin1String(name));
    QFile file(path);
    file.open(QIODevice::WriteOnly);
    file.write(bytes);
    return path;
}

ui::ImportDialog* TestDataInWindow::askAbout(const QString& path) {
    window().dataOpener().askAbout(path);
    return window().findChild<ui::ImportDialog*>();
}

/// As a person does: the path, a look, Open. Whether data are open in the end.
bool TestDataInWindow::open(const QString& path) {
    return openAsAsked(*askAbout(path));
}

bool TestDataInWindow::openAsAsked(ui::ImportDialog& dialog) {
    auto* button = find<QPushButton>(dialog, "open");
    m_summary.reset();
    if (QTest::qWaitFor([button] { return button->isEnabled(); }, patience))
        button->click();
    return QTest::qWaitFor([this] { return m_summary != nullptr; }, patience);
}

void TestDataInWindow::everySetOpensByItsDefaults_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QList<qulonglong>>("counts"); // rows, users, items
    QTest::newRow("example") << QStringLiteral(RESOURCES "/example")
                             << QList<qulonglong>{100'836, 610, 9'724};
    QTest::newRow("authors' layout") << QStringLiteral(TESTS_DATA "/ml-latest-small-author-layout")
                                     << QList<qulonglong>{47'874, 603, 5'660};
    const auto add = [](const char* name, const QList<qulonglong>& counts) {
        QTest::newRow(name) << QString::fromLatin1(name) << counts;
    };
    add("ml-latest-small", {100'836, 610, 9'724});
    add("ml-1m", {1'000'209, 6'040, 3'706});
    add("ml-1m-author-layout", {575'228, 6'034, 3'497});
    add("ml-100k", {100'000, 943, 1'682});
    add("ml-100k-recbole", {100'000, 943, 1'682});
    add("lastfm-hetrec2011", {92'834, 1'892, 17'632});
    add("lastfm-hetrec2011/damaged", {92'834, 1'892, 17'632});
    add("lastfm-lists", {91'779, 1'885, 17'388});
}

void TestDataInWindow::everySetOpensByItsDefaults() {
    QFETCH(QString, path);
    QFETCH(QList<qulonglong>, counts);
    if (QDir::isRelativePath(path)) {
        const QString data = qEnvironmentVariable("TASTESCOPE_DATA");
        if (data.isEmpty())
            QSKIP("TASTESCOPE_DATA is not set: the folder of the public data sets");
        path.prepend(data + QLatin1Char('/'));
        if (!QFile::exists(path))
            QSKIP(qPrintable(QStringLiteral("there is no ") + path));
    }
    QVERIFY(open(path));
    const model::ReaderSummary& found = m_summary->reader;
    QCOMPARE((QList<qulonglong>{found.rows, found.users, found.items}), counts);
    QCOMPARE(found.rejected, 0U);
    QCOMPARE(shown("name"), QString::fromStdString(m_summary->name));
    QVERIFY(!shown("rules").isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!window().findChild<ui::ImportDialog*>(), patience);
}

void TestDataInWindow::aFileThatIsDroppedIsAskedAbout() {
    const QString path = QStringLiteral(RESOURCES "/example/ratings.csv");
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(100, 100), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window(), &drop);
    QTRY_VERIFY_WITH_TIMEOUT(window().findChild<ui::ImportDialog*>(), patience);
    auto* dialog = window().findChild<ui::ImportDialog*>();
    QCOMPARE(find<QLineEdit>(*dialog, "data")->text(), path);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(*dialog, "open")->isEnabled(), patience);
}

void TestDataInWindow::cancellingLeavesWhatWasOpen() {
    QVERIFY(open(QStringLiteral(RESOURCES "/example")));
    const QString clicks = shown("clicks");
    // Large enough that Cancel comes first.
    QByteArray rows;
    for (int row = 0; row < 2'000'000; ++row)
        rows += QByteArray::number(row % 50'000) + ',' + QByteArray::number(row % 977) + ",5\n";
    const QString path = write("large.csv", rows);
    ui::ImportDialog* dialog = askAbout(path);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(*dialog, "open")->isEnabled(), patience);
    m_summary.reset();
    QSignalSpy reading(&m_tested->backend.openedData, &app::OpenedData::readingChanged);
    find<QPushButton>(*dialog, "open")->click();
    auto* cancel = find<QPushButton>(window().dataPage(), "cancel");
    QVERIFY(cancel->isVisible());
    cancel->click();
    QTRY_COMPARE_WITH_TIMEOUT(reading.count(), 2, patience);
    QVERIFY(!m_summary);
    QCOMPARE(shown("clicks"), clicks);
    QVERIFY(!cancel->isVisible());
    QVERIFY(open(QStringLiteral(RESOURCES "/example"))); // and everything still works
}

void TestDataInWindow::importingAgainBeginsWithTheSameOptions() {
    QByteArray rows;
    for (int user = 0; user < 30; ++user)
        for (int item = 0; item < 8; ++item)
            rows += QByteArray::number(user) + ";i" + QByteArray::number(item) + ";3,5\n";
    const QString path = write("again.csv", rows);
    ui::ImportDialog* dialog = askAbout(path);
    QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(*dialog, "open")->isEnabled(), patience);
    find<QLineEdit>(*dialog, "minimumRating")->setText(QStringLiteral("2"));
    find<QPushButton>(*dialog, "open")->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_summary, patience);
    find<QPushButton>(window().dataPage(), "importAgain")->click();
    auto* again = window().findChild<ui::ImportDialog*>();
    QCOMPARE(find<QLineEdit>(*again, "data")->text(), path);
    QCOMPARE(again->options().minimumRating, 2.0);
}

/// Ids and titles that break programs, one a line.
void TestDataInWindow::namesThatAreNaughtyAreShownAsTheyAre() {
    const QString corpora = qEnvironmentVariable("TASTESCOPE_CORPORA");
    if (corpora.isEmpty())
        QSKIP("TASTESCOPE_CORPORA is not set: the folder of the corpora");
    QFile file(corpora + QStringLiteral("/naughty-strings/blns.txt"));
    if (!file.open(QIODevice::ReadOnly))
        QSKIP(qPrintable(QStringLiteral("there is no ") + file.fileName()));
    QSet<QString> names;
    QByteArray ratings = "user,item\n";
    QByteArray items = "item_id,title\n";
    const auto quoted = [](QByteArray text) { return '"' + text.replace('"', QByteArray("\"\"")) + '"'; };
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.isEmpty() || line.startsWith('#') || line.contains('\0') ||
            QString::fromUtf8(line).toUtf8() != line)
            continue;
        names += QString::fromUtf8(line);
        for (int user = 0; user < 10; ++user)
            ratings += QByteArray::number(user) + ',' + quoted(line) + '\n';
        items += quoted(line) + ',' + quoted(line) + '\n';
    }
    QDir(m_folder.path()).mkdir(QStringLiteral("naughty"));
    write("naughty/ratings.csv", ratings);
    write("naughty/items.csv", items);
    auto* dialog = askAbout(m_folder.filePath(QStringLiteral("naughty")));
    find<QCheckBox>(*dialog, "keepMissingIds")->click(); // NULL, None and NaN are among them
    find<QCheckBox>(*dialog, "exactIds")->click();       // and two ways of writing the same
    QVERIFY(openAsAsked(*dialog));
    QCOMPARE(m_summary->reader.rejected, 0U);
    QCOMPARE(qsizetype(m_summary->items), names.size());
    auto* table = find<QTableView>(window().dataPage(), "items");
    QVERIFY(table);
    QSet<QString> titles;
    QSet<QString> ids;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        titles += table->model()->index(row, 0).data().toString();
        ids += table->model()->index(row, 1).data().toString();
    }
    QCOMPARE(titles, names);
    QCOMPARE(ids, names);
}

void TestDataInWindow::openDataAreWrittenForOthers_data() {
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("file");
    QTest::newRow("authors' layout") << 0 << QStringLiteral("validation_te.csv");
    QTest::newRow("user lists") << 1 << QStringLiteral("train.txt");
}

void TestDataInWindow::openDataAreWrittenForOthers() {
    QFETCH(int, action);
    QFETCH(QString, file);
    auto* menu = window().findChild<QMenu*>(QStringLiteral("exportData"));
    QVERIFY(!menu->isEnabled());
    QVERIFY(open(QStringLiteral(RESOURCES "/example")));
    QVERIFY(menu->isEnabled());
    const QString folder = m_folder.filePath(QStringLiteral("out%1").arg(action));
    QSignalSpy saved(&m_tested->backend.dataExport, &app::DataExport::saved);
    menu->actions()[action]->trigger();
    auto* dialog = window().findChild<QFileDialog*>();
    QVERIFY(dialog);
    emit dialog->fileSelected(folder);
    dialog->close();
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
    QVERIFY(contentsOf(folder + QLatin1Char('/') + file).size() > 1000);
    const std::uint64_t clicks = m_summary->interactions;
    QVERIFY(open(folder));
    QCOMPARE(m_summary->interactions, clicks);
    QVERIFY(m_summary->splitWasGiven);
}

TASTESCOPE_TEST(TestDataInWindow)
#include "test_data_in_window.moc"

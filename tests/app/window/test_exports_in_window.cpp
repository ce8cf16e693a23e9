#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIODevice>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTest>

#include "tests/app/support/window_test.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/chart_cards/export_dialog.h"
#include "ui/window/save_dialogs.h"

namespace {

/// The cells of one line of CSV; no cell of ours holds a quote.
qsizetype cellCount(const QByteArray& line) {
    qsizetype cells = 1;
    bool quoted = false;
    for (const char letter : line) {
        quoted = quoted != (letter == '"');
        cells += letter == ',' && !quoted ? 1 : 0;
    }
    return cells;
}

} // namespace

/// Charts and files out of the window.
class TestExportsInWindow : public WindowTest {
    Q_OBJECT
private slots:
    void init() { openWindow(); }
    void cleanup() { m_tested.reset(); }
    void exportsEveryFormat_data();
    void exportsEveryFormat();
    void savesOneAfterTheOther();
    void copiesAChart();
    void eachKindBeginsInItsLastFolder();
};

void TestExportsInWindow::exportsEveryFormat_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("PNG") << 0 << "png";
    QTest::newRow("SVG") << 1 << "svg";
    QTest::newRow("PDF") << 2 << "pdf";
    QTest::newRow("CSV") << 3 << "csv";
}

void TestExportsInWindow::exportsEveryFormat() {
    QFETCH(int, format);
    QFETCH(QString, suffix);
    loadExample();
    train("3");
    QSignalSpy saved(&m_tested->backend.fileWriter, &app::FileWriter::saved);
    for (ui::ChartCard* card : window().trainingPage().findChildren<ui::ChartCard*>()) {
        emit card->exportRequested(card->figure());
        auto* dialog = window().findChild<ui::ExportDialog*>();
        QVERIFY(dialog);
        find<QComboBox>(*dialog, "format")->setCurrentIndex(format);
        press(*dialog, "save");
        QTRY_VERIFY_WITH_TIMEOUT(visibleFileDialog(), patience);
        const QString path = m_folder.filePath(card->objectName() + QLatin1Char('.') + suffix);
        visibleFileDialog()->selectFile(path);
        QMetaObject::invokeMethod(visibleFileDialog(), "accept");
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        QCOMPARE(saved.takeFirst().front().toString(), path);
        QTRY_VERIFY_WITH_TIMEOUT(!window().findChild<ui::ExportDialog*>(), patience);

        const QByteArray bytes = contentsOf(path);
        if (suffix == QStringLiteral("png")) {
            QCOMPARE(QImage::fromData(bytes).size(), QSize(1890, 1181)); // 160 × 100 mm at 300 dpi
        } else if (suffix == QStringLiteral("svg")) {
            QVERIFY(QSvgRenderer(bytes).isValid());
            QVERIFY(bytes.contains("epoch</text>")); // text stays text
        } else if (suffix == QStringLiteral("pdf")) {
            QVERIFY(bytes.startsWith("%PDF-") && bytes.trimmed().endsWith("%%EOF"));
        } else {
            const QList<QByteArray> lines = bytes.trimmed().split('\n');
            QVERIFY(lines.front().startsWith("epoch,"));
            QVERIFY(lines.size() >= 4);
            QCOMPARE(cellCount(lines.back()), cellCount(lines.front()));
        }
    }
}

void TestExportsInWindow::savesOneAfterTheOther() {
    QSignalSpy saved(&m_tested->backend.fileWriter, &app::FileWriter::saved);
    QSignalSpy failed(&m_tested->backend.fileWriter, &app::FileWriter::failed);
    QStringList paths;
    for (int i = 0; i < 5; ++i) { // faster than any disk
        paths += m_folder.filePath(QStringLiteral("save-%1.txt").arg(i));
        m_tested->backend.fileWriter.saveFile(paths.back(), QByteArray::number(i));
    }
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), paths.size(), patience);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(saved[i].front().toString(), paths[i]);
    QVERIFY(failed.isEmpty());
}

void TestExportsInWindow::copiesAChart() {
    loadExample();
    QGuiApplication::clipboard()->clear();
    auto* card = window().dataPage().findChild<ui::ChartCard*>();
    emit card->copyRequested(card->figure());
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

/// Also after a new start of the program.
void TestExportsInWindow::eachKindBeginsInItsLastFolder() {
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("users")));
    QVERIFY(QDir(m_folder.path()).mkpath(QStringLiteral("models")));
    const auto save = [this](const QString& path) {
        QTRY_VERIFY_WITH_TIMEOUT(visibleFileDialog(), patience);
        visibleFileDialog()->selectFile(m_folder.filePath(path));
        QMetaObject::invokeMethod(visibleFileDialog(), "accept");
        QTRY_VERIFY_WITH_TIMEOUT(!visibleFileDialog(), patience);
    };
    const auto folder = [] {
        const QString name = visibleFileDialog()->directory().dirName();
        visibleFileDialog()->reject();
        return name;
    };
    window().saveDialogs().saveUsers("id\n");
    save(QStringLiteral("users/u.csv"));
    window().saveDialogs().saveModel();
    save(QStringLiteral("models/m.safetensors"));
    m_tested.reset();
    m_tested = std::make_unique<TestedWindow>();
    QVERIFY(m_tested->show());
    window().saveDialogs().saveUsers("id\n");
    QTRY_VERIFY_WITH_TIMEOUT(visibleFileDialog(), patience);
    QCOMPARE(folder(), QStringLiteral("users"));
    QTRY_VERIFY_WITH_TIMEOUT(!visibleFileDialog(), patience);
    window().saveDialogs().saveModel();
    QTRY_VERIFY_WITH_TIMEOUT(visibleFileDialog(), patience);
    QCOMPARE(folder(), QStringLiteral("models"));
}

TASTESCOPE_TEST(TestExportsInWindow)
#include "test_exports_in_window.moc"

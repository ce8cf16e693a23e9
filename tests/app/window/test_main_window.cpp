#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTableView>
#include <QTextDocumentFragment>

#include <set>

#include "tests/app/support/tested_window.h"
#include "tests/support/registered_test.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/chart_cards/export_dialog.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/data/dataset_page.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/style/theme.h"
#include "ui/users/users_page.h"
#include "ui/window/data_opener.h"

using model::RunState;

Q_DECLARE_METATYPE(std::vector<model::BatchReport>)

namespace {

constexpr int patience = 240000; ///< milliseconds; beside other work a training is slow

template <typename Widget>
Widget* find(const QWidget& in, const char* name) {
    return in.findChild<Widget*>(QLatin1String(name));
}

void press(const QWidget& in, const char* name) {
    auto* button = find<QAbstractButton>(in, name);
    QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
    QTest::mouseClick(button, Qt::LeftButton);
}

void type(const QWidget& in, const char* name, const char* text) {
    auto* field = find<QLineEdit>(in, name);
    QVERIFY2(field, name);
    field->setText(QLatin1String(text));
}

void choosePage(const QWidget& window, int page) {
    find<QListWidget>(window, "rail")->setCurrentRow(page);
}

const ui::LineFigure& figure(const QWidget& in, const char* name) {
    return find<ui::LineChart>(in, name)->figure();
}

/// What a label shows, without its access key and mark-up.
QString shownText(const QLabel& label) {
    QString text = label.textFormat() == Qt::PlainText
                       ? label.text() // as mark-up its narrow spaces would become wide ones
                       : QTextDocumentFragment::fromHtml(label.text()).toPlainText();
    return label.buddy() ? text.remove(QLatin1Char('&')) : text;
}

/// Every line of text that does not fit its label.
QStringList cutTexts(const QWidget& page) {
    QStringList cut;
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->pixmap().isNull() && !label->wordWrap() &&
            label->width() < label->fontMetrics().horizontalAdvance(shownText(*label)))
            cut += shownText(*label);
    return cut;
}

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

/// Whether a chart shows a line of this colour.
bool shows(QWidget& chart, const QColor& colour) {
    const QImage image = chart.grab().toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                    std::abs(pixel.blue() - colour.blue()) <
                24)
                return true;
        }
    return false;
}

QFileDialog* visibleFileDialog() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QFileDialog*>(widget); dialog && dialog->isVisible())
            return dialog;
    return nullptr;
}

} // namespace

/// The whole program as a person uses it: the window, the session and the model together, on the example
/// data.
class TestMainWindow : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_tested.reset(); }
    void showsTheExample();
    void trainsThreeEpochsAndFillsEveryCurve();
    void pausesResumesAndStops();
    void stopsWhileItIsStarting();
    void showsAUserWithTitles();
    void showsAUserWhileTraining();
    void exportsEveryFormat_data();
    void exportsEveryFormat();
    void savesOneAfterTheOther();
    void copiesAChart();
    void everyTableModelIsSound();
    void opensDataByTheDialog();
    void onlyTheLatestPreviewIsShown();
    void aBadFileLeavesTheDataOpen();
    void divergenceIsReportedAndTheLastFiniteModelStays();
    void closingWhileTrainingAsksAndEndsSoon();
    void closingCanSaveTheModel();
    void screenshots_data();
    void screenshots();

private:
    void loadExample();
    void setQuickRun(const char* epochs);
    void train(const char* epochs);
    void waitForState(RunState state);
    QString rail(int page) const {
        return find<QListWidget>(m_tested->window, "rail")
            ->item(page)
            ->data(Qt::AccessibleDescriptionRole)
            .toString();
    }
    QString text(const char* label) const { return find<QLabel>(m_tested->window, label)->text(); }

    QTemporaryDir m_folder;
    std::unique_ptr<TestedWindow> m_tested;
    std::vector<RunState> m_states;
    std::uint64_t m_steps = 0; ///< of the run, as the window has heard
};

void TestMainWindow::initTestCase() {
    useSettingsIn(m_folder);
}

void TestMainWindow::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    startAnew(m_folder.filePath(QStringLiteral("runs")));
    m_states.clear();
    m_steps = 0;
    m_tested = std::make_unique<TestedWindow>();
    connect(&m_tested->backend.training, &app::TrainingSession::runStateChanged, this,
            [this](RunState state) { m_states.push_back(state); });
    connect(&m_tested->backend.training, &app::TrainingSession::batchesDone, this,
            [this](const auto& batches) { m_steps = batches.back().step; });
    QVERIFY(m_tested->show());
}

void TestMainWindow::loadExample() {
    press(m_tested->window.dataPage(), "emptyExample");
    QTRY_VERIFY_WITH_TIMEOUT(!rail(0).isEmpty(), patience);
}

void TestMainWindow::setQuickRun(const char* epochs) {
    choosePage(m_tested->window, 1);
    type(m_tested->window, "epochs", epochs);
    type(m_tested->window, "batch", "100");
    type(m_tested->window, "hidden", "100");
    type(m_tested->window, "latent", "50");
}

void TestMainWindow::waitForState(RunState state) {
    QTRY_VERIFY_WITH_TIMEOUT(!m_states.empty() && m_states.back() == state, patience);
}

void TestMainWindow::train(const char* epochs) {
    setQuickRun(epochs);
    press(m_tested->window.trainingPage(), "primary");
    waitForState(RunState::Finished);
}

void TestMainWindow::showsTheExample() {
    loadExample();
    QCOMPARE(text("name"), QStringLiteral("MovieLens latest small"));
    QVERIFY(text("rules").startsWith(QStringLiteral("ratings ≥ 4 · users with ≥ 5 · 60 + 60 held out")));
    QCOMPARE(text("users"), QStringLiteral("603"));
    const auto* items = find<QTableView>(m_tested->window, "items");
    QCOMPARE(items->model()->index(0, 0).data().toString(),
             QStringLiteral("Shawshank Redemption, The (1994)"));
    QVERIFY(find<QTableView>(m_tested->window, "reasons")->model()->rowCount() >= 3);
    QVERIFY(!figure(m_tested->window, "popularity").curves.front().points.empty());
    QVERIFY(!find<ui::BarChart>(m_tested->window, "activity")->figure().values.empty());
    QCOMPARE(text("costParameters"), QStringLiteral("7\u202F141\u202F245"));
    QVERIFY(text("costMemory").endsWith(QStringLiteral("MB")));
    QTRY_VERIFY_WITH_TIMEOUT(text("costTime").startsWith(QStringLiteral("≈")), patience); // is measured
}

void TestMainWindow::trainsThreeEpochsAndFillsEveryCurve() {
    loadExample();
    train("3");
    constexpr std::size_t updates = 15; // 483 training users in batches of 100, three times
    for (const char* chart : {"elbo", "reconstruction", "kl", "beta", "validation"})
        for (const ui::Curve& curve : figure(m_tested->window, chart).curves) {
            const std::size_t expected = curve.planned                                ? 3
                                         : curve.faint || qstrcmp(chart, "beta") == 0 ? updates
                                                                                      : 3;
            QVERIFY2(curve.points.size() == expected, qPrintable(curve.name));
            for (const QPointF& point : curve.points)
                QVERIFY2(std::isfinite(point.y()), qPrintable(curve.name));
        }
    QCOMPARE(figure(m_tested->window, "validation").references.size(), std::size_t{1});
    // What was planned is what happened.
    const auto& beta = figure(m_tested->window, "beta").curves;
    QCOMPARE(beta[0].points.back().y(), beta[1].points.back().y());
    QVERIFY(text("result").startsWith(QStringLiteral("finished · best NDCG@100 0.")));
    QCOMPARE(rail(1), QStringLiteral("epoch 3 / 3"));
    QCOMPARE(text("state"), QStringLiteral("Finished"));
    QVERIFY(text("speed").endsWith(QStringLiteral("users/s")));
}

void TestMainWindow::pausesResumesAndStops() {
    loadExample();
    setQuickRun("2000");
    press(m_tested->window.trainingPage(), "primary");
    waitForState(RunState::Training);
    QTRY_VERIFY_WITH_TIMEOUT(m_steps > 0, patience);

    press(m_tested->window.trainingPage(), "primary");
    waitForState(RunState::Paused);
    QCOMPARE(find<QPushButton>(m_tested->window, "primary")->text(), QStringLiteral("&Continue"));
    QSignalSpy news(&m_tested->backend.training, &app::TrainingSession::batchesDone);
    while (news.wait(400)) // the batch that it was at still arrives
        QVERIFY(news.size() < 3);
    const std::uint64_t paused = m_steps;
    QCOMPARE(static_cast<double>(figure(m_tested->window, "kl").curves.front().points.size()),
             static_cast<double>(paused));

    press(m_tested->window.trainingPage(), "primary");
    waitForState(RunState::Training);
    QTRY_VERIFY_WITH_TIMEOUT(m_steps > paused, patience);
    press(m_tested->window.trainingPage(), "stop");
    waitForState(RunState::Stopped);
    QVERIFY(text("result").startsWith(QStringLiteral("stopped · best NDCG@100")));
    QVERIFY(find<QPushButton>(m_tested->window, "primary")->isEnabled());
}

void TestMainWindow::stopsWhileItIsStarting() {
    loadExample();
    setQuickRun("2000");
    press(m_tested->window.trainingPage(), "primary");
    press(m_tested->window.trainingPage(), "stop");
    waitForState(RunState::Stopped);
    QCOMPARE(m_states, (std::vector{RunState::Starting, RunState::Stopping, RunState::Stopped}));
}

void TestMainWindow::showsAUserWithTitles() {
    loadExample();
    train("3");
    choosePage(m_tested->window, 2);
    type(m_tested->window, "find", "414");
    QTest::keyClick(find<QLineEdit>(m_tested->window, "find"), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(text("user"), QStringLiteral("User 414"), patience);
    const ui::BarFigure& bars = find<ui::BarChart>(m_tested->window, "latentMeans")->figure();
    QCOMPARE(bars.values.size(), std::size_t{40});
    QCOMPARE(bars.whiskers.size(), std::size_t{40});
    for (const double sigma : bars.whiskers)
        QVERIFY(sigma > 0);

    const auto* history = find<QTableView>(m_tested->window, "history")->model();
    const auto* recommended = find<QTableView>(m_tested->window, "recommended")->model();
    QVERIFY(history->rowCount() > 100);
    QCOMPARE(recommended->rowCount(), 100);
    std::set<QString> seen;
    for (int row = 0; row < history->rowCount(); ++row)
        if (history->index(row, 2).data().toString() != QStringLiteral("held out"))
            seen.insert(history->index(row, 1).data().toString());
    for (int row = 0; row < recommended->rowCount(); ++row) {
        const QString id = recommended->index(row, 2).data().toString();
        QVERIFY2(recommended->index(row, 1).data().toString() != id, qPrintable(id)); // a title
        QVERIFY2(!seen.contains(id), qPrintable(id));
    }

    type(m_tested->window, "find", "nobody");
    QTest::keyClick(find<QLineEdit>(m_tested->window, "find"), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(m_tested->window, "message")->isVisible(), patience);
    QCOMPARE(text("user"), QStringLiteral("User 414"));
}

void TestMainWindow::showsAUserWhileTraining() {
    loadExample();
    setQuickRun("2000");
    press(m_tested->window.trainingPage(), "primary");
    choosePage(m_tested->window, 2);
    static const QRegularExpression later(QStringLiteral("epoch ([2-9]|\\d\\d+) \\(live\\)"));
    QTRY_VERIFY_WITH_TIMEOUT(text("facts").contains(later), patience);
    QCOMPARE(text("role"), QStringLiteral("test")); // somebody to begin with
    m_tested->backend.training.stop();
    waitForState(RunState::Stopped);
    QTRY_VERIFY_WITH_TIMEOUT(!text("facts").contains(QStringLiteral("live")), patience);
}

void TestMainWindow::exportsEveryFormat_data() {
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("PNG") << 0 << "png";
    QTest::newRow("SVG") << 1 << "svg";
    QTest::newRow("PDF") << 2 << "pdf";
    QTest::newRow("CSV") << 3 << "csv";
}

void TestMainWindow::exportsEveryFormat() {
    QFETCH(int, format);
    QFETCH(QString, suffix);
    loadExample();
    train("3");
    QSignalSpy saved(&m_tested->backend.fileWriter, &app::FileWriter::saved);
    for (ui::ChartCard* card : m_tested->window.trainingPage().findChildren<ui::ChartCard*>()) {
        emit card->exportRequested(card->figure());
        auto* dialog = m_tested->window.findChild<ui::ExportDialog*>();
        QVERIFY(dialog);
        find<QComboBox>(*dialog, "format")->setCurrentIndex(format);
        press(*dialog, "save");
        QTRY_VERIFY(visibleFileDialog());
        const QString path = m_folder.filePath(card->objectName() + QLatin1Char('.') + suffix);
        visibleFileDialog()->selectFile(path);
        QMetaObject::invokeMethod(visibleFileDialog(), "accept");
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
        QCOMPARE(saved.takeFirst().front().toString(), path);
        QTRY_VERIFY(!m_tested->window.findChild<ui::ExportDialog*>());

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
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

void TestMainWindow::savesOneAfterTheOther() {
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

void TestMainWindow::copiesAChart() {
    loadExample();
    QGuiApplication::clipboard()->clear();
    auto* card = m_tested->window.dataPage().findChild<ui::ChartCard*>();
    emit card->copyRequested(card->figure());
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestMainWindow::everyTableModelIsSound() {
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (const QTableView* table : m_tested->window.findChildren<QTableView*>())
        testers.push_back(std::make_unique<QAbstractItemModelTester>(
            table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal));
    QCOMPARE(testers.size(), std::size_t{13});
    loadExample();
    train("2");
    choosePage(m_tested->window, 2);
    QTRY_VERIFY_WITH_TIMEOUT(!text("user").isEmpty(), patience);
    find<QTableView>(m_tested->window, "recommended")->sortByColumn(4, Qt::AscendingOrder);
}

void TestMainWindow::opensDataByTheDialog() {
    const QString path = QStringLiteral(RESOURCES "/example/ratings.csv");
    m_tested->window.dataOpener().askAbout(path);
    auto* dialog = m_tested->window.findChild<ui::ImportDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    auto* open = find<QPushButton>(*dialog, "open");
    QTRY_VERIFY_WITH_TIMEOUT(open->isEnabled(), patience);
    QCOMPARE(find<QTableView>(*dialog, "ratings")->model()->rowCount(), 200);
    QTRY_COMPARE_WITH_TIMEOUT(find<QLabel>(*dialog, "users")->text(), QStringLiteral("603"), patience);
    type(*dialog, "minClicksPerUser", "20");
    press(*dialog, "open");
    QTRY_VERIFY_WITH_TIMEOUT(!rail(0).isEmpty(), patience);
    QVERIFY(text("rules").contains(QStringLiteral("users with ≥ 20")));
    QTRY_VERIFY(!m_tested->window.findChild<ui::ImportDialog*>());

    m_tested->window.dataOpener().askAbout(path); // as it was opened
    dialog = m_tested->window.findChild<ui::ImportDialog*>();
    QCOMPARE(dialog->options().minClicksPerUser, 20U);
    dialog->reject();
    QCOMPARE(m_tested->window.dataOpener().recent(), QStringList{path});
}

void TestMainWindow::onlyTheLatestPreviewIsShown() {
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

void TestMainWindow::aBadFileLeavesTheDataOpen() {
    loadExample();
    const QString clicks = rail(0);
    QFile garbage(m_folder.filePath(QStringLiteral("garbage.csv")));
    QVERIFY(garbage.open(QIODevice::WriteOnly));
    garbage.write(QByteArray("\x00\x01\x02 no table", 12));
    garbage.close();
    model::ImportOptions options;
    options.data = garbage.fileName().toStdString();
    m_tested->window.dataOpener().request(options);
    auto* banner = find<QWidget>(m_tested->window, "failure");
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    QVERIFY(find<QLabel>(*banner, "where")->text().contains(QStringLiteral("garbage.csv, line 1")));
    QCOMPARE(rail(0), clicks);
    QCOMPARE(text("name"), QStringLiteral("MovieLens latest small"));
    press(*banner, "dismiss");
    QVERIFY(!banner->isVisible());

    m_tested->window.dataOpener().request(options);
    QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), patience);
    train("1"); // another try at something: the failure is over
    QVERIFY(!banner->isVisible());
}

void TestMainWindow::divergenceIsReportedAndTheLastFiniteModelStays() {
    loadExample();
    setQuickRun("50");
    type(m_tested->window, "learningRate", "1e30");
    press(m_tested->window.trainingPage(), "primary");
    waitForState(RunState::Failed);
    const QString what = find<QLabel>(*find<QWidget>(m_tested->window, "failure"), "what")->text();
    for (const char* part : {"epoch", "step", "learning rate"})
        QVERIFY2(what.contains(QLatin1String(part)), qPrintable(what));
    QSignalSpy saved(&m_tested->backend.fileWriter, &app::FileWriter::saved);
    m_tested->backend.training.saveModel(m_folder.filePath(QStringLiteral("finite.safetensors")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, patience);
}

void TestMainWindow::closingWhileTrainingAsksAndEndsSoon() {
    loadExample();
    setQuickRun("2000");
    press(m_tested->window.trainingPage(), "primary");
    QTRY_VERIFY_WITH_TIMEOUT(m_steps > 0, patience);
    QVERIFY(!m_tested->window.close());
    auto* question = m_tested->window.findChild<QMessageBox*>();
    QVERIFY(question && question->isVisible());
    const auto buttons = question->buttons();
    const auto stop = std::find_if(buttons.begin(), buttons.end(), [question](QAbstractButton* button) {
        return question->buttonRole(button) == QMessageBox::DestructiveRole;
    });
    QVERIFY(stop != buttons.end());
    QElapsedTimer clock;
    clock.start();
    QTest::mouseClick(*stop, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!m_tested->window.isVisible(), 2000);
    QVERIFY(clock.elapsed() < 2000);
}

void TestMainWindow::closingCanSaveTheModel() {
    loadExample();
    setQuickRun("2000");
    press(m_tested->window.trainingPage(), "primary");
    QTRY_VERIFY_WITH_TIMEOUT(m_steps > 0, patience);
    QVERIFY(!m_tested->window.close());
    auto* question = m_tested->window.findChild<QMessageBox*>();
    for (QAbstractButton* button : question->buttons())
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(visibleFileDialog());
    const QString path = m_folder.filePath(QStringLiteral("kept.safetensors"));
    visibleFileDialog()->selectFile(path);
    QMetaObject::invokeMethod(visibleFileDialog(), "accept");
    QTRY_VERIFY_WITH_TIMEOUT(!m_tested->window.isVisible(), patience);
    QVERIFY(QFileInfo(path).size() > 1000);
}

void TestMainWindow::screenshots_data() {
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << "&Light" << QSize(1280, 800);
    QTest::newRow("dark") << "&Dark" << QSize(1280, 800);
    QTest::newRow("light large") << "&Light" << QSize(1920, 1080);
    QTest::newRow("dark large") << "&Dark" << QSize(1920, 1080);
}

/// Pictures for people to look at; what can be told without eyes is asserted.
void TestMainWindow::screenshots() {
    QFETCH(QString, scheme);
    QFETCH(QSize, size);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    m_tested->window.resize(size);
    for (QAction* action : m_tested->window.findChildren<QAction*>())
        if (action->text() == scheme)
            action->trigger();
    const auto look = [&](const QString& name) {
        QCoreApplication::processEvents();
        const QString cut = cutTexts(m_tested->window).join(QStringLiteral(" | "));
        QVERIFY2(cut.isEmpty(), qPrintable(name + QStringLiteral(": ") + cut));
        const QString file =
            QStringLiteral("%1-%2-%3.png").arg(name, scheme.mid(1).toLower()).arg(size.width());
        QVERIFY(m_tested->window.grab().save(QStringLiteral(SCREENSHOTS "/") + file));
    };
    const char* empty[] = {"data-empty", "training-empty", "users-empty"};
    for (int page = 0; page < 3; ++page) {
        choosePage(m_tested->window, page);
        look(QLatin1String(empty[page]));
    }
    choosePage(m_tested->window, 0);
    loadExample();
    QTRY_VERIFY_WITH_TIMEOUT(text("costTime").startsWith(QStringLiteral("≈")), patience);
    look(QStringLiteral("data"));
    choosePage(m_tested->window, 1);
    look(QStringLiteral("training-ready"));
    train("30");
    look(QStringLiteral("training"));
    const ui::Colours& colours = ui::currentColours();
    QCOMPARE(colours.dark, scheme == QStringLiteral("&Dark"));
    const std::pair<const char*, ui::Hue> lines[] = {{"elbo", ui::Hue::Blue},
                                                     {"reconstruction", ui::Hue::Green},
                                                     {"kl", ui::Hue::Purple},
                                                     {"beta", ui::Hue::Orange},
                                                     {"validation", ui::Hue::Vermilion}};
    for (const auto& [chart, hue] : lines)
        QVERIFY2(shows(*find<ui::LineChart>(m_tested->window, chart), colours.of(hue)), chart);
    choosePage(m_tested->window, 2);
    QTRY_VERIFY_WITH_TIMEOUT(!text("user").isEmpty(), patience);
    look(QStringLiteral("users"));
    QVERIFY(shows(*find<ui::BarChart>(m_tested->window, "latentMeans"), colours.of(ui::Hue::Blue)));
}

TASTESCOPE_TEST(TestMainWindow)
#include "test_main_window.moc"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGraphicsScene>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <cmath>
#include <limits>

#include "tests/support/patience.h"
#include "tests/support/registered_test.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/chart_cards/figure_dialog.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/figure_table.h"
#include "ui/charts/heat_layer.h"
#include "ui/charts/heat_plot.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/plot_canvas.h"
#include "ui/style/theme.h"

namespace {

constexpr float notKnown = std::numeric_limits<float>::quiet_NaN();

ui::LineFigure lines() {
    ui::LineFigure figure;
    figure.title = QStringLiteral("KL");
    figure.x.title = QStringLiteral("epoch");
    figure.curves = {{.name = QStringLiteral("each update"), .points = {{0.5, 1.25}, {1, 2}, {1.5, 3}}},
                     {.name = QStringLiteral("KL, mean"), .points = {{1, 1.5}}}};
    figure.references = {{.name = QStringLiteral("prior"), .y = 0.5}};
    return figure;
}

ui::BarFigure bars() {
    ui::BarFigure figure;
    figure.title = QStringLiteral("Latent means");
    figure.x.title = QStringLiteral("dimension");
    figure.valueName = QStringLiteral("μ");
    figure.whiskerName = QStringLiteral("σ");
    figure.labels = {QStringLiteral("3"), QStringLiteral("1")};
    figure.values = {0.25, -1.5};
    figure.whiskers = {0.5, 0.125};
    return figure;
}

/// Two dimensions over three epochs; of the second epoch nothing is known.
ui::HeatFigure heat() {
    ui::HeatFigure figure;
    figure.title = QStringLiteral("KL by dimension");
    figure.x = {.title = QStringLiteral("epoch"), .minimum = 0.0, .maximum = 4.0, .whole = true};
    figure.rowTitle = QStringLiteral("dimension");
    figure.valueName = QStringLiteral("KL, nats");
    figure.rows = {QStringLiteral("2"), QStringLiteral("1")};
    figure.ends = {1, 2, 3};
    figure.values = {0, 0, notKnown, notKnown, 1, 0};
    return figure;
}

} // namespace

/// Figures as tables and files, and the strip of heat.
class TestFigures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void writesLinesAsCsv();
    void writesBarsAsCsv();
    void writesHeatAsCsv();
    void quotesWhatNeedsIt();
    void writesTheSameInEveryLocale();
    void showsEveryFigureAsATable_data();
    void showsEveryFigureAsATable();
    void copiesTheTable();
    void opensTheTableFromTheMenu();
    void offersLogarithmicAxes();
    void chartsGoWhileTheyHaveTheFocus();
    void coloursCellsByTheirAmount();
    void readsOneCell();
    void exportsHeatInEveryFormat();
    void drawsNoMoreCellsThanPixels();
};

void TestFigures::writesLinesAsCsv() {
    QCOMPARE(ui::figureTable(lines()), QByteArray("epoch,each update,\"KL, mean\",prior\r\n"
                                                  "0.5,1.25,,0.5\r\n1,2,1.5,0.5\r\n1.5,3,,0.5\r\n"));
}

void TestFigures::writesBarsAsCsv() {
    QCOMPARE(ui::figureTable(bars()), QByteArray("dimension,μ,σ\r\n3,0.25,0.5\r\n1,-1.5,0.125\r\n"));
}

void TestFigures::writesHeatAsCsv() {
    QCOMPARE(ui::figureTable(heat()),
             QByteArray("epoch,dimension 2,dimension 1\r\n1,0,0\r\n2,,\r\n3,1,0\r\n"));
}

void TestFigures::quotesWhatNeedsIt() {
    ui::BarFigure figure = bars();
    figure.labels = {QStringLiteral("a \"b\""), QStringLiteral("c,d")};
    QVERIFY(ui::figureTable(figure).contains("\"a \"\"b\"\"\",0.25"));
    QVERIFY(ui::figureTable(figure).contains("\"c,d\",-1.5"));
}

void TestFigures::writesTheSameInEveryLocale() {
    const QByteArray all = ui::figureTable(lines()) + ui::figureTable(bars()) + ui::figureTable(heat());
    for (const char* name : {"de_DE", "tr_TR", "ar_EG", "hi_IN", "fa_IR"}) {
        QLocale::setDefault(QLocale(QLatin1String(name)));
        QCOMPARE(ui::figureTable(lines()) + ui::figureTable(bars()) + ui::figureTable(heat()), all);
    }
    QLocale::setDefault(QLocale::c());
}

void TestFigures::showsEveryFigureAsATable_data() {
    QTest::addColumn<ui::Figure>("figure");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("last");
    QTest::newRow("lines") << ui::Figure(lines()) << 3 << 4 << QStringLiteral("0.500000");
    QTest::newRow("bars") << ui::Figure(bars()) << 2 << 3 << QStringLiteral("0.125000");
    QTest::newRow("heat") << ui::Figure(heat()) << 3 << 3 << QStringLiteral("0");
    QTest::newRow("nothing") << ui::Figure(ui::LineFigure{}) << 0 << 1 << QString();
}

void TestFigures::showsEveryFigureAsATable() {
    QFETCH(const ui::Figure, figure);
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    QFETCH(const QString, last);
    const ui::FigureDialog dialog(figure);
    QAbstractItemModel* model = dialog.findChild<QTableView*>()->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(model->rowCount(), rows);
    QCOMPARE(model->columnCount(), columns);
    QCOMPARE(model->index(rows - 1, columns - 1).data().toString(), last);
    QVERIFY(!dialog.isModal());
}

void TestFigures::copiesTheTable() {
    const ui::FigureDialog dialog{ui::Figure(lines())};
    dialog.findChild<QPushButton*>(QStringLiteral("copy"))->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("epoch\teach update\tKL, mean\tprior\n"
                            "0.5\t1.25\t\t0.5\n1\t2\t1.5\t0.5\n1.5\t3\t\t0.5\n"));
}

void TestFigures::opensTheTableFromTheMenu() {
    ui::ChartCard card(new ui::LineChart);
    const auto actions = card.findChild<QToolButton*>()->menu()->actions();
    const auto table = std::find_if(actions.begin(), actions.end(), [](const QAction* action) {
        return action->text() == QStringLiteral("Show as &table");
    });
    QVERIFY(table != actions.end());
    (*table)->trigger();
    auto* dialog = card.findChild<ui::FigureDialog*>();
    QVERIFY(dialog);
    QVERIFY(dialog->isVisible());
    dialog->close();
    QTRY_VERIFY_WITH_TIMEOUT(!card.findChild<ui::FigureDialog*>(), patience);
}

void TestFigures::offersLogarithmicAxes() {
    auto* chart = new ui::LineChart;
    ui::ChartCard card(chart);
    chart->setFigure(lines());
    QMenu* menu = card.findChild<QToolButton*>()->menu();
    emit menu->aboutToShow();
    QAction* y = menu->actions().at(menu->actions().size() - 2);
    QCOMPARE(y->text(), QStringLiteral("Logarithmic &y axis"));
    QVERIFY(y->isEnabled() && !y->isChecked());
    y->trigger();
    QVERIFY(chart->figure().y.logarithmic);
    y->trigger();
    QVERIFY(!chart->figure().y.logarithmic);
    ui::LineFigure negative = lines();
    for (ui::Curve& curve : negative.curves)
        for (QPointF& point : curve.points)
            point.ry() = -600;
    chart->setFigure(negative);
    emit menu->aboutToShow();
    QVERIFY(!y->isEnabled());
}

/// Seen by the address sanitizer alone.
void TestFigures::chartsGoWhileTheyHaveTheFocus() {
    const auto focusAndDelete = [](QWidget* chart) {
        chart->resize(400, 200);
        chart->show();
        QVERIFY(QTest::qWaitForWindowActive(chart));
        chart->setFocus(Qt::TabFocusReason);
        QVERIFY(chart->hasFocus());
        delete chart;
    };
    focusAndDelete(new ui::LineChart);
    focusAndDelete(new ui::BarChart);
    auto* strip = new ui::HeatStrip;
    strip->setFigure(heat());
    focusAndDelete(strip);
}

void TestFigures::coloursCellsByTheirAmount() {
    ui::HeatStrip strip;
    strip.setFigure(heat());
    strip.resize(400, 200);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    const QImage image = strip.grab().toImage();
    const ui::Colours& colours = ui::currentColours();
    const double left = 44, width = 400 - 44 - 16 - 30, top = 8, height = 200 - 8 - 22;
    const auto cell = [&](double epoch, double row) {
        return image.pixelColor(qRound(left + (epoch - 0.5) / 4 * width),
                                qRound(top + (row - 0.5) / 2 * height));
    };
    QCOMPARE(cell(1, 1), colours.ofAmount(0));
    QCOMPARE(cell(3, 1), colours.ofAmount(1));
    QCOMPARE(cell(3, 2), colours.ofAmount(0));
    QVERIFY(cell(2, 1) != colours.ofAmount(0)); // what is not known is empty
    QCOMPARE(cell(2, 1), cell(4, 1));
}

void TestFigures::readsOneCell() {
    ui::HeatStrip strip;
    strip.setFigure(heat());
    strip.resize(400, 200);
    strip.show();
    QVERIFY(QTest::qWaitForWindowExposed(&strip));
    QSignalSpy hovered(&strip, &ui::HeatStrip::hovered);
    const auto last = [&] { return hovered.last().first().value<std::optional<double>>(); };
    auto* canvas = strip.findChild<ui::PlotCanvas*>();
    emit canvas->pointed(QPointF(250, 50));
    QCOMPARE(last(), std::optional(3.0));
    QTest::keyClick(canvas, Qt::Key_Left);
    QCOMPARE(last(), std::optional(2.0));
    emit canvas->pointed(std::nullopt);
    QCOMPARE(last(), std::nullopt);
}

void TestFigures::exportsHeatInEveryFormat() {
    const QByteArray svg = ui::exportFigure(heat(), {.format = ui::ExportFormat::Svg});
    QVERIFY(QSvgRenderer(svg).isValid());
    for (const char* text : {"KL by dimension</text>", "epoch</text>", "KL, nats</text>"})
        QVERIFY2(svg.contains(text), text);
    QVERIFY(ui::exportFigure(heat(), {.format = ui::ExportFormat::Pdf}).startsWith("%PDF-"));
    const QImage image = QImage::fromData(ui::exportFigure(heat(), {.format = ui::ExportFormat::Png}));
    QCOMPARE(image.size(), QSize(1890, 1181));
    int found = 0;
    for (int y = 0; y < image.height(); y += 4)
        for (int x = 0; x < image.width(); x += 4)
            found += image.pixelColor(x, y) == ui::lightColours().ofAmount(1) ? 1 : 0;
    QVERIFY(found > 100);
}

/// Whatever the number of epochs, there are no more cells to paint than pixels.
void TestFigures::drawsNoMoreCellsThanPixels() {
    ui::HeatFigure figure = heat();
    figure.rows.clear();
    figure.ends.clear();
    figure.values.clear();
    for (int row = 0; row < 200; ++row)
        figure.rows << QString::number(row + 1);
    for (int epoch = 1; epoch <= 5000; ++epoch) {
        figure.ends.push_back(epoch);
        for (int row = 0; row < 200; ++row)
            figure.values.push_back(static_cast<float>(row % 7));
    }
    figure.x.maximum = 5000;
    QGraphicsScene scene;
    ui::HeatPlot plot(scene);
    plot.layOut({0, 0, 500, 200}, ui::PlotFrame::Room::Card);
    plot.draw(figure, ui::lightColours(), 1);
    const QSize area = plot.frame().plotArea().size().toSize();
    QSize cells;
    for (const QGraphicsItem* item : scene.items())
        if (const auto* layer = dynamic_cast<const ui::HeatLayer*>(item))
            cells = layer->cells().size();
    QCOMPARE(cells, area);
}

TASTESCOPE_TEST(TestFigures)
#include "test_figures.moc"

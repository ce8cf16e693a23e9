#include <QGraphicsScene>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/map/map_chart_test.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/figure.h"
#include "ui/charts/figure_table.h"
#include "ui/charts/point_labels.h"
#include "ui/charts/reference_labels.h"
#include "ui/charts/scatter_image.h"
#include "ui/charts/scatter_layer.h"
#include "ui/charts/scatter_plot.h"
#include "ui/map/map_figure.h"
#include "ui/style/theme.h"

/// What the map draws and exports.
class TestMapDrawing : public MapChartTest {
    Q_OBJECT
private slots:
    void init() { showSmallMap(); }
    void cleanup() { dropPage(); }
    void dimsTheOthers();
    void dimsByOpacityAndNeverByHue();
    void coloursByBlock();
    void showsItemsWithTheirNames();
    void itemsLookAlikeInAnyOrderAndClearAlone();
    void labelsNeverOverlap();
    void exportsEveryPoint();
    void exportsInEveryFormat();
    void drawsThePointsOnlyWhenTheyMove();
};

void TestMapDrawing::dimsTheOthers() {
    const QColor before = drawn().pixelColor(placeOf(4));
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    const QColor chosen = drawn().pixelColor(placeOf(0));
    const QColor other = drawn().pixelColor(placeOf(4));
    QCOMPARE(chosen, before);
    QVERIFY(other != before);
    QVERIFY(std::abs(other.lightness() - ui::currentColours().card.lightness()) <
            std::abs(before.lightness() - ui::currentColours().card.lightness()));
}

/// The legend counts those who are not selected, too, so they keep the colour that it gives them.
void TestMapDrawing::dimsByOpacityAndNeverByHue() {
    m_page->setColour(ui::MapColour::Item, std::make_shared<const std::vector<std::uint8_t>>(
                                               std::vector<std::uint8_t>{1, 0, 0, 0, 1}));
    encircle(QRect(placeOf(0) - QPoint(10, 10), QSize(20, 20)));
    ui::ScatterFigure figure = m_page->figure();
    figure.lines.clear();
    QGraphicsScene scene;
    ui::ScatterPlot plot(scene);
    plot.layOut({0, 0, 800, 600}, ui::PlotFrame::Room::AxisTitles);
    plot.draw(figure, ui::lightColours(), 1);
    const QImage image = ui::scatterImage(figure, plot.frame(), ui::lightColours(), 1);
    const QPointF corner = plot.frame().plotArea().topLeft();
    const auto colourAt = [&](double x, double y) {
        return image.pixelColor((plot.frame().place(x, y) - corner).toPoint());
    };
    const QColor chosen = colourAt(-4, -1);
    const QColor dimmed = colourAt(0, 0);
    QVERIFY(std::abs(chosen.hue() - dimmed.hue()) < 6);
    QVERIFY(dimmed.alphaF() < 0.4F * chosen.alphaF());
    QVERIFY(dimmed.alpha() > 20);
}

void TestMapDrawing::coloursByBlock() {
    m_page->setColour(ui::MapColour::Block, nullptr);
    const QImage image = drawn();
    const ui::Colours& colours = ui::currentColours();
    const std::pair<std::uint32_t, ui::Hue> expected[] = {
        {0, ui::Hue::Blue}, {1, ui::Hue::Green}, {2, ui::Hue::Vermilion}};
    for (const auto& [user, hue] : expected) {
        const QColor colour = image.pixelColor(placeOf(user));
        const QColor wanted = colours.of(hue);
        QVERIFY2(std::abs(colour.hue() - wanted.hue()) < 12, qPrintable(colour.name()));
    }
    m_page->setColour(ui::MapColour::Item, std::make_shared<const std::vector<std::uint8_t>>(
                                               std::vector<std::uint8_t>{1, 0, 0, 0, 0}));
    const QColor clicked = drawn().pixelColor(placeOf(0));
    QVERIFY(std::abs(clicked.hue() - colours.of(ui::Hue::Vermilion).hue()) < 12);
    QVERIFY(drawn().pixelColor(placeOf(1)).saturation() < clicked.saturation() / 2);
}

void TestMapDrawing::showsItemsWithTheirNames() {
    const QPoint place = m_page->placeOf({true, 0}).toPoint();
    const QColor before = drawn().pixelColor(place);
    m_page->setItemsShown(true);
    const QColor item = drawn().pixelColor(place);
    QVERIFY(item != before);
    QVERIFY(std::abs(item.hue() - ui::currentColours().of(ui::Hue::Orange).hue()) < 12);
    QCOMPARE(m_page->figure().labels->front().text, QStringLiteral("Se7en, \"the\" film"));
    QCOMPARE(m_page->figure().groups.size(), std::size_t{2});
}

void TestMapDrawing::itemsLookAlikeInAnyOrderAndClearAlone() {
    m_page->setItemsShown(true);
    m_page->setData(dataOf(exampleMap(100, 3000)));
    ui::ScatterFigure figure = m_page->figure();
    QGraphicsScene scene;
    ui::ScatterPlot plot(scene);
    plot.layOut({0, 0, 800, 600}, ui::PlotFrame::Room::AxisTitles);
    plot.draw(figure, ui::lightColours(), 1);
    ui::PointGroup items = figure.groups[1];
    const auto imageOf = [&](const std::vector<float>& x, const std::vector<float>& y) {
        items.x = std::make_shared<const std::vector<float>>(x);
        items.y = std::make_shared<const std::vector<float>>(y);
        figure.groups = {items};
        return ui::scatterImage(figure, plot.frame(), ui::lightColours(), 1);
    };
    const std::vector<float> x = *items.x;
    const std::vector<float> y = *items.y;
    const QImage image = imageOf(x, y);
    const auto farthest = [&](const QImage& other) { // of all alphas; what lies on what rounds differently
        int most = 0;
        for (int row = 0; row < image.height(); ++row)
            for (int column = 0; column < image.width(); ++column)
                most = std::max(
                    most, std::abs(qAlpha(other.pixel(column, row)) - qAlpha(image.pixel(column, row))));
        return most;
    };
    QVERIFY(farthest(imageOf({x.rbegin(), x.rend()}, {y.rbegin(), y.rend()})) < 10);
    std::vector<std::pair<float, float>> sorted;
    for (std::size_t i = 0; i < x.size(); ++i)
        sorted.emplace_back(x[i], y[i]);
    std::ranges::sort(sorted);
    std::vector<float> sortedX, sortedY;
    for (const auto& [left, up] : sorted) {
        sortedX.push_back(left);
        sortedY.push_back(up);
    }
    QVERIFY(farthest(imageOf(sortedX, sortedY)) < 10);

    const auto clearest = [](const QImage& of) {
        int alpha = 0;
        for (int row = 0; row < of.height(); ++row)
            for (int column = 0; column < of.width(); ++column)
                alpha = std::max(alpha, qAlpha(of.pixel(column, row)));
        return alpha;
    };
    QVERIFY(clearest(imageOf({x[0]}, {y[0]})) > 150);
}

void TestMapDrawing::labelsNeverOverlap() {
    const ExampleMap example = exampleMap(100, 3000);
    m_page->setItemsShown(true);
    m_page->setData(dataOf(example));
    const ui::ScatterFigure figure = m_page->figure();
    QGraphicsScene scene;
    ui::ScatterPlot plot(scene);
    plot.layOut({0, 0, 800, 600}, ui::PlotFrame::Room::AxisTitles);
    plot.draw(figure, ui::lightColours(), 1);
    const std::vector<ui::PlacedLabel> labels = ui::placeLabels(*figure.labels, plot.frame(), 60);
    QVERIFY(labels.size() > 20);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        QVERIFY(plot.frame().plotArea().contains(labels[i].box));
        for (std::size_t j = 0; j < i; ++j)
            QVERIFY(!labels[i].box.intersects(labels[j].box));
    }
    QVERIFY(plot.labelCount() <= 8); // few as long as everything is in sight
}

void TestMapDrawing::exportsEveryPoint() {
    wheel(placeOf(0), 8); // whatever is in sight
    const QByteArray table = ui::figureTable(ui::Figure(m_page->figure()));
    QCOMPARE(table, QByteArray("kind,id,title,x,y,clicks,kl,block\r\n"
                               "user,a,,-4,-1,10,10,training\r\nuser,b,,4,-1,10,20,validation\r\n"
                               "user,c,,4,1,10,30,test\r\nuser,d,,-4,1,10,40,training\r\n"
                               "user,e,,0,0,10,50,training\r\n"
                               "item,7,\"Se7en, \"\"the\"\" film\",2,0,12,,\r\n"));
    const ExampleMap many = exampleMap(5000, 700);
    m_page->setData(dataOf(many));
    QCOMPARE(ui::figureTable(ui::Figure(m_page->figure())).count('\n'), 5701);
}

void TestMapDrawing::exportsInEveryFormat() {
    m_page->setItemsShown(true);
    m_page->setData(dataOf(exampleMap(140000, 2000)));
    const ui::Figure figure = m_page->figure();
    const QByteArray svg = ui::exportFigure(figure, {.format = ui::ExportFormat::Svg});
    QVERIFY(svg.contains("<image") && svg.contains("PC 1 · 23"));
    QVERIFY2(svg.size() < 6'000'000, qPrintable(QString::number(svg.size())));
    const QByteArray pdf = ui::exportFigure(figure, {.format = ui::ExportFormat::Pdf});
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY2(pdf.size() < 12'000'000, qPrintable(QString::number(pdf.size())));
    qInfo("140 000 points: SVG %.1f MB, PDF %.1f MB", static_cast<double>(svg.size()) / 1e6,
          static_cast<double>(pdf.size()) / 1e6);
    QVERIFY(!ui::figureImage(figure, {.dotsPerInch = 150, .dark = true}).isNull());
}

/// The points are one picture, which costs as much as there are points.
void TestMapDrawing::drawsThePointsOnlyWhenTheyMove() {
    m_page->setItemsShown(true);
    m_page->setData(dataOf(exampleMap(20000, 3000)));
    const auto picture = [this] {
        m_page->grab();
        for (const QGraphicsItem* item : canvas()->scene()->items())
            if (const auto* layer = dynamic_cast<const ui::ScatterLayer*>(item))
                return layer->points().cacheKey();
        return qint64{0};
    };
    const qint64 before = picture();
    QVERIFY(before != 0);
    for (int i = 0; i < 100; ++i)
        move({200 + 4 * i, 200 + i});
    QCOMPARE(picture(), before);
    wheel({300, 300}, 1);
    QVERIFY(picture() != before);
}

TASTESCOPE_TEST(TestMapDrawing)
#include "test_map_drawing.moc"

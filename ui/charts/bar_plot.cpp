#include "ui/charts/bar_plot.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "ui/charts/whiskers.h"

namespace ui {

namespace {

/// Between the neutral hue and the card; opaque, because grid lines lie behind the bars.
QColor mutedColour(const Colours& colours) {
    const QColor hue = colours.of(Hue::Neutral);
    const auto mixed = [](int of, int card) { return (2 * of + 3 * card) / 5; };
    return {mixed(hue.red(), colours.card.red()), mixed(hue.green(), colours.card.green()),
            mixed(hue.blue(), colours.card.blue())};
}

std::vector<BarMark> marksOf(const BarFigure& figure) {
    if (!figure.marks.empty())
        return figure.marks;
    std::vector<BarMark> marks;
    for (qsizetype bar = 0; bar < figure.labels.size(); ++bar)
        marks.push_back({static_cast<std::size_t>(bar), figure.labels[bar]});
    return marks;
}

std::vector<QPointF> pointsOf(const std::vector<double>& values) {
    std::vector<QPointF> points;
    points.reserve(values.size());
    for (std::size_t bar = 0; bar < values.size(); ++bar)
        points.emplace_back(static_cast<double>(bar), values[bar]);
    return points;
}

QValueAxis* addHiddenAxis(QChart& chart, Qt::Alignment side) {
    auto* axis = new QValueAxis;
    axis->setVisible(false);
    chart.addAxis(axis, side);
    return axis;
}

} // namespace

BarPlot::BarPlot(QGraphicsScene& scene)
    : Plot(scene), m_chart(new QChart), m_x(addHiddenAxis(*m_chart, Qt::AlignBottom)),
      m_y(addHiddenAxis(*m_chart, Qt::AlignLeft)), m_whiskers(new Whiskers(frame())),
      m_others(new Whiskers(frame())) {
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAcceptHoverEvents(false);
    scene.addItem(m_chart);
    scene.addItem(m_whiskers);
    scene.addItem(m_others);
}

void BarPlot::draw(const BarFigure& figure, const Colours& colours) {
    PlotFrame::Contents contents;
    contents.colours = colours;
    contents.x = scaleOfX(figure);
    contents.y = scaleOfY(figure);
    contents.zeroLine = true;
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.xAxis = figure.x;
    contents.yAxis = figure.y;
    contents.legend.push_back({figure.valueName, colours.of(figure.hue), LegendMark::Bar});
    if (figure.mutedBars > 0)
        contents.legend.push_back({figure.mutedName, mutedColour(colours), LegendMark::Bar});
    if (!figure.whiskers.empty())
        contents.legend.push_back(
            {QStringLiteral("± ") + figure.whiskerName, colours.text, LegendMark::Whisker});
    if (!figure.others.empty())
        contents.legend.push_back({figure.otherName, colours.of(figure.otherHue), LegendMark::Dot});
    setContents(std::move(contents));
    fitChart();
    drawBars(figure, colours);
    m_whiskers->set(pointsOf(figure.values), figure.whiskers, colours.text);
    m_others->set(pointsOf(figure.others), {}, colours.of(figure.otherHue), true);
}

/// A tick at every mark, or at every second, fifth, tenth … where their labels would touch.
AxisScale BarPlot::scaleOfX(const BarFigure& figure) const {
    const auto bars = std::max<std::size_t>(1, figure.values.size());
    const std::vector<BarMark> marks = marksOf(figure);
    AxisScale scale;
    scale.minimum = -0.5;
    scale.maximum = static_cast<double>(bars) - 0.5;
    double widest = 1;
    const QFontMetricsF metrics(chartFont());
    for (const BarMark& mark : marks)
        widest = std::max(widest, metrics.horizontalAdvance(mark.label) + 4);
    const double barsApart = marks.size() < 2 ? 1.0
                                              : static_cast<double>(marks.back().bar - marks.front().bar) /
                                                    static_cast<double>(marks.size() - 1);
    const double room = frame().plotArea().width() / static_cast<double>(bars) * barsApart;
    std::size_t every = 1;
    for (const std::size_t step : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000})
        if (every = step; room * static_cast<double>(step) >= widest)
            break;
    for (std::size_t i = 0; i < marks.size(); i += every) {
        scale.ticks.push_back(static_cast<double>(marks[i].bar));
        scale.labels << marks[i].label;
    }
    return scale;
}

AxisScale BarPlot::scaleOfY(const BarFigure& figure) const {
    double low = 0;
    double high = 0;
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
        const double whisker = i < figure.whiskers.size() ? figure.whiskers[i] : 0.0;
        if (!std::isfinite(figure.values[i]) || !std::isfinite(whisker))
            continue;
        low = std::min({low, figure.values[i], figure.values[i] - whisker});
        high = std::max({high, figure.values[i], figure.values[i] + whisker});
    }
    for (const double other : figure.others)
        if (std::isfinite(other)) {
            low = std::min(low, other);
            high = std::max(high, other);
        }
    return scaleFor(figure.y, low, high, maximumTicksY());
}

/// The chart's plot area is a little larger than the frame's; its axes are, too.
void BarPlot::fitChart() {
    const QRectF area = frame().plotArea();
    m_chart->setGeometry(frame().boundingRect());
    m_chart->setPlotArea(area.adjusted(-bleed, -bleed, bleed, bleed));
    const auto fit = [](QValueAxis& axis, const AxisScale& scale, double length) {
        const double more = (scale.maximum - scale.minimum) * bleed / std::max(1.0, length);
        axis.setRange(scale.minimum - more, scale.maximum + more);
    };
    fit(*m_x, frame().contents().x, area.width());
    fit(*m_y, frame().contents().y, area.height());
}

void BarPlot::drawBars(const BarFigure& figure, const Colours& colours) {
    if (!m_bars || m_bars->count() != static_cast<int>(figure.values.size())) {
        newBars(figure);
    } else {
        for (int i = 0; i < m_bars->count(); ++i)
            m_bars->replace(i, figure.values[static_cast<std::size_t>(i)]);
    }
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(colours.of(figure.hue));
    muteBars(figure.mutedBars, colours);
}

void BarPlot::newBars(const BarFigure& figure) {
    m_chart->removeAllSeries();
    m_bars = new QBarSet(figure.valueName);
    m_bars->append(QList<qreal>(figure.values.begin(), figure.values.end()));
    auto* series = new QBarSeries;
    series->append(m_bars);
    series->setBarWidth(0.72);
    m_chart->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

/// Qt Charts draws the selected bars of a set in a colour of their own.
void BarPlot::muteBars(std::size_t count, const Colours& colours) {
    m_bars->setSelectedColor(mutedColour(colours));
    m_bars->deselectAllBars();
    QList<int> muted(static_cast<qsizetype>(count));
    std::iota(muted.begin(), muted.end(), 0);
    m_bars->selectBars(muted);
}

} // namespace ui

#include "ui/charts/bar_plot.h"

#include <QBarSeries>
#include <QBarSet>
#include <QFontMetricsF>
#include <QGraphicsScene>

#include <algorithm>
#include <cmath>

#include "ui/charts/whiskers.h"

namespace ui {

BarPlot::BarPlot(QGraphicsScene& scene) : Plot(scene), m_whiskers(new Whiskers(frame())) {
    scene.addItem(m_whiskers);
}

void BarPlot::draw(const BarFigure& figure, const Colours& colours) {
    PlotFrame::Contents contents;
    contents.colours = colours;
    contents.full = isFull();
    contents.x = scaleOfX(figure);
    contents.y = scaleOfY(figure);
    contents.zeroLine = true;
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.xTitle = figure.x.title;
    contents.yTitle = figure.y.title;
    contents.legend.push_back({figure.valueName, colours.of(figure.hue), false});
    if (!figure.whiskers.empty())
        contents.legend.push_back({QStringLiteral("± ") + figure.whiskerName, colours.text, false});
    setContents(std::move(contents));
    drawBars(figure, colours);
    m_whiskers->set(figure.values, figure.whiskers, colours.text);
}

/// A tick below every bar, or below every second, fifth, tenth … where their labels would touch.
AxisScale BarPlot::scaleOfX(const BarFigure& figure) const {
    const auto bars = std::max<qsizetype>(1, figure.labels.size());
    AxisScale scale;
    scale.minimum = -0.5;
    scale.maximum = static_cast<double>(bars) - 0.5;
    double widest = 1;
    const QFontMetricsF metrics(chartFont());
    for (const QString& label : figure.labels)
        widest = std::max(widest, metrics.horizontalAdvance(label) + 4);
    const double room = frame().plotArea().width() / static_cast<double>(bars);
    qsizetype every = 1;
    for (const qsizetype step : {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000})
        if (every = step; room * static_cast<double>(step) >= widest)
            break;
    for (qsizetype i = 0; i < figure.labels.size(); i += every) {
        scale.ticks.push_back(static_cast<double>(i));
        scale.labels << figure.labels[i];
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
    return scaleFor(figure.y, low, high, maximumTicksY());
}

void BarPlot::drawBars(const BarFigure& figure, const Colours& colours) {
    if (!m_bars || m_bars->count() != static_cast<int>(figure.values.size())) {
        clearSeries();
        m_bars = new QBarSet(figure.valueName);
        m_bars->append(QList<qreal>(figure.values.begin(), figure.values.end()));
        auto* series = new QBarSeries;
        series->append(m_bars);
        series->setBarWidth(0.72);
        addSeries(series);
    } else {
        for (int i = 0; i < m_bars->count(); ++i)
            m_bars->replace(i, figure.values[static_cast<std::size_t>(i)]);
    }
    m_bars->setPen(Qt::NoPen);
    m_bars->setBrush(colours.of(figure.hue));
}

} // namespace ui

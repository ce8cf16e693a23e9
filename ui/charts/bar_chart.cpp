#include "ui/charts/bar_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/charts/bar_plot.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/plot_canvas.h"

namespace ui {

class BarChart::Drawing {
public:
    Drawing(QGraphicsScene& scene, Crosshair& shown) : plot(scene), crosshair(shown) {}

    int bars() const { return static_cast<int>(figure.values.size()); }

    std::optional<int> barAt(const QPointF& place) const {
        const PlotFrame& frame = plot.frame();
        const int nearest = static_cast<int>(std::lround(frame.xAt(place.x())));
        if (!frame.plotArea().adjusted(0, -8, 0, 24).contains(place) || nearest < 0 || nearest >= bars())
            return std::nullopt;
        return nearest;
    }

    void showCrosshair() {
        if (!bar || *bar >= bars()) {
            crosshair.hide();
            return;
        }
        const auto i = static_cast<std::size_t>(*bar);
        const PlotFrame& frame = plot.frame();
        const auto read = [&](double value) { return readOut(figure.y, frame.contents().y, value); };
        const QPointF top = frame.place(*bar, figure.values[i]);
        const bool muted = i < figure.mutedBars;
        std::vector<Crosshair::Reading> readings{
            {muted ? figure.mutedName : figure.valueName, read(figure.values[i]),
             currentColours().of(muted ? Hue::Neutral : figure.hue), top}};
        if (i < figure.others.size())
            readings.push_back({figure.otherName, read(figure.others[i]),
                                currentColours().of(figure.otherHue), frame.place(*bar, figure.others[i])});
        if (i < figure.whiskers.size())
            readings.push_back({figure.whiskerName, read(figure.whiskers[i]), currentColours().text, top});
        crosshair.set(frame.plotArea(), top.x(),
                      figure.x.title + QLatin1Char(' ') + figure.labels.value(*bar), std::move(readings),
                      currentColours());
    }

    BarPlot plot;
    Crosshair& crosshair;
    BarFigure figure;
    std::optional<int> bar; ///< that the crosshair stands at
    std::optional<int> dragged;
    double draggedFrom = 0.0; ///< its value before
    double draggedTo = 0.0;
    double step = 0.0; ///< of a key; 0 = nothing can be set
};

BarChart::BarChart(QWidget* parent)
    : PlotWidget(parent), m_drawing(std::make_unique<Drawing>(*canvas().scene(), crosshair())) {
    connectCanvas();
}

BarChart::~BarChart() = default;

void BarChart::connectCanvas() {
    const PlotCanvas* gestures = &canvas();
    connect(gestures, &PlotCanvas::dragged, this,
            [this](PlotCanvas::Drag kind, const QPointF& from, const QPointF& to) {
                if (kind == PlotCanvas::Drag::Box)
                    drag(from, to);
            });
    connect(gestures, &PlotCanvas::dragEnded, this, &BarChart::endDrag);
    connect(gestures, &PlotCanvas::zoomed, this, [this](double steps) { nudge(m_drawing->bar, steps); });
    connect(gestures, &PlotCanvas::zoomedAt, this,
            [this](const QPointF& place, double steps) { nudge(m_drawing->barAt(place), steps); });
}

void BarChart::layOut(const QRectF& bounds) {
    m_drawing->plot.layOut(bounds, PlotFrame::Room::Card);
}

void BarChart::draw() {
    m_drawing->plot.draw(m_drawing->figure, currentColours());
    m_drawing->showCrosshair();
    canvas().setAccessibleName(m_drawing->figure.title);
    canvas().setAccessibleDescription(m_drawing->figure.phrase);
}

void BarChart::point(std::optional<QPointF> place) {
    select(place ? m_drawing->barAt(*place) : std::nullopt);
}

const BarFigure& BarChart::figure() const {
    return m_drawing->figure;
}

void BarChart::setFigure(BarFigure figure) {
    m_drawing->figure = std::move(figure);
    redraw();
}

void BarChart::setEditable(double step) {
    m_drawing->step = step;
    canvas().setZoomable();
}

void BarChart::drag(const QPointF& from, const QPointF& to) {
    if (!m_drawing->dragged) {
        m_drawing->dragged = m_drawing->barAt(from);
        if (!m_drawing->dragged)
            return;
        m_drawing->draggedFrom = m_drawing->figure.values[static_cast<std::size_t>(*m_drawing->dragged)];
    }
    const Range axis = m_drawing->plot.frame().yBetween(to.y(), to.y());
    m_drawing->draggedTo = axis.low;
    emit valueChosen(*m_drawing->dragged, m_drawing->draggedTo, true);
}

void BarChart::endDrag(bool dropped) {
    const std::optional<int> bar = std::exchange(m_drawing->dragged, std::nullopt);
    if (bar)
        emit valueChosen(*bar, dropped ? m_drawing->draggedTo : m_drawing->draggedFrom, false);
}

void BarChart::nudge(std::optional<int> bar, double by) {
    if (bar && *bar < m_drawing->bars())
        emit valueChosen(
            *bar, m_drawing->figure.values[static_cast<std::size_t>(*bar)] + by * m_drawing->step, false);
}

void BarChart::select(std::optional<int> bar) {
    if (bar == m_drawing->bar)
        return;
    m_drawing->bar = bar;
    m_drawing->showCrosshair();
    emit pointed(bar);
}

void BarChart::step(int by) {
    if (m_drawing->bars() > 0)
        select(std::clamp(m_drawing->bar.value_or(0) + by, 0, m_drawing->bars() - 1));
}

} // namespace ui

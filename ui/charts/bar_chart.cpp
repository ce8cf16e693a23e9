#include "ui/charts/bar_chart.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/charts/bar_plot.h"
#include "ui/charts/crosshair.h"
#include "ui/charts/plot_canvas.h"

namespace ui {

class BarChart::Drawing {
public:
    explicit Drawing(PlotCanvas& view) : canvas(view), plot(*view.scene()), crosshair(new Crosshair) {
        view.scene()->addItem(crosshair);
    }

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
            crosshair->hide();
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
        crosshair->set(frame.plotArea(), top.x(),
                       figure.x.title + QLatin1Char(' ') + figure.labels.value(*bar), std::move(readings),
                       currentColours());
    }

    PlotCanvas& canvas;
    BarPlot plot;
    Crosshair* crosshair; ///< the scene owns it
    BarFigure figure;
    std::optional<int> bar; ///< that the crosshair stands at
    std::optional<int> dragged;
    double draggedFrom = 0.0; ///< its value before
    double draggedTo = 0.0;
    double step = 0.0; ///< of a key; 0 = nothing can be set
};

BarChart::BarChart(QWidget* parent) : QWidget(parent) {
    auto* canvas = new PlotCanvas(this);
    m_drawing = std::make_unique<Drawing>(*canvas);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas);
    setFocusProxy(canvas);
    connectCanvas();
}

void BarChart::connectCanvas() {
    PlotCanvas* canvas = &m_drawing->canvas;
    connect(canvas, &PlotCanvas::resized, this, [this](const QRectF& bounds) {
        m_drawing->plot.layOut(bounds, false);
        m_drawing->plot.draw(m_drawing->figure, currentColours());
        m_drawing->showCrosshair();
    });
    connect(canvas, &PlotCanvas::pointed, this, [this](std::optional<QPointF> place) {
        select(place ? m_drawing->barAt(*place) : std::nullopt);
    });
    connect(canvas, &PlotCanvas::stepped, this, &BarChart::step);
    connect(canvas, &PlotCanvas::dragged, this,
            [this](PlotCanvas::Drag kind, const QPointF& from, const QPointF& to) {
                if (kind == PlotCanvas::Drag::Box)
                    drag(from, to);
            });
    connect(canvas, &PlotCanvas::dragEnded, this, &BarChart::endDrag);
    connect(canvas, &PlotCanvas::zoomed, this, [this](double steps) { nudge(m_drawing->bar, steps); });
    connect(canvas, &PlotCanvas::zoomedAt, this,
            [this](const QPointF& place, double steps) { nudge(m_drawing->barAt(place), steps); });
}

BarChart::~BarChart() {
    m_drawing->canvas.disconnect(this); // a canvas that has the focus still tells when it loses it
}

const BarFigure& BarChart::figure() const {
    return m_drawing->figure;
}

void BarChart::setFigure(BarFigure figure) {
    m_drawing->figure = std::move(figure);
    refresh();
}

void BarChart::setEditable(double step) {
    m_drawing->step = step;
    m_drawing->canvas.setZoomable();
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

void BarChart::refresh() {
    if (!isVisible())
        return;
    m_drawing->plot.draw(m_drawing->figure, currentColours());
    m_drawing->showCrosshair();
    m_drawing->canvas.setAccessibleName(m_drawing->figure.title);
    m_drawing->canvas.setAccessibleDescription(m_drawing->figure.phrase);
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

void BarChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        refresh();
    QWidget::changeEvent(event);
}

void BarChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

} // namespace ui

#include "ui/charts/linked_chart.h"

#include <cassert>

#include "ui/charts/curve_view.h"
#include "ui/charts/plot_gestures.h"

namespace ui {

LinkedChart::LinkedChart(QWidget* parent)
    : PlotWidget(parent), m_ownView(new CurveView(this)), m_view(m_ownView) {
    connect(m_view, &CurveView::zoomChanged, this, &LinkedChart::redraw);
}

void LinkedChart::addGestures(const Plot& plot, bool zoomsY) {
    m_gestures = new PlotGestures(&canvas(), plot, zoomsY, this);
    m_gestures->setView(m_view);
}

void LinkedChart::setView(CurveView* view) {
    assert(m_gestures != nullptr);
    m_view->disconnect(this);
    m_view = view;
    m_gestures->setView(view);
    connect(view, &CurveView::zoomChanged, this, &LinkedChart::redraw);
    redraw();
}

Sight LinkedChart::sight() const {
    assert(m_gestures != nullptr);
    return m_gestures->sight();
}

void LinkedChart::setCrosshair(std::optional<double> x) {
    m_x = x;
    showCrosshair();
}

void LinkedChart::moveCrosshair(std::optional<double> x) {
    if (x == m_x)
        return;
    setCrosshair(x);
    emit hovered(x);
}

} // namespace ui

#include "ui/charts/plot.h"

#include <QGraphicsScene>

#include <algorithm>

namespace ui {

namespace {

constexpr double tickSpacingX = 50;
constexpr double tickSpacingY = 24;

} // namespace

Plot::Plot(QGraphicsScene& scene) : m_frame(new PlotFrame(nullptr)) {
    scene.addItem(m_frame);
}

void Plot::layOut(const QRectF& bounds, PlotFrame::Room room) {
    m_frame->layOut(bounds, room);
}

void Plot::setContents(PlotFrame::Contents contents) {
    m_frame->setContents(std::move(contents));
}

void Plot::setCurves(std::vector<QRectF> curves) {
    m_frame->setCurves(std::move(curves));
}

int Plot::maximumTicksX() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().width() / tickSpacingX), 2, 11);
}

int Plot::maximumTicksY() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().height() / tickSpacingY), 3, 8);
}

} // namespace ui

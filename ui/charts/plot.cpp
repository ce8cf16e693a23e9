#include "ui/charts/plot.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QValueAxis>

#include <algorithm>

namespace ui {

namespace {

constexpr double tickSpacingX = 50;
constexpr double tickSpacingY = 30;
constexpr double bleed = 3; ///< room around the plot area for the width of a line along its edge

QValueAxis* addHiddenAxis(QChart& chart, Qt::Alignment side) {
    auto* axis = new QValueAxis;
    axis->setVisible(false);
    chart.addAxis(axis, side);
    return axis;
}

void setRange(QValueAxis& axis, const AxisScale& scale, double length) {
    const double more = (scale.maximum - scale.minimum) * bleed / std::max(1.0, length);
    axis.setRange(scale.minimum - more, scale.maximum + more);
}

} // namespace

Plot::Plot(QGraphicsScene& scene) : m_chart(new QChart), m_frame(new PlotFrame(nullptr)) {
    m_chart->setBackgroundVisible(false);
    m_chart->legend()->hide();
    m_chart->setMargins({});
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setAcceptHoverEvents(false);
    m_x = addHiddenAxis(*m_chart, Qt::AlignBottom);
    m_y = addHiddenAxis(*m_chart, Qt::AlignLeft);
    scene.addItem(m_frame);
    scene.addItem(m_chart);
}

void Plot::layOut(const QRectF& bounds, bool full) {
    m_full = full;
    const QRectF area = m_frame->layOut(bounds, full);
    m_chart->setGeometry(bounds);
    m_chart->setPlotArea(area.adjusted(-bleed, -bleed, bleed, bleed));
}

void Plot::addSeries(QAbstractSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

void Plot::clearSeries() {
    m_chart->removeAllSeries();
}

void Plot::setContents(PlotFrame::Contents contents) {
    const QRectF area = m_frame->plotArea();
    setRange(*m_x, contents.x, area.width());
    setRange(*m_y, contents.y, area.height());
    m_frame->setContents(std::move(contents));
}

int Plot::maximumTicksX() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().width() / tickSpacingX), 2, 11);
}

int Plot::maximumTicksY() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().height() / tickSpacingY), 3, 8);
}

} // namespace ui

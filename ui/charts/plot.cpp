#include "ui/charts/plot.h"

#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLegend>
#include <QValueAxis>

#include <algorithm>

namespace ui {

namespace {

constexpr double tickSpacingX = 72;
constexpr double tickSpacingY = 30;

QValueAxis* addHiddenAxis(QChart& chart, Qt::Alignment side) {
    auto* axis = new QValueAxis;
    axis->setVisible(false);
    chart.addAxis(axis, side);
    return axis;
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
    m_chart->setPlotArea(area);
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
    m_x->setRange(contents.x.minimum, contents.x.maximum);
    m_y->setRange(contents.y.minimum, contents.y.maximum);
    m_frame->setContents(std::move(contents));
}

int Plot::maximumTicksX() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().width() / tickSpacingX), 2, 11);
}

int Plot::maximumTicksY() const {
    return std::clamp(static_cast<int>(m_frame->plotArea().height() / tickSpacingY), 3, 8);
}

} // namespace ui

#pragma once

#include <QRectF>

#include "ui/charts/plot_frame.h"

class QAbstractSeries;
class QChart;
class QGraphicsScene;
class QValueAxis;

namespace ui {

/// A QChart that draws the data and nothing else, in a PlotFrame that draws the rest. It lives in a scene,
/// which owns both; the same plot serves the screen and the export.
class Plot {
public:
    explicit Plot(QGraphicsScene& scene);
    Plot(const Plot&) = delete;
    Plot& operator=(const Plot&) = delete;

    /// full: with room for title, legend and axis titles.
    void layOut(const QRectF& bounds, bool full);

    const PlotFrame& frame() const { return *m_frame; }

protected:
    ~Plot() = default;

    void addSeries(QAbstractSeries* series);
    void clearSeries();
    void setContents(PlotFrame::Contents contents);
    bool isFull() const { return m_full; }
    int maximumTicksX() const;
    int maximumTicksY() const;

private:
    QChart* m_chart;
    PlotFrame* m_frame;
    QValueAxis* m_x;
    QValueAxis* m_y;
    bool m_full = false;
};

} // namespace ui

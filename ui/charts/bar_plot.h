#pragma once

#include "ui/charts/plot.h"

class QBarSet;
class QChart;
class QValueAxis;

namespace ui {

class Whiskers;

/// Draws a BarFigure; bar i stands at x = i. The bars are a QChart's that shows nothing else.
class BarPlot : public Plot {
public:
    explicit BarPlot(QGraphicsScene& scene);

    void draw(const BarFigure& figure, const Colours& colours);

private:
    AxisScale scaleOfX(const BarFigure& figure) const;
    AxisScale scaleOfY(const BarFigure& figure) const;
    void drawBars(const BarFigure& figure, const Colours& colours);
    void newBars(const BarFigure& figure);
    void fitChart();
    void muteBars(std::size_t count, const Colours& colours);

    QChart* m_chart; ///< the scene owns it
    QValueAxis* m_x; ///< the chart owns the axes and the bars
    QValueAxis* m_y;
    QBarSet* m_bars = nullptr;
    Whiskers* m_whiskers; ///< the scene owns these
    Whiskers* m_others;
};

} // namespace ui

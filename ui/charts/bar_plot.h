#pragma once

#include "ui/charts/plot.h"

class QBarSet;

namespace ui {

class Whiskers;

/// Draws a BarFigure; bar i stands at x = i.
class BarPlot : public Plot {
public:
    explicit BarPlot(QGraphicsScene& scene);

    void draw(const BarFigure& figure, const Colours& colours);

private:
    AxisScale scaleOfX(const BarFigure& figure) const;
    AxisScale scaleOfY(const BarFigure& figure) const;
    void drawBars(const BarFigure& figure, const Colours& colours);
    void muteBars(std::size_t count, const Colours& colours);

    QBarSet* m_bars = nullptr; ///< the chart owns it
    Whiskers* m_whiskers;      ///< the scene owns it
};

} // namespace ui

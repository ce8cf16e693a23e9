#pragma once

#include <limits>
#include <vector>

#include "ui/charts/plot.h"

class QLineSeries;

namespace ui {

/// Draws a LineFigure.
class LinePlot : public Plot {
public:
    using Plot::Plot;

    /// Forgets the last figure's curves and range.
    void restart();

    /// Draws the figure with at most four points a column and curve. The range of y grows with what has been
    /// drawn since restart().
    void draw(const LineFigure& figure, const Colours& colours, int columns);

private:
    struct Extent {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        void take(double value);
    };

    AxisScale scaleOfX(const LineFigure& figure) const;
    void drawCurve(std::size_t index, const LineFigure& figure, const Colours& colours, const AxisScale& x,
                   int columns);
    QLineSeries& seriesOf(std::size_t curve, std::size_t segment);

    std::vector<std::vector<QLineSeries*>> m_series; ///< by curve and segment; the chart owns them
    Extent m_y;
};

} // namespace ui

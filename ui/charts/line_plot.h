#pragma once

#include <limits>
#include <vector>

#include "ui/charts/curve_layer.h"
#include "ui/charts/decimation.h"
#include "ui/charts/plot.h"

namespace ui {

class Whiskers;

/// Draws a LineFigure.
class LinePlot : public Plot {
public:
    explicit LinePlot(QGraphicsScene& scene);

    /// Keeps the picture of the curves between two draws: for the screen.
    void cachePicture() { m_layer->setCached(true); }

    /// Forgets the last figure's range.
    void restart() { m_y = {}; }

    /// Draws the figure with at most four points a column and curve. As long as everything is visible, the
    /// range of y grows with what has been drawn since restart(); a part has the range of what lies in it.
    void draw(const LineFigure& figure, const Colours& colours, int columns, const Sight& sight = {});

private:
    struct Extent {
        double low = std::numeric_limits<double>::infinity();
        double high = -std::numeric_limits<double>::infinity();
        void include(double value);
    };

    AxisScale scaleOfX(const LineFigure& figure) const;
    AxisScale scaleOfY(const LineFigure& figure, const Sight& sight, const std::vector<DrawnCurve>& drawn);
    std::vector<ReferenceLine> referencesIn(const LineFigure& figure, const AxisScale& y) const;
    CurveLayer::Stroke strokeOf(const LineFigure& figure, const Curve& curve, const DrawnCurve& drawn,
                                const Colours& colours) const;

    void includeErrors(const LineFigure& figure);
    void drawErrors(const LineFigure& figure, const Colours& colours);

    QGraphicsScene& m_scene;
    CurveLayer* m_layer;               ///< the scene owns it
    std::vector<Whiskers*> m_whiskers; ///< one a curve that has errors; the scene owns them
    Extent m_y;
    Sight m_sight;
};

} // namespace ui

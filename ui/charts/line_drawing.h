#pragma once

#include <optional>

#include "ui/charts/crosshair.h"
#include "ui/charts/line_plot.h"

namespace ui {

/// A LineFigure on a scene: the plot of it, and what a crosshair reads there.
class LineDrawing {
public:
    /// The crosshair is in the scene.
    LineDrawing(QGraphicsScene& scene, Crosshair& crosshair);

    void draw(const Sight& sight);

    /// At x; none hides it.
    void showCrosshair(std::optional<double> x);

    /// Takes what the user has chosen of the axes over into the figure.
    void applyChoices();

    /// The x of the measured point nearest to a place of the scene; none outside the plot.
    std::optional<double> xAt(const QPointF& place) const;

    /// The x of so many points on from x, within the visible part; the last one there without an x.
    std::optional<double> stepped(std::optional<double> x, int by) const;

    /// The latest values in words, for a screen reader.
    QString description() const;

    LinePlot plot;
    LineFigure figure;
    std::optional<bool> logarithmicX; ///< unset: as the figure has it
    std::optional<bool> logarithmicY;

private:
    std::vector<Crosshair::Reading> readingsAt(double place) const;

    /// " ± 0.0012", where there are error bars.
    QString errorAt(const Curve& curve, double place) const;

    Crosshair& m_crosshair;
};

} // namespace ui

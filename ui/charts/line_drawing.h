#pragma once

#include <optional>

#include "ui/charts/crosshair.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/line_plot.h"
#include "ui/charts/plot_gestures.h"

namespace ui {

/// What a LineChart has on its canvas: a figure, the plot of it, the crosshair, and the hand's doings.
class LineChart::Drawing {
public:
    Drawing(PlotCanvas& view, LineChart& chart);

    void draw();
    void showCrosshair();

    /// Takes what people have chosen of the axes over into the figure.
    void applyChoices();

    /// The x of the measured point nearest to a place of the scene; none outside the plot.
    std::optional<double> xAt(const QPointF& place) const;

    /// The x of so many points on from the crosshair, within what is in sight; its end without a crosshair.
    std::optional<double> stepped(int by) const;

    /// The latest values in words, for a screen reader.
    QString description() const;

    PlotCanvas& canvas;
    LinePlot plot;
    Crosshair* crosshair; ///< the scene owns it
    PlotGestures* gestures;
    CurveView* ownView;
    CurveView* view;
    LineFigure figure;
    std::optional<bool> logarithmicX; ///< unset: as the figure has it
    std::optional<bool> logarithmicY;
    std::optional<double> x; ///< of the crosshair, as the pointer has it
    bool changed = true;

private:
    std::vector<Crosshair::Reading> readingsAt(double place) const;

    /// " ± 0.0012", where there are error bars.
    QString errorAt(const Curve& curve, double place) const;
};

} // namespace ui

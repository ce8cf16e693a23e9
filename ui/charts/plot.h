#pragma once

#include <optional>

#include <QRectF>

#include "ui/charts/plot_frame.h"

class QGraphicsScene;

namespace ui {

/// The part of a figure that is drawn, in values; unset: everything, and of y what lies within x.
struct Sight {
    std::optional<Range> x = std::nullopt;
    std::optional<Range> y = std::nullopt;

    bool operator==(const Sight&) const = default;
};

/// Data in a PlotFrame, which draws all the rest. It lives in a scene, which owns its items; the same plot
/// serves the screen and the export.
class Plot {
public:
    explicit Plot(QGraphicsScene& scene);
    Plot(const Plot&) = delete;
    Plot& operator=(const Plot&) = delete;

    void layOut(const QRectF& bounds, PlotFrame::Room room);

    const PlotFrame& frame() const { return *m_frame; }

protected:
    static constexpr double bleed = 3; ///< room around the plot area for the width of a line along its edge

    ~Plot() = default;

    void setContents(PlotFrame::Contents contents);
    void setCurves(std::vector<QRectF> curves);
    int maximumTicksX() const;
    int maximumTicksY() const;

private:
    PlotFrame* m_frame;
};

} // namespace ui

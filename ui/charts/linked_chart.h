#pragma once

#include "ui/charts/plot_widget.h"

namespace ui {

class CurveView;
class Plot;
class PlotGestures;
struct Sight;

/// A chart over x that others can be linked to: they show the same part of x, and their crosshairs stand at
/// the same place. Mouse gestures and keys choose the part: a dragged box, Ctrl with the wheel, + and − zoom,
/// the middle button or Shift pans, Backspace goes back, Home and a double click show everything.
class LinkedChart : public PlotWidget {
    Q_OBJECT
public:
    /// Moves with the other charts of the view, which must live as long. At first a chart has one of its own.
    /// To be called after addGestures().
    void setView(CurveView* view);

    /// Shows the line and the box with the values at x; none takes them away.
    virtual void setCrosshair(std::optional<double> x);

signals:
    /// The pointer stands at this x, or has left the plot; for the other charts' crosshairs.
    void hovered(std::optional<double> x);

protected:
    explicit LinkedChart(QWidget* parent);

    /// Lets the user zoom the plot, which must live as long. zoomsY: a box that is clearly two-dimensional
    /// chooses y, too.
    void addGestures(const Plot& plot, bool zoomsY);

    CurveView& view() const { return *m_view; }
    CurveView& ownView() const { return *m_ownView; }
    std::optional<double> x() const { return m_x; } ///< of the crosshair

    /// To be called after addGestures().
    Sight sight() const;

    virtual void showCrosshair() = 0; ///< at x()

    /// Moves the crosshair for the user, and tells the other charts.
    void moveCrosshair(std::optional<double> x);

private:
    CurveView* m_ownView;
    CurveView* m_view;
    PlotGestures* m_gestures = nullptr;
    std::optional<double> m_x;
};

} // namespace ui

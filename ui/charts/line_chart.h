#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "ui/charts/figure.h"

namespace ui {

class CurveView;

/// Draws a LineFigure, lets the pointer or the arrow keys read it, and the hand look closer: a dragged box,
/// Ctrl with the wheel, + and − show a part, the middle button or Shift pans, Backspace goes back, Home and a
/// double click show everything. The whole history stays in the figure; what is drawn is the minimum and
/// maximum of each pixel column of the visible range, so 100 000 points a curve cost milliseconds.
class LineChart : public QWidget {
    Q_OBJECT
public:
    enum class Direction { X, Y };

    explicit LineChart(QWidget* parent = nullptr);
    ~LineChart() override;

    /// With the axes as people have chosen them.
    const LineFigure& figure() const;

    /// Replaces everything that is drawn. A zoom of the chart's own ends with its figure.
    void setFigure(LineFigure figure);

    /// Adds points at the end of a curve; drawn at the next refresh().
    void append(std::size_t curve, const std::vector<QPointF>& points);

    /// Changes the reference lines; drawn at the next refresh().
    void setReferences(std::vector<ReferenceLine> references);

    /// Draws what has changed since the last call; nothing if nothing has, or while the chart is hidden.
    void refresh();

    /// Shows the line and the box with every curve's value nearest to x; none takes it away.
    void setCrosshair(std::optional<double> x);

    /// Moves with the other charts of the view, which must live as long. At first a chart has one of its own.
    void setView(CurveView* view);

    /// A person's choice, which later figures keep.
    void setLogarithmic(Direction direction, bool logarithmic);

    /// Whether an axis could be logarithmic: something of what is drawn lies above 0.
    bool canBeLogarithmic(Direction direction) const;

public slots:
    void zoomBack();
    void showEverything();

signals:
    /// The pointer stands at this x, or has left the plot; for the other charts' crosshairs.
    void hovered(std::optional<double> x);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectCanvas();
    void redraw();
    void point(std::optional<QPointF> place);
    void step(int by);
    void announce(std::optional<double> x);

    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui

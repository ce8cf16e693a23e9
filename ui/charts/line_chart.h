#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QWidget>

#include "ui/charts/figure.h"

namespace ui {

/// Draws a LineFigure and lets the pointer, or the arrow keys, read it. The whole history stays in the
/// figure; what is drawn is the minimum and maximum of each pixel column of the visible range, so 100 000
/// points a curve cost milliseconds.
class LineChart : public QWidget {
    Q_OBJECT
public:
    explicit LineChart(QWidget* parent = nullptr);
    ~LineChart() override;

    const LineFigure& figure() const;

    /// Replaces everything that is drawn.
    void setFigure(LineFigure figure);

    /// Adds points at the end of a curve; drawn at the next refresh().
    void append(std::size_t curve, const std::vector<QPointF>& points);

    /// Changes the reference lines; drawn at the next refresh().
    void setReferences(std::vector<ReferenceLine> references);

    /// Draws what has changed since the last call; nothing if nothing has, or while the chart is hidden.
    void refresh();

    /// Shows the line and the box with every curve's value nearest to x; none takes it away.
    void setCrosshair(std::optional<double> x);

signals:
    /// The pointer stands at this x, or has left the plot; for the other charts' crosshairs.
    void hovered(std::optional<double> x);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void point(std::optional<QPointF> place);
    void step(int by);
    void announce(std::optional<double> x);

    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui

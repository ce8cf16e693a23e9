#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/charts/figure.h"
#include "ui/charts/linked_chart.h"

namespace ui {

class LineDrawing;

/// Draws a LineFigure, to be read and zoomed as LinkedChart has it. The whole history stays in the figure;
/// what is drawn is the minimum and maximum of each pixel column of the visible range, so 100 000 points a
/// curve cost milliseconds.
class LineChart : public LinkedChart {
    Q_OBJECT
public:
    enum class Direction { X, Y };

    explicit LineChart(QWidget* parent = nullptr);
    ~LineChart() override;

    /// With the axes as the user has chosen them.
    const LineFigure& figure() const;

    /// Replaces everything that is drawn. A zoom of the chart's own ends with its figure.
    void setFigure(LineFigure figure);

    /// Adds points at the end of a curve; drawn at the next refresh().
    void append(std::size_t curve, const std::vector<QPointF>& points);

    /// Changes the reference lines; drawn at the next refresh().
    void setReferences(std::vector<ReferenceLine> references);

    /// The user's choice, which later figures keep.
    void setLogarithmic(Direction direction, bool logarithmic);

    /// Whether an axis could be logarithmic: something of what is drawn lies above 0.
    bool canBeLogarithmic(Direction direction) const;

public slots:
    void zoomBack();
    void showEverything();

protected:
    void layOut(const QRectF& bounds) override;
    void draw() override;
    void showCrosshair() override;
    void point(std::optional<QPointF> place) override;
    void step(int by) override;

private:
    std::unique_ptr<LineDrawing> m_drawing;
};

} // namespace ui

#pragma once

#include <span>
#include <vector>

#include "ui/charts/smoothing.h"
#include "ui/training/learning_figures.h"

class QWidget;

namespace ui {

class ChartCard;
class LineChart;

/// A chart of some measures of one run, in a card. Of each measure: the single values, faint as soon as there
/// is something better; smoothed values, if they are to be smoothed; and means over an epoch, as a line or,
/// beside smoothed values, as dots.
class MeasuredChart {
public:
    /// name: of the chart; the card is called after it. Both belong to the parent.
    MeasuredChart(const QString& name, QWidget* parent);

    LineChart* chart() const { return m_chart; }
    ChartCard* card() const { return m_card; }

    /// Draws all of it again. before: curves that lie behind the measured ones.
    void show(MeasuredFigure figure, std::vector<Curve> before, double smoothing);

    /// More of what has been measured; drawn at the chart's next refresh().
    void add(std::span<const model::BatchReport> batches, CurveX x);
    void add(std::span<const model::EpochReport> epochs, CurveX x);

private:
    enum class Part { Single, Smoothed, Mean };
    std::size_t place(Part part, std::size_t measure) const;
    std::vector<Curve> curvesOf(Part part) const;
    void addSingle(std::size_t measure, const std::vector<QPointF>& points);

    LineChart* m_chart;
    ChartCard* m_card;
    std::vector<Measure> m_measures;
    std::vector<Part> m_parts; ///< that are drawn
    std::size_t m_first = 0;   ///< the first measured curve
    std::vector<DebiasedAverage> m_averages;
};

} // namespace ui

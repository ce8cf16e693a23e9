#include "ui/training/measured_chart.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/chart_cards/chart_card.h"
#include "ui/charts/line_chart.h"

namespace ui {

namespace {

struct MeasuredText {
    Q_DECLARE_TR_FUNCTIONS(ui::MeasuredChart)
};

} // namespace

MeasuredChart::MeasuredChart(const QString& name, QWidget* parent)
    : m_chart(new LineChart(parent)), m_card(new ChartCard(m_chart, parent)) {
    m_chart->setObjectName(name);
    m_card->setObjectName(name + QStringLiteral("Card"));
}

void MeasuredChart::show(MeasuredFigure figure, std::vector<Curve> before, double smoothing) {
    m_measures = std::move(figure.measures);
    const bool twice = m_measures.front().ofBatch && m_measures.front().ofEpoch;
    m_parts = {Part::Single};
    if (smoothing > 0)
        m_parts.push_back(Part::Smoothed);
    if (twice)
        m_parts.push_back(Part::Mean);
    m_averages.assign(m_measures.size(), DebiasedAverage(smoothing));
    m_first = before.size();
    figure.figure.curves = std::move(before);
    for (const Part part : m_parts)
        for (Curve& curve : curvesOf(part))
            figure.figure.curves.push_back(std::move(curve));
    m_chart->setFigure(std::move(figure.figure));
}

std::vector<Curve> MeasuredChart::curvesOf(Part part) const {
    std::vector<Curve> curves;
    for (const Measure& measure : m_measures) {
        Curve& curve = curves.emplace_back();
        curve.name = measure.name;
        curve.hue = measure.hue;
        curve.dashed = measure.dashed && part != Part::Single;
        curve.faint = part == Part::Single && m_parts.size() > 1;
        curve.dotted = part == Part::Mean && m_parts.size() == 3;
        if (curve.faint && measure.ofBatch)
            curve.name = MeasuredText::tr("%1, each update").arg(measure.name);
        else if (part == Part::Smoothed)
            curve.name = MeasuredText::tr("%1, smoothed").arg(measure.name);
        else if (curve.dotted)
            curve.name = MeasuredText::tr("%1, mean").arg(measure.name);
    }
    return curves;
}

std::size_t MeasuredChart::place(Part part, std::size_t measure) const {
    const auto before = std::find(m_parts.begin(), m_parts.end(), part) - m_parts.begin();
    return m_first + static_cast<std::size_t>(before) * m_measures.size() + measure;
}

void MeasuredChart::add(std::span<const model::BatchReport> batches, CurveX x) {
    for (std::size_t i = 0; i < m_measures.size(); ++i)
        if (m_measures[i].ofBatch)
            addSingle(i, pointsOf(batches, x, m_measures[i].ofBatch));
}

void MeasuredChart::add(std::span<const model::EpochReport> epochs, CurveX x) {
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        if (!m_measures[i].ofEpoch)
            continue;
        const std::vector<QPointF> points = pointsOf(epochs, x, m_measures[i].ofEpoch);
        if (m_measures[i].ofBatch)
            m_chart->append(place(Part::Mean, i), points);
        else
            addSingle(i, points);
    }
}

void MeasuredChart::addSingle(std::size_t measure, const std::vector<QPointF>& points) {
    m_chart->append(place(Part::Single, measure), points);
    if (std::find(m_parts.begin(), m_parts.end(), Part::Smoothed) == m_parts.end())
        return;
    std::vector<QPointF> averaged;
    averaged.reserve(points.size());
    for (const QPointF& point : points)
        averaged.emplace_back(point.x(), m_averages[measure].add(point.y()));
    m_chart->append(place(Part::Smoothed, measure), averaged);
}

} // namespace ui

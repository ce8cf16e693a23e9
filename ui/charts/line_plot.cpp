#include "ui/charts/line_plot.h"

#include <QGraphicsScene>

#include <algorithm>
#include <cmath>

#include "ui/charts/figure_note.h"
#include "ui/charts/reference_labels.h"
#include "ui/charts/whiskers.h"

namespace ui {

namespace {

constexpr int faintAlpha = 64;         ///< a quarter: together they are a band
constexpr double outlyingShare = 0.01; ///< of a raw curve's values, at each end
constexpr double gapHeight = 5;        ///< of a ✕ above the axis
constexpr double gapsApart = 6;        ///< at least, so that they stay crosses
constexpr double tooNearToSee = 0.6;   ///< pixels

QPen penOf(const Curve& curve, const Colours& colours) {
    QColor colour = colours.of(curve.hue);
    if (curve.faint)
        colour.setAlpha(faintAlpha);
    QPen pen(colour,
             curve.faint    ? 1.0
             : curve.dashed ? 1.5
                            : 2.0,
             curve.dashed ? Qt::DashLine : Qt::SolidLine);
    pen.setCapStyle(curve.dashed ? Qt::FlatCap : Qt::RoundCap);
    pen.setJoinStyle(Qt::RoundJoin);
    return pen;
}

std::vector<LegendEntry> legendOf(const LineFigure& figure, const Colours& colours) {
    std::vector<LegendEntry> entries;
    for (const Curve& curve : figure.curves)
        if (!curve.faint)
            entries.push_back({curve.name, colours.of(curve.hue),
                               curve.dotted   ? LegendMark::Dot
                               : curve.dashed ? LegendMark::DashedLine
                                              : LegendMark::Line});
    return entries;
}

/// Without the points that lie on their neighbour.
void append(QPolygonF& line, const QPointF& place) {
    if (line.isEmpty() || std::abs(place.x() - line.last().x()) > tooNearToSee ||
        std::abs(place.y() - line.last().y()) > tooNearToSee)
        line << place;
}

DrawnPart partOf(const LineFigure& figure, const AxisScale& x, int columns) {
    return {.x = rangeOf(figure.x, x),
            .columns = columns,
            .logarithmicX = figure.x.logarithmic,
            .logarithmicY = figure.y.logarithmic};
}

/// What nearly all values of a raw curve lie between: a few that are far out do not flatten the line that
/// counts.
Range mostOf(const Curve& curve) {
    std::vector<double> values;
    values.reserve(curve.points.size());
    for (const QPointF& point : curve.points)
        if (std::isfinite(point.y()))
            values.push_back(point.y());
    if (values.empty())
        return {1, 0};
    const auto at = [&values](double share) {
        const auto place = values.begin() + std::lround(share * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), place, values.end());
        return *place;
    };
    return {at(outlyingShare), at(1 - outlyingShare)};
}

std::vector<QRectF> boxesOfAll(const std::vector<CurveLayer::Stroke>& strokes) {
    std::vector<QRectF> boxes;
    for (const CurveLayer::Stroke& stroke : strokes)
        for (const QPolygonF& line : stroke.lines) {
            const std::vector<QRectF> parts = boxesOf(line);
            boxes.insert(boxes.end(), parts.begin(), parts.end());
        }
    return boxes;
}

} // namespace

void LinePlot::Extent::include(double value) {
    if (!std::isfinite(value))
        return;
    low = std::min(low, value);
    high = std::max(high, value);
}

LinePlot::LinePlot(QGraphicsScene& scene) : Plot(scene), m_scene(scene), m_layer(new CurveLayer(nullptr)) {
    scene.addItem(m_layer);
}

void LinePlot::draw(const LineFigure& figure, const Colours& colours, int columns, const Sight& sight) {
    PlotFrame::Contents contents;
    contents.wholeX = scaleOfX(figure);
    contents.x =
        sight.x ? scaleWithin(figure.x, *sight.x, contents.wholeX, maximumTicksX()) : contents.wholeX;
    std::vector<DrawnCurve> drawn;
    for (const Curve& curve : figure.curves)
        drawn.push_back(decimated(curve.points, partOf(figure, contents.x, columns)));
    contents.y = scaleOfY(figure, sight, drawn);
    contents.references = referencesIn(figure, contents.y);
    contents.colours = colours;
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.note = noteOn(figure);
    contents.xAxis = figure.x;
    contents.yAxis = figure.y;
    contents.legend = legendOf(figure, colours);
    setContents(std::move(contents));

    std::vector<CurveLayer::Stroke> strokes;
    for (std::size_t i = 0; i < drawn.size(); ++i)
        strokes.push_back(strokeOf(figure, figure.curves[i], drawn[i], colours));
    if (!frame().contents().references.empty())
        setCurves(boxesOfAll(strokes));
    m_layer->set(frame().plotArea().adjusted(-bleed, -bleed, bleed, bleed), std::move(strokes));
    drawErrors(figure, colours);
}

AxisScale LinePlot::scaleOfX(const LineFigure& figure) const {
    Extent extent;
    for (const Curve& curve : figure.curves) {
        if (curve.points.empty())
            continue;
        extent.include(onAxis(figure.x, curve.points.back().x()));
        const auto first = std::find_if(curve.points.begin(), curve.points.end(), [&](const QPointF& point) {
            return std::isfinite(onAxis(figure.x, point.x()));
        });
        if (first != curve.points.end())
            extent.include(onAxis(figure.x, first->x()));
    }
    return scaleFor(figure.x, extent.low, extent.high, maximumTicksX());
}

AxisScale LinePlot::scaleOfY(const LineFigure& figure, const Sight& sight,
                             const std::vector<DrawnCurve>& drawn) {
    if (sight != m_sight)
        restart();
    m_sight = sight;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const Range y = figure.curves[i].faint && !sight.x ? mostOf(figure.curves[i]) : drawn[i].y;
        if (y.low <= y.high)
            for (const double end : {y.low, y.high})
                m_y.include(onAxis(figure.y, end));
    }
    if (!sight.x) {
        for (const ReferenceLine& line : figure.references)
            m_y.include(onAxis(figure.y, line.y));
        includeErrors(figure);
    }
    Axis axis = figure.y;
    if (sight.x) // a part is seen as large as it can be
        axis.minimum = axis.maximum = std::nullopt;
    const AxisScale all = scaleFor(axis, m_y.low, m_y.high, maximumTicksY());
    return sight.y ? scaleWithin(axis, *sight.y, all, maximumTicksY()) : all;
}

void LinePlot::includeErrors(const LineFigure& figure) {
    for (const Curve& curve : figure.curves)
        for (std::size_t i = 0; i < std::min(curve.errors.size(), curve.points.size()); ++i)
            for (const double end :
                 {curve.points[i].y() - curve.errors[i], curve.points[i].y() + curve.errors[i]})
                m_y.include(onAxis(figure.y, end));
}

/// Error bars are told in values: logarithmic axes have none, and a part of the plot shows the curves alone.
void LinePlot::drawErrors(const LineFigure& figure, const Colours& colours) {
    const bool shown = !figure.x.logarithmic && !figure.y.logarithmic && !m_sight.x;
    std::size_t used = 0;
    for (const Curve& curve : figure.curves) {
        if (curve.errors.empty() || !shown)
            continue;
        if (used == m_whiskers.size()) {
            m_whiskers.push_back(new Whiskers(frame()));
            m_scene.addItem(m_whiskers.back());
        }
        m_whiskers[used++]->set(curve.points, curve.errors, colours.of(curve.hue), true);
    }
    for (; used < m_whiskers.size(); ++used)
        m_whiskers[used]->set({}, {}, {});
}

std::vector<ReferenceLine> LinePlot::referencesIn(const LineFigure& figure, const AxisScale& y) const {
    std::vector<ReferenceLine> within;
    for (ReferenceLine line : figure.references)
        if (line.y = onAxis(figure.y, line.y); y.covers(line.y, line.y))
            within.push_back(std::move(line));
    return within;
}

CurveLayer::Stroke LinePlot::strokeOf(const LineFigure& figure, const Curve& curve, const DrawnCurve& drawn,
                                      const Colours& colours) const {
    CurveLayer::Stroke stroke{.pen = penOf(curve, colours), .dotted = curve.dotted, .lines = {}, .gaps = {}};
    for (const QList<QPointF>& segment : drawn.segments) {
        QPolygonF& line = stroke.lines.emplace_back();
        line.reserve(segment.size());
        for (const QPointF& point : segment)
            append(line, frame().place(onAxis(figure.x, point.x()), onAxis(figure.y, point.y())));
    }
    for (const double x : drawn.gaps) {
        const double place = frame().place(onAxis(figure.x, x), 0).x();
        if (stroke.gaps.empty() || place - stroke.gaps.back().x() >= gapsApart)
            stroke.gaps.emplace_back(place, frame().plotArea().bottom() - gapHeight);
    }
    return stroke;
}

} // namespace ui

#include "ui/charts/plot_frame.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

#include "ui/charts/reference_labels.h"

namespace ui {

namespace {

constexpr double rampWidth = 72; ///< in a legend
constexpr double rampHeight = 8;

QMarginsF marginsOf(PlotFrame::Room room) {
    switch (room) {
    case PlotFrame::Room::Card:
        return {44, 8, 16, 22};
    case PlotFrame::Room::AxisTitles:
        return {60, 8, 16, 42};
    case PlotFrame::Room::Full:
        return {72, 76, 24, 48};
    }
    return {};
}

} // namespace

QFont chartFont(int pixels, QFont::Weight weight) {
    QFont font = QGuiApplication::font();
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

PlotFrame::PlotFrame(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setZValue(-1); // behind the data
}

QRectF PlotFrame::layOut(const QRectF& bounds, Room room) {
    prepareGeometryChange();
    m_bounds = bounds;
    m_room = room;
    m_plot = bounds.marginsRemoved(marginsOf(room));
    return m_plot;
}

void PlotFrame::setContents(Contents contents) {
    m_contents = std::move(contents);
    update();
}

void PlotFrame::setCurves(std::vector<QRectF> curves) {
    m_curves = std::move(curves);
    update();
}

QPointF PlotFrame::place(double x, double y) const {
    const AxisScale& h = m_contents.x;
    const AxisScale& v = m_contents.y;
    return {m_plot.left() + (x - h.minimum) / (h.maximum - h.minimum) * m_plot.width(),
            m_plot.bottom() - (y - v.minimum) / (v.maximum - v.minimum) * m_plot.height()};
}

double PlotFrame::xAt(double position) const {
    const AxisScale& h = m_contents.x;
    return h.minimum + (position - m_plot.left()) / m_plot.width() * (h.maximum - h.minimum);
}

Range PlotFrame::xBetween(double left, double right) const {
    return {fromAxis(m_contents.xAxis, xAt(left)), fromAxis(m_contents.xAxis, xAt(right))};
}

Range PlotFrame::yBetween(double bottom, double top) const {
    const AxisScale& v = m_contents.y;
    const auto at = [&](double position) {
        return fromAxis(m_contents.yAxis,
                        v.minimum + (m_plot.bottom() - position) / m_plot.height() * (v.maximum - v.minimum));
    };
    return {at(bottom), at(top)};
}

void PlotFrame::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->save();
    paintGrid(*painter);
    paintTickLabels(*painter);
    paintReferences(*painter);
    paintNote(*painter);
    if (m_room == Room::Full)
        paintTitles(*painter);
    if (m_room != Room::Card)
        paintAxisTitles(*painter);
    painter->restore();
}

void PlotFrame::paintGrid(QPainter& painter) const {
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(m_contents.colours.line, 1));
    for (const double tick : m_contents.y.ticks)
        painter.drawLine(QPointF(m_plot.left(), place(0, tick).y()),
                         QPointF(m_plot.right(), place(0, tick).y()));
    for (std::size_t i = 0; m_contents.gridX && i < m_contents.x.ticks.size(); ++i) {
        const double x = place(m_contents.x.ticks[i], 0).x();
        painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.bottom()));
    }
    if (m_contents.zeroLine) {
        painter.setPen(QPen(m_contents.colours.muted, 1));
        painter.drawLine(QPointF(m_plot.left(), place(0, 0).y()), QPointF(m_plot.right(), place(0, 0).y()));
    }
}

void PlotFrame::paintTickLabels(QPainter& painter) const {
    painter.setFont(chartFont());
    painter.setPen(m_contents.colours.muted);
    const QFontMetricsF metrics(painter.font());
    for (std::size_t i = 0; i < m_contents.y.ticks.size(); ++i) {
        const double y = place(0, m_contents.y.ticks[i]).y();
        painter.drawText(QRectF(m_bounds.left(), y - 10, m_plot.left() - m_bounds.left() - 6, 20),
                         Qt::AlignRight | Qt::AlignVCenter, m_contents.y.labels[static_cast<qsizetype>(i)]);
    }
    for (std::size_t i = 0; i < m_contents.x.ticks.size(); ++i) {
        const QString& label = m_contents.x.labels[static_cast<qsizetype>(i)];
        const double width = metrics.horizontalAdvance(label) + 2;
        const double x = std::min(place(m_contents.x.ticks[i], 0).x() - width / 2, m_bounds.right() - width);
        painter.drawText(QRectF(x, m_plot.bottom() + 4, width, 16), Qt::AlignCenter, label);
    }
}

void PlotFrame::paintReferences(QPainter& painter) const {
    constexpr Qt::PenStyle styles[] = {Qt::DashLine, Qt::DotLine, Qt::DashDotLine, Qt::DashDotDotLine};
    painter.setFont(chartFont());
    const QFontMetricsF metrics(painter.font());
    std::vector<LabelledLine> lines;
    for (const ReferenceLine& line : m_contents.references)
        lines.push_back({place(0, line.y).y(), metrics.horizontalAdvance(line.name) + 2});
    const std::vector<QRectF> labels = placeLabels(lines, m_plot, m_curves);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const QColor colour = m_contents.colours.of(m_contents.references[i].hue);
        painter.setPen(QPen(colour, 1, styles[i % std::size(styles)]));
        painter.drawLine(QPointF(m_plot.left(), lines[i].y), QPointF(m_plot.right(), lines[i].y));
        painter.setPen(colour);
        painter.drawText(labels[i], Qt::AlignRight | Qt::AlignVCenter, m_contents.references[i].name);
    }
}

void PlotFrame::paintNote(QPainter& painter) const {
    painter.setFont(chartFont());
    painter.setPen(m_contents.colours.muted);
    painter.drawText(m_plot.adjusted(4, 2, -4, 0), Qt::AlignRight | Qt::AlignTop, m_contents.note);
}

void PlotFrame::paintTitles(QPainter& painter) const {
    const double left = 16;
    painter.setPen(m_contents.colours.text);
    painter.setFont(chartFont(16, QFont::DemiBold));
    painter.drawText(QRectF(left, 10, m_bounds.width() - 2 * left, 22), Qt::AlignLeft | Qt::AlignVCenter,
                     m_contents.title);
    painter.setPen(m_contents.colours.muted);
    painter.setFont(chartFont(12));
    painter.drawText(QRectF(left, 32, m_bounds.width() - 2 * left, 18), Qt::AlignLeft | Qt::AlignVCenter,
                     m_contents.phrase);
    paintLegend(painter, 54);
}

/// On a card they are quiet, and nearer to the edge.
void PlotFrame::paintAxisTitles(QPainter& painter) const {
    const bool full = m_room == Room::Full;
    painter.setPen(full ? m_contents.colours.text : m_contents.colours.muted);
    painter.setFont(chartFont(12));
    painter.drawText(QRectF(m_plot.left(), m_bounds.bottom() - (full ? 26 : 19), m_plot.width(), 20),
                     Qt::AlignCenter, m_contents.xAxis.title);
    painter.save();
    painter.translate(m_bounds.left() + (full ? 10 : 0), m_plot.center().y());
    painter.rotate(-90);
    painter.drawText(QRectF(-m_plot.height() / 2, 0, m_plot.height(), 18), Qt::AlignCenter,
                     m_contents.yAxis.title);
    painter.restore();
}

void PlotFrame::paintLegend(QPainter& painter, double top) const {
    painter.setFont(chartFont(12));
    const QFontMetricsF metrics(painter.font());
    double x = 16;
    for (const LegendEntry& entry : m_contents.legend) {
        x += paintMark(painter, entry, {x, top + 9}) + 6;
        painter.setPen(m_contents.colours.text);
        const double width = metrics.horizontalAdvance(entry.name) + 4;
        painter.drawText(QRectF(x, top, width, 18), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        x += width + 16;
    }
}

/// From the place to the right; says how wide it is.
double PlotFrame::paintMark(QPainter& painter, const LegendEntry& entry, const QPointF& place) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (entry.ramp) {
        const QRectF bar(place.x(), place.y() - rampHeight / 2, rampWidth, rampHeight);
        QLinearGradient amounts(bar.topLeft(), bar.topRight());
        for (const double amount : {0.0, 0.5, 1.0})
            amounts.setColorAt(amount, m_contents.colours.ofAmount(amount, *entry.ramp));
        painter.fillRect(bar, amounts);
        return rampWidth;
    }
    const QPointF centre = place + QPointF(5, 0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(entry.colour);
    switch (entry.mark) {
    case LegendMark::Dot:
        painter.drawEllipse(centre, 4, 4);
        return 10;
    case LegendMark::Diamond:
        painter.drawPolygon(QPolygonF({centre + QPointF(-5, 0), centre + QPointF(0, -5),
                                       centre + QPointF(5, 0), centre + QPointF(0, 5)}));
        return 10;
    case LegendMark::Bar:
        painter.drawRect(QRectF(place.x(), place.y() - 5, 10, 10));
        return 10;
    case LegendMark::Whisker:
        painter.setPen(QPen(entry.colour, 1.4));
        for (const double end : {-6.0, 6.0})
            painter.drawLine(centre + QPointF(-4, end), centre + QPointF(4, end));
        painter.drawLine(centre + QPointF(0, -6), centre + QPointF(0, 6));
        return 10;
    case LegendMark::Line:
    case LegendMark::DashedLine:
        break;
    }
    const bool dashed = entry.mark == LegendMark::DashedLine;
    painter.setPen(QPen(entry.colour, dashed ? 1.5 : 2, dashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(place, place + QPointF(20, 0));
    return 20;
}

} // namespace ui

#pragma once

#include <optional>
#include <vector>

#include <QFont>
#include <QGraphicsItem>

#include "ui/charts/axis_ticks.h"

namespace ui {

/// One entry of a legend.
/// What stands for something in a legend: it looks like what is drawn.
enum class LegendMark { Line, DashedLine, Dot, Diamond, Bar, Whisker };

struct LegendEntry {
    QString name;
    QColor colour;
    LegendMark mark = LegendMark::Line;
    std::optional<Ramp> ramp = std::nullopt; ///< instead of mark and colour
};

/// Everything of a figure but its data: grid lines, tick labels, reference lines, and for exports title,
/// legend and axis titles. Painted by ourselves, so that plots above each other align, labels are never cut,
/// and a minus is a minus.
class PlotFrame : public QGraphicsItem {
public:
    struct Contents {
        Colours colours;
        Axis xAxis;
        Axis yAxis;
        AxisScale x; ///< of the visible part
        AxisScale y;
        AxisScale wholeX;                      ///< of everything
        std::vector<ReferenceLine> references; ///< y as on the axis, within the scale
        bool zeroLine = false;
        bool gridX = false; ///< vertical grid lines, too
        QString title;
        QString phrase;
        QString note; ///< in the corner of the plot; empty = none
        std::vector<LegendEntry> legend;
    };

    explicit PlotFrame(QGraphicsItem* parent);

    /// What stands around the data: tick labels; the axes' titles, too; title, phrase and legend besides.
    enum class Room { Card, AxisTitles, Full };

    /// Lays the plot out in a rectangle; returns the area for the data.
    QRectF layOut(const QRectF& bounds, Room room);
    QRectF plotArea() const { return m_plot; }

    void setContents(Contents contents);
    void setCurves(std::vector<QRectF> curves); ///< where they are: the names of reference lines avoid them
    const Contents& contents() const { return m_contents; }

    /// From places on the axes to the item's coordinates, and back for x.
    QPointF place(double x, double y) const;
    double xAt(double position) const;

    /// The values that lie between two places of the item.
    Range xBetween(double left, double right) const;
    Range yBetween(double bottom, double top) const;

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintGrid(QPainter& painter) const;
    void paintTickLabels(QPainter& painter) const;
    void paintReferences(QPainter& painter) const;
    void paintNote(QPainter& painter) const;
    void paintTitles(QPainter& painter) const;
    void paintAxisTitles(QPainter& painter) const;
    void paintLegend(QPainter& painter, double top) const;
    double paintMark(QPainter& painter, const LegendEntry& entry, const QPointF& place) const;

    Contents m_contents;
    std::vector<QRectF> m_curves;
    QRectF m_bounds;
    QRectF m_plot;
    Room m_room = Room::Card;
};

/// The font of tick labels and boxes: the application's, 11 px.
QFont chartFont(int pixels = 11, QFont::Weight weight = QFont::Normal);

} // namespace ui

#pragma once

#include <vector>

#include <QColor>
#include <QGraphicsItem>

namespace ui {

class PlotFrame;

/// Error bars: at each point a line as far up and down as its length, with a short cap at both ends;
/// a dot at the point itself where no bar ends there.
class Whiskers : public QGraphicsItem {
public:
    explicit Whiskers(const PlotFrame& frame);

    /// points: as on the axes, x ascending. lengths: of as many of them, from the first.
    void set(std::vector<QPointF> points, std::vector<double> lengths, const QColor& colour,
             bool dots = false);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    double spacing() const;

    const PlotFrame& m_frame;
    std::vector<QPointF> m_points;
    std::vector<double> m_lengths;
    QColor m_colour;
    bool m_dots = false;
};

} // namespace ui

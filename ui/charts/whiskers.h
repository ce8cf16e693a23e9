#pragma once

#include <vector>

#include <QColor>
#include <QGraphicsItem>

namespace ui {

class PlotFrame;

/// Error bars: at x = i a line from values[i] − lengths[i] to values[i] + lengths[i] with a short cap at both
/// ends.
class Whiskers : public QGraphicsItem {
public:
    explicit Whiskers(const PlotFrame& frame);

    void set(std::vector<double> values, std::vector<double> lengths, const QColor& colour);

    QRectF boundingRect() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    const PlotFrame& m_frame;
    std::vector<double> m_values;
    std::vector<double> m_lengths;
    QColor m_colour;
};

} // namespace ui

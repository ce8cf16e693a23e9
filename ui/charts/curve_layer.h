#pragma once

#include <vector>

#include <QGraphicsItem>
#include <QPen>
#include <QPixmap>
#include <QPolygonF>

namespace ui {

/// The lines of a plot. Qt Charts' own series take 4 µs a point to change and to draw, so that twenty curves
/// would lag behind a drag; and they draw themselves again under every move of a crosshair. Here what has
/// been drawn is kept as a picture until it changes.
class CurveLayer : public QGraphicsItem {
public:
    /// A curve as it is painted, in the scene.
    struct Stroke {
        QPen pen;
        bool dotted = false; ///< a dot at each point instead of a line
        std::vector<QPolygonF> lines;
        std::vector<QPointF> gaps; ///< where a ✕ says that there is no value
    };

    explicit CurveLayer(QGraphicsItem* parent);

    /// What is painted, and the area that it is cut at.
    void set(const QRectF& area, std::vector<Stroke> strokes);

    /// Keeps the picture: for the screen. An export draws into whatever it is given.
    void setCached(bool cached) { m_cached = cached; }

    /// Of all lines together: what painting them costs.
    qsizetype pointCount() const;

    /// What is kept; null until it is painted.
    const QPixmap& picture() const { return m_picture; }

    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintStrokes(QPainter& painter) const;

    QRectF m_area;
    std::vector<Stroke> m_strokes;
    bool m_cached = false;
    QPixmap m_picture; ///< null: to be drawn
};

} // namespace ui

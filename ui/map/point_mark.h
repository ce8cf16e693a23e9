#pragma once

#include <utility>
#include <vector>

#include <QGraphicsItem>

#include "ui/charts/figure.h"

namespace ui {

/// What is said of one point.
struct PointReading {
    QString heading;
    std::vector<std::pair<QString, QString>> facts; ///< name and value

    QString text() const; ///< all of it in one line
};

/// A ring round a point of a map, and a box beside it that tells about it.
class PointMark : public QGraphicsItem {
public:
    PointMark();

    /// area: of the plot, which the box stays in. place: of the point, in the scene.
    void set(const QRectF& area, const QPointF& place, const PointReading& reading, const Colours& colours);

    const PointReading& reading() const { return m_reading; }

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void layOutBox(const QRectF& area);

    QPointF m_place;
    QRectF m_box;
    QRectF m_bounds;
    PointReading m_reading;
    Colours m_colours;
};

} // namespace ui

#pragma once

#include <QGraphicsItem>
#include <QImage>

#include "ui/charts/point_labels.h"

namespace ui {

/// The points of a scatter figure, as a picture, and the lines and labels over them.
class ScatterLayer : public QGraphicsItem {
public:
    ScatterLayer();

    struct Contents {
        QRectF area;
        QImage points;                ///< of the area
        std::vector<PlaneLine> lines; ///< in the scene
        std::vector<PlacedLabel> labels;
        Colours colours;
    };
    void set(Contents contents);

    const QImage& points() const { return m_contents.points; }
    const std::vector<PlacedLabel>& labels() const { return m_contents.labels; }

    QRectF boundingRect() const override { return m_contents.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintLines(QPainter& painter) const;

    Contents m_contents;
};

} // namespace ui

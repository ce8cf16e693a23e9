#pragma once

#include <vector>

#include <QGraphicsItem>

#include "ui/style/theme.h"

namespace ui {

/// What a chart says about one x: a line through the plot, a dot on every curve, and a box with the values.
class Crosshair : public QGraphicsItem {
public:
    struct Reading {
        QString name;
        QString value;
        QColor colour;
        QPointF place; ///< on the curve, in the scene
    };

    Crosshair();

    /// x: where the line stands, in the scene.
    void set(const QRectF& plotArea, double x, const QString& heading, std::vector<Reading> readings,
             const Colours& colours);

    const QString& heading() const { return m_heading; }
    const std::vector<Reading>& readings() const { return m_readings; } ///< those that there is room for

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void cutReadings(std::vector<Reading> readings);
    void layOutBox();
    void paintBox(QPainter& painter) const;

    QRectF m_plotArea;
    QRectF m_bounds;
    QRectF m_box;
    double m_x = 0;
    double m_nameWidth = 0;
    QString m_heading;
    std::vector<Reading> m_readings;
    QString m_more; ///< how many others there are; empty = none
    Colours m_colours;
};

} // namespace ui

#pragma once

#include <QGraphicsItem>
#include <QImage>

#include "ui/style/theme.h"

namespace ui {

/// The cells of a heat strip, and the bar that tells which colour is how much.
class HeatLayer : public QGraphicsItem {
public:
    explicit HeatLayer(QGraphicsItem* parent);

    struct Contents {
        QRectF cellArea;
        QRectF bounds; ///< the bar stands between the cells and the right end of this
        QImage cells;
        Colours colours;
        QString most; ///< what the bar says at its top; nothing below it is 0
    };
    void set(Contents contents);

    const QImage& cells() const { return m_contents.cells; }

    QRectF boundingRect() const override { return m_contents.bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintBar(QPainter& painter) const;

    Contents m_contents;
};

} // namespace ui

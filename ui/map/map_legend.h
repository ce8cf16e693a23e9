#pragma once

#include <QWidget>

#include "ui/charts/figure.h"

namespace ui {

/// Says what the colours of a group of points mean: a ramp with its ends, or a dot and a name a kind.
class MapLegend : public QWidget {
    Q_OBJECT
public:
    explicit MapLegend(QWidget* parent = nullptr);

    void setGroup(const PointGroup& group);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintRamp(QPainter& painter) const;
    void paintKinds(QPainter& painter) const;

    PointGroup m_group;
};

} // namespace ui

#pragma once

#include <span>

#include "ui/chart_cards/chart_card.h"
#include "ui/training/learning_figures.h"

class QComboBox;

namespace ui {

class HeatStrip;

/// The KL of each dimension of z over a run, with a choice of the dimensions' order.
class DimensionsCard : public ChartCard {
    Q_OBJECT
public:
    explicit DimensionsCard(QWidget* parent = nullptr);

    HeatStrip* strip() const { return m_strip; }
    DimensionOrder order() const;

signals:
    void orderChanged();

private:
    DimensionsCard(HeatStrip* strip, QWidget* parent);

    HeatStrip* m_strip;
    QComboBox* m_order;
};

} // namespace ui

#include "ui/training/dimensions_card.h"

#include <QHBoxLayout>

#include "ui/charts/heat_strip.h"
#include "ui/fields/choice.h"

namespace ui {

DimensionsCard::DimensionsCard(QWidget* parent) : DimensionsCard(new HeatStrip, parent) {}

DimensionsCard::DimensionsCard(HeatStrip* strip, QWidget* parent)
    : ChartCard(
          strip, [strip] { return strip->figure(); }, parent),
      m_strip(strip),
      m_order(makeChoice<DimensionOrder>(
          {{tr("by KL"), DimensionOrder::ByKl}, {tr("by index"), DimensionOrder::ByIndex}}, this)) {
    strip->setObjectName(QStringLiteral("dimensions"));
    setObjectName(QStringLiteral("dimensionsCard"));
    setTitle(tr("KL by dimension"));
    setPhrase(tr("nats, over the epochs"));
    m_order->setObjectName(QStringLiteral("dimensionOrder"));
    m_order->setAccessibleName(tr("Order of the dimensions"));
    m_order->setToolTip(tr("Order from the top: by KL in the last epoch, or by dimension"));
    headerLayout()->insertWidget(headerLayout()->count() - 1, m_order);
    connect(m_order, &QComboBox::currentIndexChanged, this, &DimensionsCard::orderChanged);
}

DimensionOrder DimensionsCard::order() const {
    return currentIn<DimensionOrder>(*m_order);
}

} // namespace ui

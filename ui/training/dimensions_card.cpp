#include "ui/training/dimensions_card.h"

#include <QComboBox>
#include <QHBoxLayout>

#include "ui/charts/heat_strip.h"

namespace ui {

DimensionsCard::DimensionsCard(QWidget* parent) : DimensionsCard(new HeatStrip, parent) {}

DimensionsCard::DimensionsCard(HeatStrip* strip, QWidget* parent)
    : ChartCard(
          strip, [strip] { return strip->figure(); }, parent),
      m_strip(strip), m_order(new QComboBox(this)) {
    strip->setObjectName(QStringLiteral("dimensions"));
    setObjectName(QStringLiteral("dimensionsCard"));
    setTitle(tr("KL by dimension"));
    setPhrase(tr("nats, over the epochs"));
    m_order->setObjectName(QStringLiteral("dimensionOrder"));
    m_order->setAccessibleName(tr("Order of the dimensions"));
    m_order->setToolTip(tr("What stands on top: the largest KL of the last epoch, or dimension 1"));
    m_order->addItems({tr("by KL"), tr("by index")});
    headerLayout()->insertWidget(headerLayout()->count() - 1, m_order);
    connect(m_order, &QComboBox::currentIndexChanged, this, &DimensionsCard::orderChanged);
}

DimensionOrder DimensionsCard::order() const {
    return m_order->currentIndex() == 0 ? DimensionOrder::ByKl : DimensionOrder::ByIndex;
}

} // namespace ui

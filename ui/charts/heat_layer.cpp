#include "ui/charts/heat_layer.h"

#include <QLinearGradient>
#include <QPainter>

#include "ui/charts/plot_frame.h"

namespace ui {

namespace {

constexpr double barWidth = 8;
constexpr double barGap = 8;
constexpr double labelHeight = 14;

} // namespace

HeatLayer::HeatLayer(QGraphicsItem* parent) : QGraphicsItem(parent) {}

void HeatLayer::set(Contents contents) {
    prepareGeometryChange();
    m_contents = std::move(contents);
    update();
}

void HeatLayer::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_contents.cells.isNull())
        return;
    painter->save();
    painter->drawImage(m_contents.cellArea, m_contents.cells);
    paintBar(*painter);
    painter->restore();
}

void HeatLayer::paintBar(QPainter& painter) const {
    const QRectF cells = m_contents.cellArea;
    const QRectF bar(cells.right() + barGap, cells.top(), barWidth, cells.height());
    QLinearGradient amounts(bar.bottomLeft(), bar.topLeft());
    for (const double amount : {0.0, 0.5, 1.0})
        amounts.setColorAt(amount, m_contents.colours.ofAmount(amount));
    painter.setPen(Qt::NoPen);
    painter.setBrush(amounts);
    painter.drawRect(bar);
    painter.setFont(chartFont());
    painter.setPen(m_contents.colours.muted);
    const QRectF label(bar.right() + 4, bar.top() - 2, m_contents.bounds.right() - bar.right() - 4,
                       labelHeight);
    painter.drawText(label, Qt::AlignLeft | Qt::AlignTop, m_contents.most);
    painter.drawText(label.translated(0, bar.height() - labelHeight + 4), Qt::AlignLeft | Qt::AlignBottom,
                     QStringLiteral("0"));
}

} // namespace ui

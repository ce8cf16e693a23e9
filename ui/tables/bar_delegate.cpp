#include "ui/tables/bar_delegate.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr int barHeight = 8;
constexpr int barsWidth = 60;
constexpr int padding = 6; ///< of a cell, at each side

/// As much as the largest numbers need.
int numberWidth(const QStyleOptionViewItem& option) {
    return option.fontMetrics.horizontalAdvance(QStringLiteral("−0.000")) + 2 * padding;
}

} // namespace

void BarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                        const QModelIndex& index) const {
    QStyleOptionViewItem rest = option; // background and number, but no text at the left
    initStyleOption(&rest, index);
    rest.displayAlignment = Qt::AlignVCenter | Qt::AlignRight;
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &rest, painter, rest.widget);

    const double value = index.data(Qt::EditRole).toDouble();
    if (!std::isfinite(value) || m_maximum <= 0)
        return;
    const QRect area = option.rect.adjusted(4, 0, -numberWidth(option), 0);
    const double share = std::clamp(value / m_maximum, -1.0, 1.0);
    const double middle = area.left() + area.width() / 4.0; // few items speak against
    const double room = share > 0 ? area.right() - middle : middle - area.left();
    const QRectF bar(share > 0 ? middle : middle + share * room, area.center().y() - barHeight / 2.0,
                     std::abs(share) * room, barHeight);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(currentColours().of(value > 0 ? Hue::Blue : Hue::Vermilion));
    painter->drawRoundedRect(bar, 1.5, 1.5);
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    return {barsWidth + numberWidth(option), QStyledItemDelegate::sizeHint(option, index).height()};
}

} // namespace ui

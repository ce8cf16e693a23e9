#include "ui/tables/table_header.h"

#include <QStyle>
#include <QStyleOptionHeader>

namespace ui {

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
}

/// The style would draw the arrow at the end of the section: over the title, or far from it.
void TableHeader::initStyleOptionForIndex(QStyleOptionHeader* option, int section) const {
    QHeaderView::initStyleOptionForIndex(option, section);
    option->sortIndicator = QStyleOptionHeader::None;
    if (isSorted(section))
        option->text += arrow();
}

QSize TableHeader::sectionSizeFromContents(int section) const {
    const QSize size = QHeaderView::sectionSizeFromContents(section);
    if (!isSortIndicatorShown())
        return size;
    const int width = isSorted(section) ? fontMetrics().horizontalAdvance(arrow()) : 0;
    return size + QSize(width - styleArrowWidth(), 0);
}

bool TableHeader::isSorted(int section) const {
    return isSortIndicatorShown() && section == sortIndicatorSection();
}

QString TableHeader::arrow() const {
    return sortIndicatorOrder() == Qt::AscendingOrder ? QStringLiteral(" ▴") : QStringLiteral(" ▾");
}

/// What the style leaves for an arrow of its own.
int TableHeader::styleArrowWidth() const {
    QStyleOptionHeader option;
    initStyleOption(&option);
    const auto width = [&](QStyleOptionHeader::SortIndicator indicator) {
        option.sortIndicator = indicator;
        return style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), this).width();
    };
    return width(QStyleOptionHeader::SortDown) - width(QStyleOptionHeader::None);
}

} // namespace ui

#include "ui/tables/table_header.h"

#include <QStyle>
#include <QStyleOptionHeader>

namespace ui {

TableHeader::TableHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setSectionsClickable(true);
}

QSize TableHeader::sectionSizeFromContents(int section) const {
    const QSize size = QHeaderView::sectionSizeFromContents(section);
    const bool unused = isSortIndicatorShown() && section != sortIndicatorSection();
    return unused ? size - QSize(arrowWidth(), 0) : size;
}

/// What the style adds for the arrow.
int TableHeader::arrowWidth() const {
    QStyleOptionHeader option;
    initStyleOption(&option);
    const auto width = [&](QStyleOptionHeader::SortIndicator arrow) {
        option.sortIndicator = arrow;
        return style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), this).width();
    };
    return width(QStyleOptionHeader::SortDown) - width(QStyleOptionHeader::None);
}

} // namespace ui

#include "ui/data/import_dialog/preview_table.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include "ui/data/import_dialog/role_header.h"

namespace ui {

namespace {

constexpr int heightOfRow = 25;
constexpr int widestCell = 320; ///< that a column is made to fit

/// Paints the model's backgrounds, which the style sheet's rule for cells leaves out, and keeps one long cell
/// from taking all the room.
class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {std::min(size.width(), widestCell), size.height()};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        if (const QVariant tint = index.data(Qt::BackgroundRole); tint.isValid())
            painter->fillRect(option.rect, tint.value<QColor>());
        QStyledItemDelegate::paint(painter, option, index);
    }
};

} // namespace

PreviewTable::PreviewTable(const QString& name, QWidget* parent)
    : QTableView(parent), m_rows(nullptr), m_header(new RoleHeader(this)) {
    setAccessibleName(name);
    setHorizontalHeader(m_header);
    setModel(&m_rows);
    setItemDelegate(new CellDelegate(this));
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(false);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(heightOfRow);
    verticalHeader()->setHighlightSections(false);
    m_header->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_header->setStretchLastSection(true);
    connect(m_header, &RoleHeader::roleChosen, this, &PreviewTable::roleChosen);
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, m_header, &RoleHeader::placeBoxes);
    connect(m_header, &RoleHeader::boxFocused, this,
            [this](int column) { scrollTo(m_rows.index(std::max(0, rowAt(0)), column)); });
}

void PreviewTable::setTable(const model::TablePreview& table) {
    m_rows.setTable(table);
}

void PreviewTable::setRoles(const ColumnRoles& roles) {
    std::set<int> ignored;
    for (std::size_t column = 0; column < roles.count(); ++column)
        if (roles.of(column) == ColumnRole::Ignored)
            ignored.insert(static_cast<int>(column));
    m_rows.setIgnored(std::move(ignored));
    m_header->setRoles(roles);
    updateGeometries(); // the headings are higher with boxes above them
}

} // namespace ui

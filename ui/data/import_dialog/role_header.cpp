#include "ui/data/import_dialog/role_header.h"

#include <QEvent>

#include <algorithm>

#include "ui/fields/choice.h"

namespace ui {

namespace {

constexpr int boxHeight = 28;
constexpr int boxGap = 4; ///< around a box
constexpr int narrowestBox = 96;
constexpr int widestBox = 120;

} // namespace

RoleHeader::RoleHeader(QWidget* parent) : QHeaderView(Qt::Horizontal, parent) {
    setHighlightSections(false);
    connect(this, &QHeaderView::sectionResized, this, &RoleHeader::placeBoxes);
}

void RoleHeader::setRoles(const ColumnRoles& roles) {
    while (m_boxes.size() > roles.count()) {
        delete m_boxes.back();
        m_boxes.pop_back();
    }
    while (m_boxes.size() < roles.count())
        m_boxes.push_back(addBox());
    for (std::size_t column = 0; column < m_boxes.size(); ++column) {
        QComboBox* box = m_boxes[column];
        setCurrent(*box, roles.of(column));
        const QString name = model()->headerData(static_cast<int>(column), Qt::Horizontal).toString();
        box->setAccessibleName(tr("What %1 is").arg(name));
        box->setToolTip(box->accessibleName());
    }
    resizeSections();
    updateGeometry();
    placeBoxes();
}

QComboBox* RoleHeader::addBox() {
    const auto column = static_cast<int>(m_boxes.size());
    auto* box = new QComboBox(viewport());
    box->setObjectName(QStringLiteral("role%1").arg(column));
    for (const ColumnRole role : columnRoles)
        box->addItem(roleName(role), static_cast<int>(role));
    box->installEventFilter(this);
    connect(box, &QComboBox::activated, this,
            [this, column, box] { emit roleChosen(column, currentIn<ColumnRole>(*box)); });
    setTabOrder(m_boxes.empty() ? parentWidget() : m_boxes.back(), box);
    box->show();
    return box;
}

int RoleHeader::boxesHeight() const {
    return m_boxes.empty() ? 0 : boxHeight + 2 * boxGap;
}

QSize RoleHeader::sectionSizeFromContents(int section) const {
    QSize size = QHeaderView::sectionSizeFromContents(section);
    if (m_boxes.empty())
        return size;
    return {std::max(size.width(), narrowestBox + 2 * boxGap), size.height() + boxesHeight()};
}

void RoleHeader::paintSection(QPainter* painter, const QRect& rect, int section) const {
    QHeaderView::paintSection(painter, rect.adjusted(0, boxesHeight(), 0, 0), section);
}

void RoleHeader::updateGeometries() {
    QHeaderView::updateGeometries();
    placeBoxes();
}

void RoleHeader::placeBoxes() {
    for (std::size_t column = 0; column < m_boxes.size(); ++column) {
        const auto section = static_cast<int>(column);
        const int width = std::min(sectionSize(section) - 2 * boxGap, widestBox);
        m_boxes[column]->setGeometry(sectionViewportPosition(section) + boxGap, boxGap, width, boxHeight);
    }
}

bool RoleHeader::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusIn)
        if (const auto box = std::ranges::find(m_boxes, watched); box != m_boxes.end())
            emit boxFocused(static_cast<int>(box - m_boxes.begin()));
    return QHeaderView::eventFilter(watched, event);
}

} // namespace ui

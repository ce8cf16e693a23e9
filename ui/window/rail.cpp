#include "ui/window/rail.h"

#include <QPainter>
#include <QStyledItemDelegate>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr int railWidth = 148;
constexpr int badgeRole = Qt::UserRole;

/// Paints name and badge below each other; the chosen page is tinted.
class PageDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {railWidth - 17, 52};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Colours& colours = currentColours();
        const bool chosen = option.state.testFlag(QStyle::State_Selected);
        const QRect box = option.rect.adjusted(0, 0, 0, -2);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (chosen || option.state.testFlag(QStyle::State_MouseOver)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(chosen ? colours.accentTint : colours.ground);
            painter->drawRoundedRect(box, 6, 6);
        }
        if (option.state.testFlag(QStyle::State_HasFocus) &&
            option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
            painter->setPen(colours.accent);
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
        }
        const QRect texts = box.adjusted(10, 6, -6, -6);
        QFont font = option.font;
        font.setPixelSize(13);
        font.setWeight(chosen ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(chosen ? colours.accent : colours.text);
        painter->drawText(texts, Qt::AlignLeft | Qt::AlignTop, index.data().toString());
        font.setPixelSize(12);
        font.setWeight(QFont::Normal);
        painter->setFont(font);
        painter->setPen(colours.muted);
        painter->drawText(texts, Qt::AlignLeft | Qt::AlignBottom, index.data(badgeRole).toString());
        painter->restore();
    }
};

} // namespace

Rail::Rail(QWidget* parent) : QListWidget(parent) {
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    setFixedWidth(railWidth);
    setItemDelegate(new PageDelegate(this));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
}

void Rail::addPage(const QString& name) {
    auto* page = new QListWidgetItem(name, this);
    page->setToolTip(tr("%1 (Ctrl+%2)").arg(name).arg(count()));
}

void Rail::setBadge(int page, const QString& text) {
    item(page)->setData(badgeRole, text);
    item(page)->setData(Qt::AccessibleDescriptionRole, text);
}

} // namespace ui

#pragma once

#include <QIcon>
#include <QStyledItemDelegate>

#include "ui/style/theme.h"

namespace ui {

/// The series colour of a run; any number is taken, because it comes from a file.
Hue hueOfRun(int colour);

constexpr int runColours = 6; ///< that can be chosen

/// What a series colour is called, for those who do not see it.
QString colourName(int colour);

/// A dot in a run's colour, for menus.
QIcon colourIcon(int colour);

/// What the mark of a run says: its colour, and how its curve is drawn.
enum MarkRole {
    ColourRole = Qt::UserRole, ///< int, place in the palette
    DashedRole,                ///< bool, told apart from a run of the same colour
};

/// Paints a run's mark in the table: a check box in the run's colour and, where it is checked, the line that
/// stands for it in the charts. A click toggles it.
class RunMark : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
};

} // namespace ui

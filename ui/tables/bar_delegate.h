#pragma once

#include <QStyledItemDelegate>

namespace ui {

/// Paints a column of numbers as bars from a middle line, to the right where they are above 0 and to the left
/// where they are below, with the number at the right end.
class BarDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit BarDelegate(QObject* parent = nullptr) : QStyledItemDelegate(parent) {}

    /// The largest number whose bar is drawn, above 0.
    void setMaximum(double largest) { m_maximum = largest; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    double m_maximum = 1.0;
};

} // namespace ui

#include "ui/runs/run_mark.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

namespace ui {

namespace {

constexpr int boxSize = 14; ///< even
constexpr int lineLength = 18;
constexpr int gap = 6;

QRectF boxIn(const QRect& cell) {
    constexpr int half = boxSize / 2;
    return {cell.left() + 8.5, cell.center().y() - half + 0.5, boxSize - 1.0, boxSize - 1.0};
}

/// Ground, tint and line of the row, as the other cells have them.
void paintGround(QPainter* painter, QStyleOptionViewItem cell) {
    cell.features.setFlag(QStyleOptionViewItem::HasCheckIndicator, false);
    cell.text.clear();
    const QStyle* style = cell.widget ? cell.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
}

void paintTick(QPainter& painter, const QRectF& box, const QColor& colour) {
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF corner = box.topLeft();
    painter.drawPolyline(
        QPolygonF{corner + QPointF(3, 6.5), corner + QPointF(5.5, 9.2), corner + QPointF(10, 3.8)});
}

} // namespace

Hue hueOfRun(int colour) {
    return static_cast<Hue>((colour % runColours + runColours) % runColours);
}

QString colourName(int colour) {
    const QString names[] = {RunMark::tr("blue"),   RunMark::tr("vermilion"), RunMark::tr("green"),
                             RunMark::tr("purple"), RunMark::tr("orange"),    RunMark::tr("sky blue")};
    return names[static_cast<int>(hueOfRun(colour))];
}

QIcon colourIcon(int colour) {
    QPixmap picture(64, 64);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(currentColours().of(hueOfRun(colour)));
    painter.drawEllipse(QRectF(10, 10, 44, 44));
    return {picture};
}

QSize RunMark::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
    return {8 + boxSize + gap + lineLength + 8, boxSize};
}

void RunMark::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    paintGround(painter, cell);
    const Colours& colours = currentColours();
    const QColor colour = colours.of(hueOfRun(index.data(ColourRole).toInt()));
    const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    const QRectF box = boxIn(option.rect);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(colour, 1.5));
    painter->setBrush(shown ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(box, 4, 4);
    if (shown) {
        paintTick(*painter, box, colours.card);
        painter->setPen(
            QPen(colour, 2, index.data(DashedRole).toBool() ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
        const QPointF from(box.right() + gap, option.rect.center().y() + 0.5);
        painter->drawLine(from, from + QPointF(lineLength, 0));
    }
    painter->restore();
}

bool RunMark::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                          const QModelIndex& index) {
    if (event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const bool toggles =
        mouse->button() == Qt::LeftButton && option.rect.contains(mouse->position().toPoint());
    if (!toggles || !index.flags().testFlag(Qt::ItemIsUserCheckable))
        return false;
    const bool shown = index.data(Qt::CheckStateRole).toInt() == Qt::Checked;
    return model->setData(index, shown ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

} // namespace ui

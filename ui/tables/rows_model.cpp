#include "ui/tables/rows_model.h"

#include <QFont>
#include <QGuiApplication>

#include "ui/style/theme.h"

namespace ui {

QVariant lookOf(ColumnLook look, int role) {
    const bool number = look == ColumnLook::Number || look == ColumnLook::MutedNumber;
    const bool muted = look == ColumnLook::MutedText || look == ColumnLook::MutedNumber;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::ForegroundRole && muted)
        return currentColours().muted;
    if (role == Qt::ForegroundRole && look == ColumnLook::Mark)
        return currentColours().success;
    return {};
}

QVariant struckFont() {
    QFont font = QGuiApplication::font();
    font.setStrikeOut(true);
    return font;
}

QString plainToolTip(const QString& text) {
    return QStringLiteral("<span>") + text.toHtmlEscaped() + QStringLiteral("</span>");
}

} // namespace ui

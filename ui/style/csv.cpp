#include "ui/style/csv.h"

namespace ui {

namespace {

bool looksLikeFormula(const QString& text) {
    return !text.isEmpty() && QStringLiteral("=+-@'\t\r").contains(text.front());
}

bool isNumber(const QString& text) {
    bool number = false;
    text.toDouble(&number);
    return number;
}

} // namespace

QString csvCell(QString text) {
    if (looksLikeFormula(text) && !isNumber(text))
        text.prepend(QLatin1Char('\''));
    for (const char special : {',', '"', '\n', '\r'})
        if (text.contains(QLatin1Char(special)))
            return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) +
                   QLatin1Char('"');
    return text;
}

} // namespace ui

#include "ui/charts/figure_name.h"

namespace ui {

QString titleOf(const Figure& figure) {
    return std::visit([](const auto& drawn) { return drawn.title; }, figure);
}

QString fileNameOf(const Figure& figure) {
    QString name = titleOf(figure).toLower();
    for (QChar& letter : name)
        if (!letter.isLetterOrNumber())
            letter = QLatin1Char('-');
    if (name.isEmpty())
        return QStringLiteral("chart");
    return name.replace(QChar(0x03B2), QStringLiteral("beta"));
}

} // namespace ui

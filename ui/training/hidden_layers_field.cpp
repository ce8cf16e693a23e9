#include "ui/training/hidden_layers_field.h"

#include <QRegularExpression>

namespace ui {

namespace {

constexpr std::size_t mostLayers = 3;
constexpr int widest = 1 << 16;

} // namespace

HiddenLayersField::HiddenLayersField(QWidget* parent)
    : Field(tr("at most 3 widths, such as 600 or 600, 300; 0 for none"), parent) {}

std::optional<std::vector<int>> HiddenLayersField::value() const {
    const QString typed = text().trimmed();
    if (typed.isEmpty() || typed == QLatin1String("0"))
        return std::vector<int>{};
    static const QRegularExpression between(QStringLiteral("\\s*[,;]\\s*|\\s+"));
    std::vector<int> widths;
    for (const QString& part : typed.split(between)) {
        bool understood = false;
        widths.push_back(part.toInt(&understood));
        if (!understood || widths.back() < 1 || widths.back() > widest || widths.size() > mostLayers)
            return std::nullopt;
    }
    return widths;
}

void HiddenLayersField::setValue(const std::vector<int>& widths) {
    QStringList parts;
    for (const int width : widths)
        parts += QString::number(width);
    setText(widths.empty() ? QStringLiteral("0") : parts.join(QStringLiteral(", ")));
}

bool DecoderLayersField::isMirrored() const {
    const QString typed = text().trimmed();
    return typed.isEmpty() || typed.compare(tr("mirrored"), Qt::CaseInsensitive) == 0;
}

std::optional<std::vector<int>> DecoderLayersField::value() const {
    return isMirrored() ? std::nullopt : HiddenLayersField::value();
}

void DecoderLayersField::setValue(const std::optional<std::vector<int>>& widths) {
    if (widths)
        HiddenLayersField::setValue(*widths);
    else
        setText(tr("mirrored"));
}

} // namespace ui

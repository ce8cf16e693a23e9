#include "ui/runs/caps_field.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr std::size_t mostCaps = 50;

/// The locale of people without thousands' separators, as in RealField.
QLocale plainLocale() {
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

bool hasDecimalComma() {
    return plainLocale().decimalPoint() == QLatin1String(",");
}

std::optional<double> capOf(const QString& text) {
    for (const QLocale& locale : {plainLocale(), QLocale::c()}) {
        bool understood = false;
        const double cap = locale.toDouble(text, &understood);
        if (understood)
            return cap >= 0 && std::isfinite(cap) ? std::optional(cap) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

CapsField::CapsField(QWidget* parent)
    : Field(hasDecimalComma() ? tr("numbers from 0 on with semicolons between them, each once")
                              : tr("numbers from 0 on with commas between them, each once"),
            parent) {}

std::optional<std::vector<double>> CapsField::value() const {
    static const QRegularExpression commas(QStringLiteral("\\s*[,;]\\s*|\\s+"));
    static const QRegularExpression semicolons(QStringLiteral("\\s*;\\s*|\\s+"));
    std::vector<double> caps;
    for (const QString& part : text().trimmed().split(hasDecimalComma() ? semicolons : commas)) {
        const std::optional<double> cap = capOf(part);
        if (!cap || std::ranges::find(caps, *cap) != caps.end() || caps.size() == mostCaps)
            return std::nullopt;
        caps.push_back(*cap);
    }
    return caps;
}

void CapsField::setValue(const std::vector<double>& caps) {
    QStringList parts;
    for (const double cap : caps)
        parts += plainLocale().toString(cap, 'g', QLocale::FloatingPointShortest);
    setText(parts.join(hasDecimalComma() ? QStringLiteral("; ") : QStringLiteral(", ")));
}

} // namespace ui

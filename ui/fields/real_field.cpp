#include "ui/fields/real_field.h"

#include <QLocale>

namespace ui {

namespace {

/// Without thousands' separators: in a German locale "1.000" would be a thousand, and in a pasted C number it
/// is one.
QLocale plain(QLocale locale) {
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

} // namespace

bool RealRange::contains(double value) const {
    return (minimumAllowed ? value >= minimum : value > minimum) &&
           (maximumAllowed ? value <= maximum : value < maximum);
}

RealField::RealField(RealRange range, QString wanted, QWidget* parent)
    : Field(std::move(wanted), parent), m_range(range) {
    setInputMethodHints(Qt::ImhFormattedNumbersOnly);
}

std::optional<double> RealField::value() const {
    for (const QLocale& locale : {plain(QLocale()), plain(QLocale::c())}) {
        bool understood = false;
        const double value = locale.toDouble(text().trimmed(), &understood);
        if (understood)
            return m_range.contains(value) ? std::optional(value) : std::nullopt;
    }
    return std::nullopt;
}

void RealField::setValue(double value) {
    setText(plain(QLocale()).toString(value, 'g', QLocale::FloatingPointShortest));
}

} // namespace ui

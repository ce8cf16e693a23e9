#include "ui/style/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

struct FormatText {
    Q_DECLARE_TR_FUNCTIONS(ui::Format)
};

/// The locale of people; C, too, parts its thousands here.
QLocale shownLocale() {
    QLocale locale;
    locale.setNumberOptions(locale.numberOptions() & ~QLocale::OmitGroupSeparator);
    return locale;
}

/// The locale's digits with a true minus and narrow spaces that do not break; a thousand's comma would look
/// like a decimal one.
QString beautiful(QString text) {
    const QLocale locale = shownLocale();
    text.replace(locale.groupSeparator(), QString(QChar(0x202F)));
    text.replace(locale.negativeSign(), QString(QChar(0x2212)));
    return text;
}

} // namespace

QString count(std::uint64_t number) {
    return beautiful(shownLocale().toString(static_cast<qulonglong>(number)));
}

QString fixed(double value, int decimals) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    return beautiful(shownLocale().toString(value, 'f', decimals));
}

QString shortest(double value) {
    return beautiful(shownLocale().toString(value));
}

QString significant(double value, int digits) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (value == 0)
        return fixed(0, 0);
    int exponent = static_cast<int>(std::floor(std::log10(std::abs(value))));
    const double scaled = std::abs(value) * std::pow(10.0, digits - 1 - exponent);
    if (std::round(scaled) >= std::pow(10.0, digits)) // 0.0996 is 0.10, not 0.100
        ++exponent;
    if (exponent < -4 || exponent > 8)
        return beautiful(shownLocale().toString(value, 'e', digits - 1));
    return fixed(value, std::max(0, digits - 1 - exponent));
}

QString percent(double share, int digits) {
    return significant(100 * share, digits) + QChar(0x202F) + QLatin1Char('%');
}

QString metric(double value) {
    return fixed(value, 4);
}

QString duration(double seconds) {
    const auto whole = static_cast<qint64>(std::max(0.0, seconds));
    const auto twoDigits = [](qint64 number) {
        return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0'));
    };
    const QString rest = twoDigits(whole % 60);
    if (whole < 3600)
        return QString::number(whole / 60) + QLatin1Char(':') + rest;
    return QString::number(whole / 3600) + QLatin1Char(':') + twoDigits(whole / 60 % 60) + QLatin1Char(':') +
           rest;
}

QString dataSize(std::uint64_t bytes) {
    double shown = static_cast<double>(bytes);
    while (shown >= 1000)
        shown /= 1000;
    return shownLocale().formattedDataSize(static_cast<qint64>(bytes), shown < 100 ? 1 : 0,
                                           QLocale::DataSizeSIFormat);
}

QString ordinal(int number) {
    const int last = number % 10;
    if (number % 100 / 10 != 1) {
        if (last == 1)
            return FormatText::tr("%1st").arg(number);
        if (last == 2)
            return FormatText::tr("%1nd").arg(number);
        if (last == 3)
            return FormatText::tr("%1rd").arg(number);
    }
    return FormatText::tr("%1th").arg(number);
}

QString counted(std::uint64_t number, const QString& one, const QString& many) {
    return number == 1 ? one : many.arg(count(number));
}

} // namespace ui

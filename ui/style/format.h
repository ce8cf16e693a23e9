#pragma once

#include <cstdint>

#include <QString>

// How numbers are shown, everywhere the same: by the locale, a true minus sign, thin spaces between
// thousands.

namespace ui {

QString count(std::uint64_t number);           ///< 47 874
QString percent(double share, int digits = 3); ///< 1.40 % for 0.014
QString metric(double value);                  ///< 0.3987, four decimals
QString significant(double value,
                    int digits = 3);       ///< −612, 53.7, 0.155; large and tiny ones with an exponent
QString fixed(double value, int decimals); ///< −612.4
QString shortest(double value);            ///< as people write it: 4, 3.5
QString duration(double seconds);          ///< 1:42, 1:02:03
QString ordinal(int number);               ///< 1st, 22nd
QString dataSize(std::uint64_t bytes);     ///< 330 MB, 2.5 GB

/// "1 click", "47 874 clicks". one: all of the text for 1; many: the text with %1 in place of the number.
QString counted(std::uint64_t number, const QString& one, const QString& many);

} // namespace ui

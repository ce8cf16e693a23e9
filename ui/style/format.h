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

} // namespace ui

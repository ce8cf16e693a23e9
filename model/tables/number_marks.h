#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace model {

/// 1,204 or 1.204.500,5 with a decimal comma: a number with a mark before each three digits. Nothing for any
/// other text, and for one without such a mark.
std::optional<float> parseGrouped(std::string_view text, bool decimalComma);

/// What the commas in a column of numbers are: decimal marks, or marks between thousands.
class NumberMarks {
public:
    enum Meaning { None, Decimal, Thousands, Either };

    void add(std::string_view field);

    /// counts: the column is named as one, and counts are whole.
    Meaning commas(bool counts) const;

    /// Whether a text could be a number with commas between thousands.
    static bool isGrouped(std::string_view field);

private:
    std::size_t m_commas = 0;  ///< numbers with a comma
    std::size_t m_decimal = 0; ///< of these, those that can only be decimal
    std::size_t m_several = 0; ///< those that can only be thousands
    std::size_t m_small = 0;   ///< whole numbers below 1000 without a comma
    std::size_t m_large = 0;   ///< others without a comma
};

} // namespace model

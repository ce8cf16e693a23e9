#include "model/tables/number_marks.h"

#include <algorithm>
#include <string>

#include "model/input/text.h"

namespace model {

std::optional<float> parseGrouped(std::string_view text, bool decimalComma) {
    const char group = decimalComma ? '.' : ',';
    const std::size_t whole = std::min(text.find(decimalComma ? ',' : '.'), text.size());
    std::string plain;
    std::size_t digits = 0; ///< since the last mark
    bool grouped = false;
    for (const char character : text.substr(0, whole)) {
        if (character == group) {
            if (digits == 0 || digits > 3 || (grouped && digits != 3))
                return std::nullopt;
            grouped = true;
            digits = 0;
            continue;
        }
        digits += character >= '0' && character <= '9' ? 1 : 0;
        plain += character;
    }
    if (!grouped || digits != 3)
        return std::nullopt;
    plain += text.substr(whole);
    return decimalComma ? parseCommaNumber(plain) : parseNumber(plain);
}

bool NumberMarks::isGrouped(std::string_view field) {
    return parseGrouped(field, false).has_value();
}

void NumberMarks::add(std::string_view field) {
    if (field.find(',') == field.npos) {
        const auto number = parseNumber(field);
        m_small += number && *number < 1000 && field.find('.') == field.npos ? 1 : 0;
        m_large += number && !(*number < 1000 && field.find('.') == field.npos) ? 1 : 0;
        return;
    }
    const bool decimal = parseCommaNumber(field).has_value();
    const bool grouped = isGrouped(field);
    if (!decimal && !grouped)
        return;
    ++m_commas;
    m_decimal += !grouped || field.starts_with("0,") ? 1 : 0;
    m_several += !decimal ? 1 : 0;
}

NumberMarks::Meaning NumberMarks::commas(bool counts) const {
    if (m_commas == 0)
        return None;
    if (m_decimal > 0)
        return Decimal;
    if (m_several > 0 || counts || (m_small > 0 && m_large == 0))
        return Thousands;
    return Either;
}

} // namespace model

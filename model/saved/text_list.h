#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Texts one after the other, as a model file holds ids and titles: text n is text[offsets[n] … offsets[n +
/// 1]).
struct TextList {
    std::string text;                  ///< UTF-8
    std::vector<std::int64_t> offsets; ///< in bytes, from 0 on; one more than texts
};

/// Bytes that the texts take in a file, their offsets included.
inline std::uint64_t savedSize(const std::vector<std::string>& texts) {
    std::uint64_t bytes = sizeof(std::int64_t);
    for (const std::string& text : texts)
        bytes += text.size() + sizeof(std::int64_t);
    return bytes;
}

/// Bytes that are no UTF-8 become U+FFFD: ids and titles come from users' files.
TextList joinTexts(const std::vector<std::string>& texts);

/// None for offsets that do not fit the text, and where one of the texts is not UTF-8.
std::optional<std::vector<std::string>> splitTexts(std::string_view text,
                                                   std::span<const std::int64_t> offsets);

} // namespace model

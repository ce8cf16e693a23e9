#include "model/saved/text_list.h"

#include <algorithm>
#include <utility>

#include "model/input/text.h"

namespace model {

namespace {

void appendAsUtf8(std::string& joined, std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = sequenceLength(text);
        if (length > 0)
            joined += text.substr(0, length);
        else
            joined += "\xEF\xBF\xBD"; // U+FFFD
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
}

} // namespace

TextList joinTexts(const std::vector<std::string>& texts) {
    TextList list{{}, {0}};
    list.offsets.reserve(texts.size() + 1);
    for (const std::string& text : texts) {
        appendAsUtf8(list.text, text);
        list.offsets.push_back(static_cast<std::int64_t>(list.text.size()));
    }
    return list;
}

std::optional<std::vector<std::string>> splitTexts(std::string_view text,
                                                   std::span<const std::int64_t> offsets) {
    if (offsets.empty() || offsets.front() != 0 || !std::ranges::is_sorted(offsets) ||
        !std::cmp_equal(offsets.back(), text.size()))
        return std::nullopt;
    std::vector<std::string> texts;
    texts.reserve(offsets.size() - 1);
    for (std::size_t n = 0; n + 1 < offsets.size(); ++n) {
        const auto begin = static_cast<std::size_t>(offsets[n]);
        const std::string_view part = text.substr(begin, static_cast<std::size_t>(offsets[n + 1]) - begin);
        if (!isUtf8(part))
            return std::nullopt;
        texts.emplace_back(part);
    }
    return texts;
}

} // namespace model

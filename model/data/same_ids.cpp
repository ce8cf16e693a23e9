#include "model/data/same_ids.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <cstring>

#include "model/input/text.h"

namespace model {

namespace {

/// Eight bytes at a time: nearly all ids are, and there are millions of them.
bool isAscii(std::string_view text) {
    constexpr std::uint64_t high = 0x8080808080808080U;
    std::uint64_t seen = 0;
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        seen |= word;
    }
    std::uint64_t rest = 0;
    if (!text.empty()) // whose data may be null
        std::memcpy(&rest, text.data(), text.size());
    return ((seen | rest) & high) == 0;
}

bool isDigit(char character) {
    return character >= '0' && character <= '9';
}

/// 7 of 7.0 or 7,00; none for any other text.
std::optional<std::string> wholeNumber(std::string_view id) {
    if (!id.ends_with('0'))
        return std::nullopt;
    const std::size_t mark = id.find_last_not_of('0');
    if (mark == id.npos || (id[mark] != '.' && id[mark] != ','))
        return std::nullopt;
    const std::string_view whole = id.substr(0, mark);
    const std::string_view digits = whole.starts_with('-') ? whole.substr(1) : whole;
    const bool number = !digits.empty() && std::ranges::all_of(digits, isDigit);
    const bool leadingZero = digits.starts_with('0') && whole != "0";
    const bool perhapsThousands = id.size() - mark - 1 == 3;
    return number && !leadingZero && !perhapsThousands ? std::optional(std::string(whole)) : std::nullopt;
}

std::optional<std::string> composed(std::string_view id) {
    if (!isUtf8(id))
        return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* composer = icu::Normalizer2::getNFCInstance(status);
    const icu::StringPiece text(id.data(), static_cast<std::int32_t>(id.size()));
    if (U_FAILURE(status) || composer->isNormalizedUTF8(text, status) || U_FAILURE(status))
        return std::nullopt;
    std::string plain;
    icu::StringByteSink<std::string> sink(&plain);
    composer->normalizeUTF8(0, text, sink, nullptr, status);
    return U_SUCCESS(status) && plain != id ? std::optional(plain) : std::nullopt;
}

/// The first two ids that became one.
std::string exampleOf(const IdTable& written, const JoinedIds& joined) {
    constexpr std::uint32_t nobody = UINT32_MAX;
    std::vector<std::uint32_t> first(joined.ids.size(), nobody);
    for (std::uint32_t number = 0; number < written.size(); ++number) {
        std::uint32_t& known = first[joined.numbers[number]];
        if (known != nobody)
            return inQuotes(written[known]) + " and " + inQuotes(written[number]);
        known = number;
    }
    return {};
}

} // namespace

std::optional<std::string> plainForm(std::string_view id) {
    return isAscii(id) ? wholeNumber(id) : composed(id);
}

std::optional<JoinedIds> joinSameIds(const IdTable& written) {
    std::vector<std::pair<std::uint32_t, std::string>> plain;
    for (std::uint32_t number = 0; number < written.size(); ++number)
        if (auto form = plainForm(written[number]))
            plain.emplace_back(number, *std::move(form));
    if (plain.empty())
        return std::nullopt;
    JoinedIds joined;
    joined.numbers.reserve(written.size());
    auto next = plain.begin();
    for (std::uint32_t number = 0; number < written.size(); ++number)
        if (next != plain.end() && next->first == number)
            joined.numbers.push_back(joined.ids.intern((next++)->second));
        else
            joined.numbers.push_back(joined.ids.intern(written[number]));
    joined.example = exampleOf(written, joined);
    return joined;
}

} // namespace model

#include "model/splits/id_order.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <numeric>
#include <string_view>

namespace model {

namespace {

/// An id's length and first bytes in one number, so that most comparisons need no text.
struct SortKey {
    std::uint64_t key;
    std::uint32_t number;
};

std::uint64_t sortKeyOf(std::string_view id) {
    constexpr std::size_t bytes = 7;
    std::uint64_t first = 0;
    if (!id.empty())
        std::memcpy(&first, id.data(), std::min(id.size(), bytes));
    return std::uint64_t{std::min<std::size_t>(id.size(), 0xff)} << 56 | __builtin_bswap64(first) >> 8;
}

} // namespace

void sortByIds(std::vector<std::uint32_t>& numbers, const IdTable& ids) {
    const auto less = [&ids](const SortKey& a, const SortKey& b) {
        if (a.key != b.key)
            return a.key < b.key;
        const std::string_view left = ids[a.number];
        const std::string_view right = ids[b.number];
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    };
    std::vector<SortKey> keys(numbers.size());
    std::ranges::transform(numbers, keys.begin(), [&ids](std::uint32_t number) {
        return SortKey{sortKeyOf(ids[number]), number};
    });
    if (std::ranges::is_sorted(keys, less)) // as most tables are
        return;
    std::ranges::sort(keys, less);
    std::ranges::transform(keys, numbers.begin(), &SortKey::number);
}

std::vector<std::uint32_t> numbersInOrder(const IdTable& ids, SplitVersion version) {
    std::vector<std::uint32_t> numbers(ids.size());
    std::iota(numbers.begin(), numbers.end(), 0U);
    if (version == SplitVersion::ByIds)
        sortByIds(numbers, ids);
    return numbers;
}

} // namespace model

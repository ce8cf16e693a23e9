#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace model {

/// The bytes that the readers of text have looked at, each as often as they did, in all threads: so a test
/// can hold their cost against the size of a file, without a clock. Counted where asserts are checked; a
/// release has nothing of it.
class LookedAt {
public:
#ifdef NDEBUG
    static constexpr bool counted = false;
#else
    static constexpr bool counted = true;
#endif

    static std::uint64_t bytes() {
        return total.load(std::memory_order_relaxed);
    }

    static void add([[maybe_unused]] std::size_t bytes) {
        if constexpr (counted)
            total.fetch_add(bytes, std::memory_order_relaxed);
    }

private:
    static inline std::atomic<std::uint64_t> total = 0;
};

/// Counts what a search in the text has looked at, from `from` up to what it found (npos: up to the end), and
/// returns that: lookedFor(text, at, text.find('"', at)).
inline std::size_t lookedFor(std::string_view text, std::size_t from, std::size_t found) {
    if constexpr (LookedAt::counted) {
        const std::size_t end = found < text.size() ? found + 1 : text.size();
        LookedAt::add(end > from ? end - from : 0);
    }
    return found;
}

} // namespace model

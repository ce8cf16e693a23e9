#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// What an input chooses besides the file that it holds: bytes from its end, so that a file with some zeros
/// behind it is a seed, read with the defaults.
class Choices {
public:
    Choices(const std::uint8_t* data, std::size_t size)
        : m_rest(reinterpret_cast<const char*>(data), size) {} // NOLINT(*-reinterpret-cast)

    /// 0 behind the last one.
    std::uint8_t byte() {
        if (m_rest.empty())
            return 0;
        const auto last = static_cast<std::uint8_t>(m_rest.back());
        m_rest.remove_suffix(1);
        return last;
    }

    bool yes() { return byte() % 2 == 1; }

    /// One of 0 … count − 1.
    std::size_t below(std::size_t count) { return byte() % count; }

    template <typename Value, std::size_t count>
    Value among(const Value (&values)[count]) {
        return values[below(count)];
    }

    /// What has not been taken.
    std::string_view rest() const { return m_rest; }

private:
    std::string_view m_rest;
};

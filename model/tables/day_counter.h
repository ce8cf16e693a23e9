#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace model {

/// How many rows each day has. Called for each of millions of rows, whose days may follow in any order.
class DayCounter {
public:
    /// time: seconds since 1970-01-01, UTC.
    void add(std::int64_t time) {
        constexpr std::int64_t secondsPerDay = 86'400;
        const std::int64_t day = time / secondsPerDay - (time % secondsPerDay < 0 ? 1 : 0);
        if (static_cast<std::uint64_t>(day) < m_usual.size())
            ++m_usual[static_cast<std::size_t>(day)];
        else
            addUnusual(day);
    }

    /// Adds its rows to those of days since 1970-01-01.
    void addTo(std::map<std::int64_t, std::uint64_t>& rows) const {
        for (std::size_t day = 0; day < m_usual.size(); ++day)
            if (m_usual[day] > 0)
                rows[static_cast<std::int64_t>(day)] += m_usual[day];
        for (const auto& [day, count] : m_others)
            rows[day] += count;
    }

private:
    static constexpr std::int64_t usualDays = 1 << 15; ///< 1970 to 2059

    void addUnusual(std::int64_t day) {
        if (day < 0 || day >= usualDays) {
            ++m_others[day];
            return;
        }
        m_usual.resize(usualDays);
        ++m_usual[static_cast<std::size_t>(day)];
    }

    std::vector<std::uint64_t> m_usual; ///< by day; empty until one comes
    std::map<std::int64_t, std::uint64_t> m_others;
};

} // namespace model

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace model {

/// How many rows each kind of event has.
class EventCounter {
public:
    void add(std::string_view event) {
        if (m_rows == nullptr || event != m_last)
            find(event);
        ++*m_rows;
    }

    /// Adds the rows of another counter.
    void add(const EventCounter& other) {
        for (const auto& [event, rows] : other.m_counts)
            m_counts[event] += rows;
    }

    const std::map<std::string, std::uint64_t, std::less<>>& counts() const { return m_counts; }

private:
    static constexpr std::size_t mostKinds = 1000; ///< more are no kinds of events
    static constexpr std::string_view others = "…";

    void find(std::string_view event) {
        auto found = m_counts.find(event);
        if (found == m_counts.end())
            found = m_counts.emplace(m_counts.size() < mostKinds ? event : others, 0).first;
        m_last = found->first;
        m_rows = &found->second;
    }

    std::map<std::string, std::uint64_t, std::less<>> m_counts;
    std::string_view m_last; ///< of the last row, and where its kind is counted
    std::uint64_t* m_rows = nullptr;
};

} // namespace model

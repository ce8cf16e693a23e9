#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>

#include "model/values/failure.h"

namespace model {

/// Hears how much of some work is done, 0 … 1, about ten times a second, on the calling thread.
using ShareSink = std::function<void(double)>;

/// Counts what is done of some work, and looks whether to go on. Borrows token and sink.
class WorkMonitor {
public:
    WorkMonitor(std::size_t total, const std::stop_token& stop, const ShareSink& sink)
        : m_total(total), m_stop(stop), m_sink(sink) {}

    /// Throws Cancelled when stop is requested.
    void advance(std::size_t count) {
        if (m_stop.stop_requested())
            throw Cancelled();
        m_done += count;
        if (!m_sink)
            return;
        const auto now = std::chrono::steady_clock::now();
        if (now < m_nextReport && m_done < m_total)
            return;
        m_nextReport = now + std::chrono::milliseconds(100);
        m_sink(static_cast<double>(m_done) / static_cast<double>(m_total));
    }

private:
    std::size_t m_total;
    std::size_t m_done = 0;
    const std::stop_token& m_stop;
    const ShareSink& m_sink;
    std::chrono::steady_clock::time_point m_nextReport;
};

} // namespace model

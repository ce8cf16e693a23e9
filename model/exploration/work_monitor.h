#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

#include "model/numerics/throttle.h"
#include "model/values/failure.h"

namespace model {

/// Is told how much of some work is done, 0 … 1, about ten times a second, on the calling thread.
using ShareSink = std::function<void(double)>;

/// Counts what is done of some work, and looks whether to stop. Borrows token and sink.
class WorkMonitor {
public:
    WorkMonitor(std::size_t total, const std::stop_token& stop, const ShareSink& sink)
        : m_total(total), m_stop(stop), m_sink(sink) {}

    /// Throws Cancelled when stop is requested.
    void advance(std::size_t count) {
        if (m_stop.stop_requested())
            throw Cancelled();
        m_done += count;
        if (m_sink && (m_throttle.due() || m_done >= m_total))
            m_sink(static_cast<double>(m_done) / static_cast<double>(m_total));
    }

private:
    std::size_t m_total;
    std::size_t m_done = 0;
    const std::stop_token& m_stop;
    const ShareSink& m_sink;
    Throttle m_throttle;
};

} // namespace model

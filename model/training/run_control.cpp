#include "model/training/run_control.h"

namespace model {

void RunControl::pause() {
    const std::lock_guard lock(m_mutex);
    m_paused = true;
}

void RunControl::continueRun() {
    {
        const std::lock_guard lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void RunControl::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_changed.notify_all();
}

bool RunControl::proceed() {
    std::unique_lock lock(m_mutex);
    if (m_paused && !m_stopped) {
        const auto before = std::chrono::steady_clock::now();
        m_changed.wait(lock, [this] { return !m_paused || m_stopped; });
        m_timePaused += std::chrono::steady_clock::now() - before;
    }
    return !m_stopped;
}

bool RunControl::stoppedWithin(std::chrono::duration<double> time) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, time, [this] { return m_stopped; });
}

std::chrono::duration<double> RunControl::timePaused() const {
    const std::lock_guard lock(m_mutex);
    return m_timePaused;
}

} // namespace model

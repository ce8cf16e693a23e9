#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace model {

/// Pauses and stops a run from another thread. The run asks once a batch.
class RunControl {
public:
    void pause();
    void continueRun();
    void stop(); ///< permanent; also ends a pause

    /// Called by the run: waits while it is paused. False when it has to stop.
    bool proceed();

    /// Waits that long; true as soon as the run has to stop.
    bool stoppedWithin(std::chrono::duration<double> time);

    /// How long proceed() has waited so far.
    std::chrono::duration<double> timePaused() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused = false;
    bool m_stopped = false;
    std::chrono::duration<double> m_timePaused{0};
};

} // namespace model

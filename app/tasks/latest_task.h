#pragma once

#include "app/tasks/background_task.h"

namespace app {

/// Background work of which only the latest counts: it stops the work before it, whose results are
/// discarded, and begins when that has ended.
class LatestTask : public QObject {
    Q_OBJECT
public:
    explicit LatestTask(QObject* parent = nullptr);

    void start(BackgroundTask::Work work);

    /// Whether its result is still to come.
    bool isRunning() const { return m_next || (m_task.running() && !m_dropped); }

    /// Stops the work and discards what it posts.
    void cancel();

    /// Called by the work: runs the callback on the owner's thread, unless the work no longer counts by then.
    void post(std::function<void()> callback);

signals:
    void failed(const model::Failure& failure); ///< the latest work threw

private:
    void startNext();

    BackgroundTask::Work m_next; ///< waits until the work before it has ended; empty = none
    bool m_dropped = false;      ///< the work that is running no longer counts
    BackgroundTask m_task;       ///< last, so that its thread ends before the others go
};

} // namespace app

#pragma once

#include "app/tasks/background_task.h"

namespace app {

/// Background work that answers questions of which only the newest counts, without ever keeping an answer
/// back: while one is worked on, the newest of those that come waits, and every answer is delivered.
class FollowUpTask : public QObject {
    Q_OBJECT
public:
    explicit FollowUpTask(QObject* parent = nullptr);

    void start(BackgroundTask::Work work);

    /// Forgets what waits and asks what runs to stop; what it still posts is delivered.
    void drop();

    /// Called by the work: runs the callback on the owner's thread.
    void post(std::function<void()> callback) { m_task.post(std::move(callback)); }

signals:
    void failed(const model::Failure& failure);

private:
    BackgroundTask::Work m_next; ///< empty = none waits
    BackgroundTask m_task;       ///< last, so that its thread ends before the others go
};

} // namespace app

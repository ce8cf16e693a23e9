#include "app/tasks/follow_up_task.h"

#include <utility>

namespace app {

FollowUpTask::FollowUpTask(QObject* parent) : QObject(parent) {
    connect(&m_task, &BackgroundTask::failed, this, &FollowUpTask::failed);
    connect(&m_task, &BackgroundTask::finished, this, [this] {
        if (m_next)
            m_task.start(std::exchange(m_next, nullptr));
    });
}

void FollowUpTask::start(BackgroundTask::Work work) {
    if (m_task.running())
        m_next = std::move(work);
    else
        m_task.start(std::move(work));
}

void FollowUpTask::drop() {
    m_next = nullptr;
    m_task.requestStop();
}

} // namespace app

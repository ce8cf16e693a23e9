#include "app/tasks/latest_task.h"

#include <utility>

namespace app {

LatestTask::LatestTask(QObject* parent) : QObject(parent) {
    connect(&m_task, &BackgroundTask::failed, this, [this](const model::Failure& failure) {
        if (!m_dropped)
            emit failed(failure);
    });
    connect(&m_task, &BackgroundTask::finished, this, &LatestTask::startNext);
}

void LatestTask::start(BackgroundTask::Work work) {
    cancel();
    m_next = std::move(work);
    if (!m_task.running())
        startNext();
}

void LatestTask::cancel() {
    m_next = nullptr;
    m_dropped = true;
    m_task.requestStop();
}

void LatestTask::post(std::function<void()> callback) {
    m_task.post([this, callback = std::move(callback)] {
        if (!m_dropped)
            callback();
    });
}

void LatestTask::startNext() {
    if (!m_next)
        return;
    m_dropped = false;
    m_task.start(std::exchange(m_next, nullptr));
}

} // namespace app

#include "app/tasks/file_writer.h"

namespace app {

Saving::Saving(QObject* parent) : QObject(parent) {
    connect(&m_task, &BackgroundTask::failed, this, &Saving::failed);
    connect(&m_task, &BackgroundTask::finished, this, &Saving::saveNext);
}

void Saving::save(BackgroundTask::Work work, const QString& path) {
    m_saves.push_back({std::move(work), path});
    saveNext();
}

void Saving::saveNext() {
    if (m_task.running() || m_saves.empty())
        return;
    m_task.start([this, save = std::move(m_saves.front())](const std::stop_token& stop) {
        save.work(stop);
        m_task.post([this, path = save.path] { emit saved(path); });
    });
    m_saves.pop_front();
}

} // namespace app

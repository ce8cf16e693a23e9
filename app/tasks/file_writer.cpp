#include "app/tasks/file_writer.h"

#include "model/files/file_saver.h"
#include "model/files/output_check.h"

namespace app {

FileWriter::FileWriter(QObject* parent) : QObject(parent) {
    connect(&m_task, &BackgroundTask::failed, this, &FileWriter::failed);
    connect(&m_task, &BackgroundTask::finished, this, &FileWriter::saveNext);
}

void FileWriter::save(BackgroundTask::Work work, const QString& path) {
    m_saves.push_back({std::move(work), path});
    saveNext();
}

void FileWriter::saveFile(const QString& path, const QByteArray& bytes) {
    save([path, bytes](const std::stop_token&) { model::saveFile(path.toStdString(), bytes.toStdString()); },
         path);
}

void FileWriter::saveNext() {
    if (m_task.running() || m_saves.empty())
        return;
    m_task.start([this, save = std::move(m_saves.front()), inputs = m_inputs](const std::stop_token& stop) {
        model::requireNotRead(save.path.toStdString(), inputs);
        save.work(stop);
        m_task.post([this, path = save.path] { emit saved(path); });
    });
    m_saves.pop_front();
}

} // namespace app

#pragma once

#include <deque>
#include <string>
#include <vector>

#include <QByteArray>
#include <QString>

#include "app/tasks/background_task.h"

namespace app {

/// Writes files in the background, one after the other.
class FileWriter : public QObject {
    Q_OBJECT
public:
    explicit FileWriter(QObject* parent = nullptr);

    /// Files that are read, such as the open data's: they are not overwritten, but failed says so.
    void setInputs(std::vector<std::string> files) { m_inputs = std::move(files); }

    /// path: where work writes to, which is told when it is done.
    void save(BackgroundTask::Work work, const QString& path);

public slots:
    void saveFile(const QString& path, const QByteArray& bytes);

signals:
    void saved(const QString& path);
    void failed(const model::Failure& failure);

private:
    struct Save {
        BackgroundTask::Work work;
        QString path;
    };

    void saveNext();

    std::vector<std::string> m_inputs;
    std::deque<Save> m_saves; ///< that wait for the one before them
    BackgroundTask m_task;
};

} // namespace app

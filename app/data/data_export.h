#pragma once

#include "app/tasks/background_task.h"
#include "model/values/export_progress.h"

namespace app {

class OpenedData;

/// Writes the data that are open for other programs, one export at a time.
class DataExport : public QObject {
    Q_OBJECT
public:
    /// data outlives the object.
    explicit DataExport(OpenedData& data, QObject* parent = nullptr);

public slots:
    /// Into a folder that is new or empty; nothing without data.
    void start(const QString& folder, model::ExportFormat format);
    void cancel(); ///< what was written is removed

signals:
    void runningChanged(bool running);
    void progressed(const model::ExportProgress& progress);
    void saved(const QString& folder);
    void failed(const model::Failure& failure);

private:
    OpenedData& m_data;
    BackgroundTask m_task;
};

} // namespace app

#pragma once

#include <memory>

#include "app/tasks/background_task.h"
#include "model/data/dataset.h"
#include "model/values/export_progress.h"

namespace app {

/// Writes the data that are open for other programs, one export at a time.
class DataExport : public QObject {
    Q_OBJECT
public:
    explicit DataExport(QObject* parent = nullptr);

    /// Into a folder that is new or empty.
    void start(std::shared_ptr<const model::Dataset> dataset, const QString& folder,
               model::ExportFormat format);

public slots:
    void cancel(); ///< what was written is removed

signals:
    void changed(bool exporting);
    void progressed(const model::ExportProgress& progress);
    void saved(const QString& folder);
    void failed(const model::Failure& failure);

private:
    BackgroundTask m_task;
};

} // namespace app

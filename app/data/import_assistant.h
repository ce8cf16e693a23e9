#pragma once

#include <memory>

#include "app/data/data_reading.h"
#include "app/tasks/latest_task.h"
#include "model/values/import_preview.h"

namespace app {

/// Answers what one wants to know before data are opened: what the files begin with, and what would remain
/// of them. A question takes the place of the one before it of its kind. What was read for the latest count
/// is kept for whoever opens just that, until other files are looked at or no answer is needed any more.
class ImportAssistant : public QObject {
    Q_OBJECT
public:
    explicit ImportAssistant(QObject* parent = nullptr);

    /// Gives away the reading of the latest count, running or ended, if it was with these options; else
    /// null. That count reports nothing more.
    std::unique_ptr<DataReading> handOver(const model::ImportOptions& options);

public slots:
    void preview(const model::ImportOptions& options);
    void countRemaining(const model::ImportOptions& options);
    void cancel(); ///< no answer is needed any more

signals:
    void previewReady(const model::ImportPreview& preview);
    void previewFailed(const model::Failure& failure);
    void remainingReady(const std::shared_ptr<const model::DatasetSummary>& summary);
    void remainingFailed(const model::Failure& failure);
    void remainingProgressed(const model::ReadingProgress& progress);

private:
    void dropCount();
    void onStopped();

    LatestTask m_preview;
    std::unique_ptr<DataReading> m_counting; ///< the latest count; null = none
    std::unique_ptr<DataReading> m_stopping; ///< one that was dropped, for which the next waits; null = none
};

} // namespace app

#pragma once

#include <memory>

#include "app/tasks/latest_task.h"
#include "model/values/dataset_summary.h"
#include "model/values/import_preview.h"

namespace app {

/// Answers what one wants to know before data are opened: what the files begin with, and what would remain
/// of them. A question takes the place of the one before it of its kind.
class ImportAssistant : public QObject {
    Q_OBJECT
public:
    explicit ImportAssistant(QObject* parent = nullptr);

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
    LatestTask m_preview;
    LatestTask m_remaining;
};

} // namespace app

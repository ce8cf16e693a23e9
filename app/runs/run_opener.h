#pragma once

#include <functional>

#include <QObject>

#include "app/tasks/latest_task.h"
#include "app/training/training_session.h"

namespace app {

/// Opens a run of the library: to be looked at, or to be trained on. Its data are read first, unless they are
/// open.
class RunOpener : public QObject {
    Q_OBJECT
public:
    /// All three outlive the object.
    RunOpener(OpenedData& data, TrainingSession& training, const model::RunStore& store,
              QObject* parent = nullptr);

public slots:
    void open(const QString& id);
    void resume(const QString& id);

signals:
    void opened(const model::RunSummary& run); ///< its curves and its model are shown
    void noted(const QString& text);           ///< what there is to know of the model that was opened
    void failed(const model::Failure& failure);

private:
    using Then = std::function<void(const model::RunSummary& run)>;

    void withDataOf(const QString& id, const Then& then);
    void onDatasetReady();
    void readRun(const model::RunFolder& folder);

    OpenedData& m_data;
    TrainingSession& m_training;
    const model::RunStore& m_store;
    model::DataFingerprint m_expected; ///< of the data that are being read
    std::function<void()> m_then;      ///< what they are read for; empty = for nothing of ours
    LatestTask m_task;
};

} // namespace app

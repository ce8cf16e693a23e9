#pragma once

#include <memory>

#include "app/tasks/latest_task.h"
#include "model/data/dataset.h"
#include "model/values/ease_report.h"

namespace app {

/// Trains the linear model EASE on the data that are open and ranks the validation users with it, in the
/// background.
class EaseBaseline : public QObject {
    Q_OBJECT
public:
    explicit EaseBaseline(QObject* parent = nullptr);

    /// Data to train on from now on; what was being computed is dropped.
    void setDataset(std::shared_ptr<const model::Dataset> dataset);

public slots:
    void estimateNeed();
    void start(double lambda); ///< in place of what is being computed; nothing without data
    void cancel();

signals:
    void needEstimated(const model::EaseNeed& need); ///< of the data that are open, now
    void runningChanged(bool running);
    void progressed(double share); ///< 0 … 1
    void ready(const model::EaseReport& report);
    void failed(const model::Failure& failure);

private:
    std::shared_ptr<const model::Dataset> m_dataset; ///< null before the first
    LatestTask m_task;
};

} // namespace app

#pragma once

#include "app/tasks/latest_task.h"
#include "model/values/ease_report.h"

namespace app {

class OpenedData;

/// Trains the linear model EASE on the data that are open and ranks the validation users with it, in the
/// background.
class EaseBaseline : public QObject {
    Q_OBJECT
public:
    /// data outlives the object. When others are opened, what was being computed is dropped.
    explicit EaseBaseline(OpenedData& data, QObject* parent = nullptr);

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
    OpenedData& m_data;
    LatestTask m_task;
};

} // namespace app

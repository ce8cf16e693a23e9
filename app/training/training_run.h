#pragma once

#include <functional>

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include "app/tasks/background_task.h"
#include "app/training/training_feed.h"

namespace app {

/// What a run does on its thread, from its first update to its best model; throws model::Error where it
/// cannot be carried out.
using Training = std::function<model::TrainingResult(model::RunControl& control, model::TrainingSink& sink)>;

/// One run on a thread of its own. Destroying it stops it and waits, at most one batch.
class TrainingRun : public QObject {
    Q_OBJECT
public:
    explicit TrainingRun(Training training, QObject* parent = nullptr);
    ~TrainingRun() override;

    void start();
    void pause() { m_control.pause(); }
    void continueRun() { m_control.continueRun(); }
    void stop() { m_control.stop(); }

signals:
    void news(const app::TrainingNews& news);        ///< at most ten times a second
    void ended(const model::TrainingResult& result); ///< after the last news
    void failed(const model::Failure& failure);      ///< instead of ended(): the run could not be carried out

private:
    void deliverSoon();
    void deliver();

    Training m_training;
    model::RunControl m_control;
    TrainingFeed m_feed;
    QTimer m_nextDelivery;
    QElapsedTimer m_sinceDelivery;   ///< invalid before the first
    double m_computedAtDelivery = 0; ///< by the window's thread, in seconds
    BackgroundTask m_task;           ///< last, so that it ends before what its work uses
};

} // namespace app

#include "app/training_run.h"

#include "model/numerics/parallel.h"

namespace app {

TrainingRun::TrainingRun(std::shared_ptr<const model::Dataset> dataset, const model::TrainingOptions& options,
                         QObject* parent)
    : QObject(parent), m_dataset(std::move(dataset)), m_options(options),
      m_feed([this] { m_task.post([this] { deliver(); }); }) {
    connect(&m_task, &BackgroundTask::failed, this, &TrainingRun::failed);
}

TrainingRun::~TrainingRun() {
    m_control.stop();
}

void TrainingRun::start() {
    m_task.start([this](const std::stop_token&) {
        model::lowerPriority();
        const model::TrainingResult result = model::train(*m_dataset, m_options, m_control, m_feed);
        m_task.post([this, result] {
            deliver();
            emit ended(result);
        });
    });
}

void TrainingRun::deliver() {
    emit news(m_feed.take());
}

} // namespace app

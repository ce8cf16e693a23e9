#include "app/training_run.h"

#include <algorithm>

#include "model/numerics/parallel.h"

namespace app {

namespace {

constexpr qint64 deliveryInterval = 100; ///< milliseconds

} // namespace

TrainingRun::TrainingRun(std::shared_ptr<const model::Dataset> dataset, const model::TrainingOptions& options,
                         QObject* parent)
    : QObject(parent), m_dataset(std::move(dataset)), m_options(options),
      m_feed([this] { m_task.post([this] { deliverSoon(); }); }) {
    m_nextDelivery.setSingleShot(true);
    connect(&m_nextDelivery, &QTimer::timeout, this, &TrainingRun::deliver);
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

/// The first news at once, later ones no more often than the interval; none is kept back for long.
void TrainingRun::deliverSoon() {
    const qint64 wait = m_sinceDelivery.isValid() ? deliveryInterval - m_sinceDelivery.elapsed() : 0;
    m_nextDelivery.start(static_cast<int>(std::max<qint64>(0, wait)));
}

void TrainingRun::deliver() {
    m_nextDelivery.stop();
    m_sinceDelivery.start();
    emit news(m_feed.take());
}

} // namespace app

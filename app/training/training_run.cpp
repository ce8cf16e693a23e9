#include "app/training/training_run.h"

#include <algorithm>

#include "model/numerics/parallel.h"

namespace app {

namespace {

constexpr double shortestInterval = 0.1; ///< seconds between two deliveries
constexpr double longestInterval = 0.5;
/// Of the window's thread's time for showing news. What it takes from a core, every core's step waits for.
constexpr double shareOfTime = 0.04;

} // namespace

TrainingRun::TrainingRun(Training training, QObject* parent)
    : QObject(parent), m_training(std::move(training)),
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
        const model::TrainingResult result = m_training(m_control, m_feed);
        m_task.post([this, result] {
            deliver();
            emit ended(result);
        });
    });
}

/// The first news at once, later ones about ten times a second, and less often where it takes long to show
/// them; none is kept back for long.
void TrainingRun::deliverSoon() {
    double wait = 0;
    if (m_sinceDelivery.isValid()) {
        const double shown = model::secondsComputed() - m_computedAtDelivery;
        wait = std::clamp(shown / shareOfTime, shortestInterval, longestInterval) -
               1e-3 * static_cast<double>(m_sinceDelivery.elapsed());
    }
    m_nextDelivery.start(static_cast<int>(1e3 * std::max(0.0, wait)));
}

void TrainingRun::deliver() {
    m_nextDelivery.stop();
    m_sinceDelivery.start();
    m_computedAtDelivery = model::secondsComputed();
    emit news(m_feed.moveOut());
}

} // namespace app

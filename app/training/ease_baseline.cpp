#include "app/training/ease_baseline.h"

#include "app/data/opened_data.h"
#include "model/numerics/machine_memory.h"
#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"

namespace app {

EaseBaseline::EaseBaseline(OpenedData& data, QObject* parent) : QObject(parent), m_data(data) {
    connect(&m_data, &OpenedData::datasetReady, this, &EaseBaseline::cancel);
    connect(&m_task, &LatestTask::failed, this, [this](const model::Failure& failure) {
        emit runningChanged(false);
        emit failed(failure);
    });
}

void EaseBaseline::estimateNeed() {
    if (!m_data.dataset())
        return;
    const std::uint32_t items = m_data.dataset()->training.foldIn.itemCount();
    const std::uint64_t available = model::memoryAvailable();
    emit needEstimated({items, model::easeMemory(items), available, model::easeItemsFor(available)});
}

void EaseBaseline::start(double lambda) {
    if (!m_data.dataset())
        return;
    emit runningChanged(true);
    m_task.start([this, dataset = m_data.dataset(), lambda](const std::stop_token& stop) {
        const auto tell = [this](double share) { m_task.post([this, share] { emit progressed(share); }); };
        model::EaseScorer ease(model::easeWeights(dataset->training.foldIn, lambda, stop, tell));
        const model::EaseReport report{lambda, evaluate(ease, dataset->validation)};
        m_task.post([this, report] {
            emit runningChanged(false);
            emit ready(report);
        });
    });
}

void EaseBaseline::cancel() {
    m_task.cancel();
    emit runningChanged(false);
}

} // namespace app

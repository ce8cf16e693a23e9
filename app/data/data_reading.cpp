#include "app/data/data_reading.h"

#include <utility>

#include "model/import/import.h"

namespace app {

DataReading::DataReading(const model::ImportOptions& options, QObject* parent)
    : QObject(parent), m_options(options) {
    connect(&m_task, &BackgroundTask::failed, this, &DataReading::failed);
    connect(&m_task, &BackgroundTask::finished, this, [this] { emit ended(m_dataset); });
}

bool DataReading::offers(const model::ImportOptions& options) const {
    return (running() || m_dataset) && options == m_options;
}

void DataReading::start() {
    if (running())
        return;
    m_task.start([this, known = std::exchange(m_dataset, nullptr)](const std::stop_token& stop) mutable {
        if (known && !model::sourcesUnchanged(*known))
            known.reset(); // before others are read: two would take twice the memory
        if (!known)
            known = model::importDataset(m_options, stop, [this](const model::ReadingProgress& progress) {
                m_task.post([this, progress] { emit progressed(progress); });
            });
        m_task.post([this, known] { m_dataset = known; });
    });
}

} // namespace app

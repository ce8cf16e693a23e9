#include "app/data/opened_data.h"

#include "app/data/example_data.h"
#include "model/data/fingerprint.h"
#include "model/import/import.h"

namespace app {

OpenedData::OpenedData(QObject* parent) : QObject(parent) {
    connect(&m_reading, &BackgroundTask::failed, this, &OpenedData::failed);
    connect(&m_reading, &BackgroundTask::finished, this, [this] { emit readingChanged(false); });
}

std::shared_ptr<const model::Dataset> OpenedData::dataset() const {
    return m_recommender ? std::shared_ptr<const model::Dataset>(m_recommender, &m_recommender->dataset())
                         : nullptr;
}

void OpenedData::open(const model::ImportOptions& options) {
    if (m_inTraining) {
        emit failed(
            model::problem("a run is training on the data that are open", "Stop it before opening others"));
        return;
    }
    if (m_reading.running()) {
        emit failed(model::problem("other data are being read", "Cancel that first, or wait"));
        return;
    }
    emit readingChanged(true);
    m_reading.start([this, options](const std::stop_token& stop) {
        const auto dataset =
            model::importDataset(options, stop, [this](const model::ReadingProgress& progress) {
                m_reading.post([this, progress] { emit readingProgressed(progress); });
            });
        m_reading.post([this, dataset, fingerprint = model::fingerprintOf(*dataset)] {
            setDataset(dataset, fingerprint);
        });
    });
}

void OpenedData::openExample() {
    open(exampleData());
}

void OpenedData::setDataset(const std::shared_ptr<const model::Dataset>& dataset,
                            const model::DataFingerprint& fingerprint) {
    m_fingerprint = fingerprint;
    m_recommender = std::make_shared<const model::Recommender>(dataset);
    emit datasetReady({dataset, &dataset->summary},
                      std::make_shared<const std::vector<model::UserEntry>>(dataset->directory()));
}

} // namespace app

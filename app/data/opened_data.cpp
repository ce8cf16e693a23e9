#include "app/data/opened_data.h"

#include "app/data/example_data.h"
#include "app/data/import_assistant.h"

namespace app {

OpenedData::OpenedData(ImportAssistant& assistant, QObject* parent)
    : QObject(parent), m_assistant(assistant) {}

model::DataFingerprint OpenedData::fingerprint() const {
    return m_recommender ? m_recommender->dataset().fingerprint : model::DataFingerprint();
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
    if (m_reading) {
        emit failed(model::problem("other data are being read", "Cancel that first, or wait"));
        return;
    }
    m_reading = m_assistant.handOver(options);
    if (!m_reading)
        m_reading = std::make_unique<DataReading>(options);
    connect(m_reading.get(), &DataReading::progressed, this, &OpenedData::readingProgressed);
    connect(m_reading.get(), &DataReading::failed, this, &OpenedData::failed);
    connect(m_reading.get(), &DataReading::ended, this, &OpenedData::onReadingEnded);
    emit readingChanged(true);
    m_reading->start();
}

void OpenedData::openExample() {
    open(exampleData());
}

void OpenedData::cancelReading() {
    if (m_reading)
        m_reading->requestStop();
}

void OpenedData::onReadingEnded(const std::shared_ptr<const model::Dataset>& dataset) {
    if (dataset)
        setDataset(dataset);
    m_reading.release()->deleteLater(); // its own signal is what called us
    emit readingChanged(false);
}

void OpenedData::setDataset(const std::shared_ptr<const model::Dataset>& dataset) {
    m_recommender = std::make_shared<const model::Recommender>(dataset);
    emit datasetReady({dataset, &dataset->summary},
                      std::make_shared<const std::vector<model::UserEntry>>(dataset->directory()));
}

} // namespace app

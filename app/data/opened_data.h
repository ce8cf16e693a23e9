#pragma once

#include <memory>

#include "app/data/data_reading.h"
#include "model/ranking/recommender.h"

namespace app {

class ImportAssistant;

/// The data that are open: reads them in the background, and keeps them until others are ready.
class OpenedData : public QObject {
    Q_OBJECT
public:
    /// assistant outlives the object.
    explicit OpenedData(ImportAssistant& assistant, QObject* parent = nullptr);

    bool isReading() const { return m_reading != nullptr; }

    /// All zeros before the first data.
    model::DataFingerprint fingerprint() const;

    /// Holds the dataset; null before the first data.
    std::shared_ptr<const model::Recommender> recommender() const { return m_recommender; }

    /// Null before the first data.
    std::shared_ptr<const model::Dataset> dataset() const;

    /// While a run trains on the data, no others can be opened.
    void setInTraining(bool inTraining) { m_inTraining = inTraining; }

public slots:
    /// What is open stays until the new data are ready. What the assistant has counted with the same options,
    /// or is counting, is not read again.
    void open(const model::ImportOptions& options);
    void openExample();
    void cancelReading();

signals:
    void readingChanged(bool reading);
    void readingProgressed(const model::ReadingProgress& progress);
    void datasetReady(std::shared_ptr<const model::DatasetSummary> summary,
                      std::shared_ptr<const std::vector<model::UserEntry>> directory);
    void failed(const model::Failure& failure);

private:
    void onReadingEnded(const std::shared_ptr<const model::Dataset>& dataset);
    void setDataset(const std::shared_ptr<const model::Dataset>& dataset);

    ImportAssistant& m_assistant;
    std::shared_ptr<const model::Recommender> m_recommender;
    bool m_inTraining = false;
    std::unique_ptr<DataReading> m_reading; ///< null while none is going
};

} // namespace app

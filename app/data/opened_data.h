#pragma once

#include <memory>

#include "app/tasks/background_task.h"
#include "model/ranking/recommender.h"
#include "model/values/data_fingerprint.h"

namespace app {

/// The data that are open: reads them in the background, and keeps them until others are ready.
class OpenedData : public QObject {
    Q_OBJECT
public:
    explicit OpenedData(QObject* parent = nullptr);

    bool isReading() const { return m_reading.running(); }

    /// All zeros before the first data.
    const model::DataFingerprint& fingerprint() const { return m_fingerprint; }

    /// Holds the dataset; null before the first data.
    std::shared_ptr<const model::Recommender> recommender() const { return m_recommender; }

    /// Null before the first data.
    std::shared_ptr<const model::Dataset> dataset() const;

    /// While a run trains on the data, no others can be opened.
    void setInTraining(bool inTraining) { m_inTraining = inTraining; }

public slots:
    /// What is open stays until the new data are ready.
    void open(const model::ImportOptions& options);
    void openExample();
    void cancelReading() { m_reading.requestStop(); }

signals:
    void readingChanged(bool reading);
    void readingProgressed(const model::ReadingProgress& progress);
    void datasetReady(std::shared_ptr<const model::DatasetSummary> summary,
                      std::shared_ptr<const std::vector<model::UserEntry>> directory);
    void failed(const model::Failure& failure);

private:
    void setDataset(const std::shared_ptr<const model::Dataset>& dataset,
                    const model::DataFingerprint& fingerprint);

    std::shared_ptr<const model::Recommender> m_recommender;
    model::DataFingerprint m_fingerprint;
    bool m_inTraining = false;
    BackgroundTask m_reading; ///< last, so that its thread ends before the others go
};

} // namespace app

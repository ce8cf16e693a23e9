#pragma once

#include <memory>

#include "app/tasks/background_task.h"
#include "model/data/dataset.h"

namespace app {

/// One reading of data in the background, from options to a dataset. It can change hands, before and after it
/// has ended: who owns it listens to it.
class DataReading : public QObject {
    Q_OBJECT
public:
    explicit DataReading(const model::ImportOptions& options, QObject* parent = nullptr);

    /// Whether it is reading, or has read, the data of these options.
    bool offers(const model::ImportOptions& options) const;

    bool running() const { return m_task.running(); }

    /// Begins to read; a reading that is running continues. One that has ended well ends again with the same
    /// data, unless a file has changed since: then it reads anew.
    void start();
    void requestStop() { m_task.requestStop(); }

signals:
    void progressed(const model::ReadingProgress& progress);
    void failed(const model::Failure& failure);                       ///< then it ends without data
    void ended(const std::shared_ptr<const model::Dataset>& dataset); ///< null = failed or stopped

private:
    model::ImportOptions m_options;
    std::shared_ptr<const model::Dataset> m_dataset; ///< null until it has ended well
    BackgroundTask m_task;                           ///< last, so that its thread ends before the others go
};

} // namespace app

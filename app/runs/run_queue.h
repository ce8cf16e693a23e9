#pragma once

#include <vector>

#include <QObject>

#include "app/runs/run_library.h"
#include "app/training/training_session.h"

namespace app {

/// Trains the runs that wait in the library, one after another, as long as they are for the data that are
/// open. A run that was interrupted waits, too, as long as others of its experiment do; it is the first to be
/// resumed.
class RunQueue : public QObject {
    Q_OBJECT
public:
    /// All four outlive the object.
    RunQueue(OpenedData& data, TrainingSession& training, RunLibrary& library, const model::RunStore& store,
             QObject* parent = nullptr);

public slots:
    /// Puts an experiment's runs into the library and starts with them.
    void add(const model::ExperimentPlan& plan);
    void start();

    /// The run that is going is stopped, and can be resumed later; the others wait.
    void stop();

signals:
    void changed(int waiting, int done, bool working); ///< done: since the queue has been started
    void failed(const model::Failure& failure);

private:
    std::vector<const model::RunSummary*> waiting() const;
    void trainNext();
    void onRunEnded(const model::RunOutcome& outcome);
    void onShortOfMemory();
    void announce();

    OpenedData& m_data;
    TrainingSession& m_training;
    RunLibrary& m_library;
    const model::RunStore& m_store;
    bool m_working = false;
    bool m_runIsOurs = false;  ///< the run that is going is one of the queue
    std::string m_lastTrained; ///< the id of the last one since the start
    int m_done = 0;
    BackgroundTask m_adding;
};

} // namespace app

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include "app/runs/run_bin.h"
#include "app/runs/runs_watcher.h"
#include "app/tasks/background_task.h"
#include "app/tasks/latest_task.h"
#include "model/runs/run_store.h"
#include "model/values/experiment.h"
#include "model/values/needless_files.h"

namespace app {

/// The recorded runs: lists them in the background, whenever any program may have changed them, and does what
/// is asked of them. Slots and signals on the window's thread.
class RunLibrary : public QObject {
    Q_OBJECT
public:
    /// store outlives the object, which alone changes it.
    explicit RunLibrary(model::RunStore& store, QObject* parent = nullptr);

    /// As last listed, newest first.
    const std::vector<model::RunSummary>& runs() const { return m_runs; }

public slots:
    void setFolder(const QString& folder); ///< remembered
    void refresh();

    /// The same, but never so often that it takes much of the machine.
    void refreshSoon();

    void relabel(const QString& id, const model::RunLabel& label);

    /// To the desktop's bin; for those that have none there, binMissing() asks.
    void remove(const QStringList& ids);
    void putBack(); ///< what was removed last
    void removeForGood(const QStringList& ids);

    void findNeedless();   ///< needlessFound() answers
    void removeNeedless(); ///< cleaned() answers

    /// Every run that waits for its turn.
    void removeQueued();

    /// What a report of the run says.
    void readReport(const QString& id);

    /// In the desktop's file manager.
    void showFolder(const QString& id);

signals:
    void folderChanged(const QString& folder);
    void listed(const std::vector<model::RunSummary>& runs);
    void binned(int runs); ///< so many are in the bin, and can be put back
    void binMissing(const QStringList& ids);
    void needlessFound(const model::NeedlessFiles& files);
    void cleaned(const model::NeedlessFiles& files);
    void experimentsListed(const std::vector<model::ExperimentResult>& experiments);
    void reportRead(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves);
    void failed(const model::Failure& failure);

private:
    using Remove = std::function<void(const std::string& id)>;

    /// Calls it for each of the runs, in the background work of a change; says which of them failed.
    void removeEach(const QStringList& ids, const std::stop_token& stop, const Remove& remove);

    /// Does it in the background, after what was asked before, and lists the runs then.
    void change(BackgroundTask::Work work);
    void changeNext();
    void removeLeftOver();

    model::RunStore& m_store;
    std::vector<model::RunSummary> m_runs;
    std::vector<BackgroundTask::Work> m_changes; ///< that wait for the one before them
    RunsWatcher m_watcher;
    QTimer m_soon;                ///< lists them when it fires
    QElapsedTimer m_sinceListed;  ///< invalid before the first list
    qint64 m_pause = 0;           ///< milliseconds between a list and the next
    bool m_missed = false;        ///< something changed while they were being listed
    std::string m_listingFailure; ///< of the last list; empty = it went well
    LatestTask m_listing;
    LatestTask m_reporting;
    LatestTask m_looking;
    RunBin m_bin;              ///< of the thread of m_changing
    BackgroundTask m_changing; ///< last: it ends before the bin goes
};

} // namespace app

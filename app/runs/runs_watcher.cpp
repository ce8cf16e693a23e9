#include "app/runs/runs_watcher.h"

#include <QSet>
#include <QStringList>

#include "model/runs/run_folder.h"

namespace app {

namespace {

constexpr int pollMilliseconds = 5000;      ///< while a run is going
constexpr int idlePollMilliseconds = 20000; ///< else

bool isOver(const model::RunSummary& run) {
    return run.state == model::RecordedRunState::Finished || run.state == model::RecordedRunState::Failed;
}

} // namespace

RunsWatcher::RunsWatcher(QObject* parent) : QObject(parent) {
    m_poll.start(idlePollMilliseconds);
    connect(&m_poll, &QTimer::timeout, this, &RunsWatcher::changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &RunsWatcher::changed);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, &RunsWatcher::changed);
}

void RunsWatcher::watch(const std::string& folder, const std::vector<model::RunSummary>& runs) {
    QSet<QString> wanted{QString::fromStdString(folder)};
    bool anyGoing = false;
    for (const model::RunSummary& run : runs) {
        if (isOver(run))
            continue;
        wanted.insert(QString::fromStdString(run.folder)); // a checkpoint, a record: files that are replaced
        if (run.state != model::RecordedRunState::Running)
            continue;
        wanted.insert(QString::fromStdString(model::RunFolder(run.folder).epochsPath())); // grows by rows
        anyGoing = true;
    }
    m_poll.setInterval(anyGoing ? pollMilliseconds : idlePollMilliseconds);
    QStringList needless;
    for (const QString& path : m_watcher.directories() + m_watcher.files())
        if (!wanted.remove(path))
            needless += path;
    if (!needless.isEmpty())
        m_watcher.removePaths(needless);
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted.values()); // those that are gone meanwhile are left out
}

} // namespace app

#pragma once

#include <string>
#include <vector>

#include <QFileSystemWatcher>
#include <QTimer>

#include "model/values/run_summary.h"

namespace app {

/// Notices what any program does in a folder of runs. Where the system does not tell, as on some network
/// disks, it is looked at every few seconds. On the window's thread.
class RunsWatcher : public QObject {
    Q_OBJECT
public:
    explicit RunsWatcher(QObject* parent = nullptr);

    /// The folder, and in it the runs that may go on, as they were listed last.
    void watch(const std::string& folder, const std::vector<model::RunSummary>& runs);

signals:
    void changed(); ///< or may have

private:
    QFileSystemWatcher m_watcher;
    QTimer m_poll;
};

} // namespace app

#pragma once

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <QObject>
#include <QStringList>
#include <QTimer>

#include "app/tasks/latest_task.h"
#include "model/input/file_stamp.h"
#include "model/runs/run_store.h"

namespace app {

/// The curves of the runs in the charts, as they are on disk: reads them in the background, and again once
/// their files have changed, whichever program changed them. On the window's thread.
class ShownCurves : public QObject {
    Q_OBJECT
public:
    /// store outlives the object.
    explicit ShownCurves(const model::RunStore& store, QObject* parent = nullptr);

public slots:
    void show(const QStringList& ids); ///< instead of those before; read() answers
    /// Reads those that have changed, but not so often that it takes much of the machine; read() answers
    /// where any has.
    void refresh();

    /// The run that is trained here, whose curves the window has before they are on disk; empty = none.
    void setTrained(const QString& id);

signals:
    void read(const std::vector<std::shared_ptr<const model::RunCurves>>& curves);
    void failed(const model::Failure& failure); ///< once for each state of the files

private:
    struct Known {
        std::array<model::FileStamp, 4> stamps;
        std::shared_ptr<const model::RunCurves> curves; ///< null = cannot be read
    };
    using KnownRuns = std::map<std::string, Known>;

    void start(bool answer);
    static std::array<model::FileStamp, 4> stampsOf(const model::RunFolder& run);
    Known readRun(const model::RunFolder& run);

    const model::RunStore& m_store;
    QStringList m_ids;
    QString m_trained;
    KnownRuns m_known;
    QTimer m_pause;        ///< runs after a look, as long as there is none
    bool m_missed = false; ///< a look was asked for meanwhile
    LatestTask m_task;
};

} // namespace app

#include "app/runs/shown_curves.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr qint64 pauseByReading = 10; ///< as long as a look takes: it has a tenth of a core

} // namespace

ShownCurves::ShownCurves(const model::RunStore& store, QObject* parent) : QObject(parent), m_store(store) {
    connect(&m_task, &LatestTask::failed, this, &ShownCurves::failed);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_missed, false))
            refresh();
    });
}

void ShownCurves::show(const QStringList& ids) {
    m_ids = ids;
    start(true);
}

void ShownCurves::refresh() {
    m_missed = m_task.isRunning() || m_pause.isActive();
    if (!m_missed)
        start(false);
}

void ShownCurves::setTrained(const QString& id) {
    m_trained = id;
}

std::array<model::FileStamp, 4> ShownCurves::stampsOf(const model::RunFolder& run) {
    return {model::stampOf(run.epochsPath()), model::stampOf(run.stepsPath()),
            model::stampOf(run.dimensionsPath()), model::stampOf(run.recordPath())};
}

/// In the background. What is written meanwhile is seen the next time.
ShownCurves::Known ShownCurves::readRun(const model::RunFolder& run) {
    Known known{stampsOf(run), nullptr};
    try {
        known.curves = std::make_shared<const model::RunCurves>(model::readCurves(run));
    } catch (const model::Error& error) { // the others can be shown all the same
        m_task.post([this, failure = error.failure()] { emit failed(failure); });
    }
    return known;
}

/// answer: even if nothing has changed.
void ShownCurves::start(bool answer) {
    QStringList ids = m_ids;
    ids.removeAll(m_trained);
    m_task.start([this, store = m_store, ids, before = m_known, answer](const std::stop_token& stop) {
        QElapsedTimer timer;
        timer.start();
        KnownRuns now;
        bool changed = answer;
        for (const QString& id : ids) {
            if (stop.stop_requested())
                return;
            const std::string name = id.toStdString();
            const std::optional<model::RunFolder> run = store.find(name);
            if (!run)
                continue; // deleted: the list will say so
            const auto known = before.find(name);
            const bool same = known != before.end() && known->second.stamps == stampsOf(*run);
            changed |= !same;
            now[name] = same ? known->second : readRun(*run);
        }
        const bool news = changed || now.size() != before.size();
        m_task.post([this, now, news, taken = timer.elapsed()] {
            m_pause.start(static_cast<int>(pauseByReading * taken));
            if (!news)
                return;
            m_known = now;
            std::vector<std::shared_ptr<const model::RunCurves>> curves;
            curves.reserve(now.size());
            for (const auto& [id, known] : now)
                if (known.curves)
                    curves.push_back(known.curves);
            emit read(curves);
        });
    });
}

} // namespace app

#include "app/runs/run_library.h"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>
#include <utility>

#include "app/runs/runs_folder.h"
#include "model/runs/experiment_runs.h"
#include "model/runs/run_cleaning.h"

namespace app {

namespace {

constexpr qint64 shortestPause = 300; ///< milliseconds between two lists
constexpr qint64 pauseByListing = 20; ///< as long as a list takes: it has a twentieth of a core

} // namespace

RunLibrary::RunLibrary(model::RunStore& store, QObject* parent) : QObject(parent), m_store(store) {
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RunLibrary::refresh);
    connect(&m_watcher, &RunsWatcher::changed, this, &RunLibrary::refreshSoon);
    connect(&m_listing, &LatestTask::failed, this, [this](const model::Failure& failure) {
        if (std::exchange(m_listingFailure, failure.text()) != failure.text())
            emit failed(failure); // once, not with every look
    });
    connect(&m_reporting, &LatestTask::failed, this, &RunLibrary::failed);
    connect(&m_looking, &LatestTask::failed, this, &RunLibrary::failed);
    connect(&m_changing, &BackgroundTask::failed, this, &RunLibrary::failed);
    connect(&m_changing, &BackgroundTask::finished, this, [this] {
        refresh();
        changeNext();
    });
    removeLeftOver();
}

void RunLibrary::setFolder(const QString& folder) {
    m_store = model::RunStore(folder.toStdString());
    rememberRunsFolder(folder.toStdString());
    emit folderChanged(folder);
    removeLeftOver(); // and lists the runs
}

void RunLibrary::refresh() {
    m_soon.stop();
    m_listing.start([this, store = m_store](const std::stop_token&) {
        QElapsedTimer timer;
        timer.start();
        const auto runs = store.list();
        const auto experiments = model::experimentsAmong(runs);
        m_listing.post([this, runs, experiments, taken = timer.elapsed()] {
            m_runs = runs;
            m_pause = std::max(shortestPause, pauseByListing * taken);
            m_sinceListed.start();
            m_watcher.watch(m_store.folder(), runs);
            m_listingFailure.clear();
            emit listed(runs);
            emit experimentsListed(experiments);
            if (std::exchange(m_missed, false))
                refreshSoon();
        });
    });
}

void RunLibrary::refreshSoon() {
    if (m_listing.isRunning()) {
        m_missed = true;
        return;
    }
    if (m_soon.isActive())
        return;
    const qint64 since = m_sinceListed.isValid() ? m_sinceListed.elapsed() : m_pause;
    m_soon.start(static_cast<int>(std::max<qint64>(0, m_pause - since)));
}

void RunLibrary::relabel(const QString& id, const model::RunLabel& label) {
    change([store = m_store, id = id.toStdString(), label](const std::stop_token&) {
        store.run(id).writeLabel(label);
    });
}

void RunLibrary::removeEach(const QStringList& ids, const std::stop_token& stop, const Remove& remove) {
    for (const QString& id : ids) {
        if (stop.stop_requested())
            return;
        try {
            remove(id.toStdString());
        } catch (const model::Error& error) { // the others go all the same
            m_changing.post([this, failure = error.failure()] { emit failed(failure); });
        }
    }
}

void RunLibrary::remove(const QStringList& ids) {
    change([this, store = m_store, ids](const std::stop_token& stop) {
        int moved = 0;
        QStringList left;
        m_bin.begin();
        removeEach(ids, stop, [&](const std::string& id) {
            if (m_bin.take(store, id))
                ++moved;
            else
                left += QString::fromStdString(id);
        });
        m_changing.post([this, moved, left] {
            emit binned(moved);
            if (!left.isEmpty())
                emit binMissing(left);
        });
    });
}

void RunLibrary::putBack() {
    change([this](const std::stop_token&) { m_bin.putBack(); });
}

void RunLibrary::removeForGood(const QStringList& ids) {
    change([this, store = m_store, ids](const std::stop_token& stop) {
        removeEach(ids, stop, [&](const std::string& id) { store.remove(id); });
    });
}

void RunLibrary::findNeedless() {
    m_looking.start([this, store = m_store](const std::stop_token&) {
        const model::NeedlessFiles files = model::findNeedless(store);
        m_looking.post([this, files] { emit needlessFound(files); });
    });
}

void RunLibrary::removeNeedless() {
    change([this, store = m_store](const std::stop_token&) {
        const model::NeedlessFiles files = model::removeNeedless(store);
        m_changing.post([this, files] { emit cleaned(files); });
    });
}

/// What programs that were killed have left goes whenever a folder is opened.
void RunLibrary::removeLeftOver() {
    change([store = m_store](const std::stop_token&) { store.removeLeftOver(); });
}

void RunLibrary::removeQueued() {
    change([store = m_store](const std::stop_token& stop) {
        for (const model::RunSummary& run : store.list())
            if (run.state == model::RecordedRunState::Queued && !stop.stop_requested())
                store.remove(run.id);
    });
}

void RunLibrary::readReport(const QString& id) {
    m_reporting.start([this, store = m_store, id](const std::stop_token&) {
        const model::RunFolder run = store.run(id.toStdString());
        const model::RunSummary summary = run.record().summary;
        const auto curves = std::make_shared<const model::RunCurves>(model::readCurves(run));
        m_reporting.post([this, summary, curves] { emit reportRead(summary, curves); });
    });
}

void RunLibrary::showFolder(const QString& id) {
    QDesktopServices::openUrl(
        QUrl::fromLocalFile(QString::fromStdString(m_store.folder()) + QLatin1Char('/') + id));
}

void RunLibrary::change(BackgroundTask::Work work) {
    m_changes.push_back(std::move(work));
    changeNext();
}

void RunLibrary::changeNext() {
    if (m_changing.running() || m_changes.empty())
        return;
    m_changing.start(std::move(m_changes.front()));
    m_changes.erase(m_changes.begin());
}

} // namespace app

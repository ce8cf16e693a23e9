#include "model/runs/run_store.h"

#include <algorithm>
#include <cassert>
#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <utility>

#include "model/files/left_over_files.h"
#include "model/runs/curves_csv.h"
#include "model/runs/run_id.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> idsIn(const std::string& folder) {
    std::vector<std::string> ids;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (isId(entry->path().filename().string()))
            ids.push_back(entry->path().filename().string());
    if (error && error != std::errc::no_such_file_or_directory)
        throw Error(
            {"the folder of the runs cannot be read: " + error.message(), folder, 0, "Choose another one"});
    std::ranges::sort(ids, std::greater());
    return ids;
}

/// A new folder with its lock, which tells it from one whose program was killed. Another program that cleans
/// up may have the folder before it is locked: then there is another.
std::pair<RunFolder, FileLock> newFolder(const std::string& store, std::int64_t time, std::size_t number) {
    for (;;) {
        const RunFolder run(store + '/' + newId(time, number));
        if (::mkdir(run.path().c_str(), 0777) != 0) {
            if (errno == EEXIST)
                continue;
            throw Error({"the run's folder cannot be created: " + std::generic_category().message(errno),
                         run.path(), 0, "Make room, or choose another folder for the runs"});
        }
        try {
            if (std::optional<FileLock> lock = run.lock())
                return {run, std::move(*lock)};
        } catch (const Error&) {
            std::error_code gone;
            if (fs::remove_all(run.path(), gone) > 0)
                throw;
        }
    }
}

} // namespace

std::vector<RunSummary> RunStore::list() const {
    std::vector<RunSummary> runs;
    const std::vector<std::string> ids = idsIn(m_folder);
    runs.reserve(ids.size());
    for (const std::string& id : ids) {
        const RunFolder run(m_folder + '/' + id);
        RunSummary summary = run.summary();
        if (summary.state == RecordedRunState::Unrecorded) {
            if (run.isTrained())
                continue;
            summary = run.summary(); // it may have been made meanwhile
        }
        runs.push_back(std::move(summary));
    }
    return runs;
}

RunFolder RunStore::run(const std::string& id) const {
    std::error_code error;
    if (!isId(id) || !fs::is_directory(m_folder + '/' + id, error))
        throw Error({"there is no run \"" + id + "\"", m_folder, 0, "tastescope runs list shows them"});
    return RunFolder(m_folder + '/' + id);
}

std::vector<RunFolder> RunStore::add(const std::vector<RunRequest>& requests, const Dataset& dataset) const {
    assert(dataset.fingerprint != DataFingerprint());
    std::error_code error;
    fs::create_directories(m_folder, error);
    if (error)
        throw Error({"the folder of the runs cannot be created: " + error.message(), m_folder, 0,
                     "Choose another one"});
    removeLeftOver();
    RunRecord record;
    record.summary.created = currentTime();
    record.summary.dataName = dataset.summary.name;
    record.summary.data = dataset.fingerprint;
    record.summary.rule = dataset.summary.rule;
    record.import = dataset.options;
    if (!record.import.data.empty())
        record.import.data = fs::absolute(record.import.data).lexically_normal().string();
    if (!record.import.items.empty())
        record.import.items = fs::absolute(record.import.items).lexically_normal().string();
    std::size_t number = idsIn(m_folder).size();
    std::vector<RunFolder> runs;
    runs.reserve(requests.size());
    for (const RunRequest& request : requests)
        runs.push_back(create(record, request, ++number));
    return runs;
}

RunFolder RunStore::create(const RunRecord& record, const RunRequest& request, std::size_t number) const {
    RunRecord own = record;
    own.summary.options = request.options;
    own.summary.experiment = request.experiment;
    const auto [run, lock] = newFolder(m_folder, record.summary.created, number);
    run.writeLabel({request.name.empty() ? "Run " + std::to_string(number) : request.name,
                    {},
                    static_cast<int>((number - 1) % 6)});
    run.writeRecord(own);
    return run;
}

std::optional<RunFolder> RunStore::nextQueued() const {
    std::vector<std::string> ids = idsIn(m_folder);
    std::ranges::reverse(ids);
    for (const std::string& id : ids) {
        const RunFolder run(m_folder + '/' + id);
        if (run.summary().state == RecordedRunState::Queued && !run.isTrained())
            return run;
    }
    return std::nullopt;
}

void RunStore::remove(const std::string& id, const TakeAway& takeAway) const {
    const RunFolder folder = run(id);
    const std::optional<FileLock> lock = folder.lock();
    if (!lock)
        throw Error({"the run is being trained", folder.path(), 0, "Stop it first"});
    takeAway(folder.path());
}

void RunStore::removeLeftOver() const try {
    removeLeftOverFiles(m_folder);
    for (const std::string& id : idsIn(m_folder)) {
        const RunFolder run(m_folder + '/' + id);
        if (leftOverFiles(run.path()).empty())
            continue; // its lock is taken no more often than needed: meanwhile nobody can train it
        if (const std::optional<FileLock> lock = run.lock())
            removeLeftOverFiles(run.path());
    }
} catch (const Error&) { // a folder that cannot be read or written to stays as it is
}

void deleteForGood(const std::string& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error)
        throw Error(
            {"the run cannot be deleted: " + error.message(), path, 0, "Check the folder's permissions"});
}

RunFolder runNamed(const std::string& runsFolder, const std::string& name) {
    const fs::path path = fs::path(name).lexically_normal();
    if (name.find('/') == std::string::npos)
        return RunStore(runsFolder).run(name);
    return RunStore(path.parent_path().string()).run(path.filename().string());
}

RunCurves readCurves(const RunFolder& run) {
    const RunRecord record = run.record();
    RunCurves curves;
    curves.id = run.id();
    curves.popularity = record.popularity;
    std::error_code error;
    if (!fs::exists(run.epochsPath(), error))
        return curves; // not begun yet
    curves.epochs = readEpochs(run.epochsPath());
    curves.batches = readSteps(run.stepsPath());
    if (fs::exists(run.dimensionsPath(), error))
        readDimensions(run.dimensionsPath(), curves.epochs);
    return curves;
}

} // namespace model

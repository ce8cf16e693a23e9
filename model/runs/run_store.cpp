#include "model/runs/run_store.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/files/left_over_files.h"
#include "model/input/file_type.h"
#include "model/runs/curves_csv.h"
#include "model/runs/run_id.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> idsIn(const std::string& folder) {
    std::vector<std::string> ids;
    std::error_code error;
    for (const std::string& path : pathsIn(folder, error))
        if (std::string name = fs::path(path).filename().string(); isId(name))
            ids.push_back(std::move(name));
    if (error && error != std::errc::no_such_file_or_directory)
        throw Error(
            {"the folder of the runs cannot be read: " + error.message(), folder, 0, "Choose another one"});
    std::ranges::sort(ids, std::greater());
    return ids;
}

/// Removes what add() has made of a run; false where it was gone. Takes no memory, which may be what has run
/// out.
bool removeNew(const std::string& folder) noexcept {
    for (const char* name : {"run.json", "label.json", "lock"}) {
        std::array<char, PATH_MAX> path = {};
        std::snprintf(path.data(), path.size(), "%s/%s", folder.c_str(), name);
        ::unlink(path.data());
    }
    return ::rmdir(folder.c_str()) == 0;
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
        } catch (...) {
            if (removeNew(run.path()))
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

std::optional<RunFolder> RunStore::find(const std::string& id) const {
    if (!isId(id) || !isFolder(m_folder + '/' + id))
        return std::nullopt;
    return RunFolder(m_folder + '/' + id);
}

RunFolder RunStore::run(const std::string& id) const {
    if (std::optional<RunFolder> found = find(id))
        return *std::move(found);
    throw Error({"there is no run \"" + id + "\"", m_folder, 0, "tastescope runs list shows them"});
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
    try {
        for (const RunRequest& request : requests)
            create(record, request, ++number, runs);
    } catch (...) { // all or none
        for (const RunFolder& run : runs)
            removeNew(run.path());
        throw;
    }
    return runs;
}

/// Adds the folder to the runs as soon as it is there.
void RunStore::create(const RunRecord& record, const RunRequest& request, std::size_t number,
                      std::vector<RunFolder>& runs) const {
    RunRecord own = record;
    own.summary.options = request.options;
    own.summary.experiment = request.experiment;
    auto [folder, lock] = newFolder(m_folder, record.summary.created, number);
    runs.push_back(std::move(folder));
    const RunFolder& run = runs.back();
    run.writeLabel({request.name.empty() ? "Run " + std::to_string(number) : request.name,
                    {},
                    static_cast<int>((number - 1) % 6)});
    run.writeRecord(own);
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
    if (!isThere(run.epochsPath()))
        return curves; // not begun yet
    curves.epochs = readEpochs(run.epochsPath());
    curves.batches = readSteps(run.stepsPath());
    if (isThere(run.dimensionsPath()))
        readDimensions(run.dimensionsPath(), curves.epochs);
    return curves;
}

} // namespace model

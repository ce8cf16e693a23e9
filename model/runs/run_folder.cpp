#include "model/runs/run_folder.h"

#include <cerrno>
#include <filesystem>
#include <sys/stat.h>
#include <system_error>

#include "model/files/file_saver.h"
#include "model/files/left_over_files.h"
#include "model/input/file_type.h"
#include "model/input/input_file.h"
#include "model/runs/curves_csv.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mostBytes = 16U << 20; ///< of a record; ours have a few kilobytes

std::string contentsOf(const std::string& path) {
    if (auto text = wholeFile(path, mostBytes))
        return *std::move(text);
    throw Error({"the file is too large for what it should be", path, 0, "Delete the run"});
}

/// Files without which a run in this state cannot be what it says.
std::string missingFile(const RunFolder& folder, const RunSummary& summary) {
    if (summary.epochsDone > 0)
        for (const std::string& path : {folder.epochsPath(), folder.stepsPath()})
            if (!isRegularFile(path))
                return path;
    if (summary.state == RecordedRunState::Finished && folder.modelPath().empty())
        return folder.finalModelPath();
    return {};
}

} // namespace

std::string RunFolder::id() const {
    return fs::path(m_path).filename().string();
}

std::string RunFolder::modelPath() const {
    for (const std::string& path : {finalModelPath(), checkpointPath()})
        if (isRegularFile(path))
            return path;
    return {};
}

bool RunFolder::hasCheckpoint() const {
    return isRegularFile(checkpointPath());
}

/// The record is looked for by its name: a list of names may lack one that is being replaced.
bool RunFolder::isUnrecorded() const {
    struct stat status = {};
    if (::stat(recordPath().c_str(), &status) == 0 ? status.st_size > 0 : errno != ENOENT)
        return false;
    std::error_code error;
    for (const std::string& path : pathsIn(m_path, error))
        if (path != recordPath() && path != labelPath() && path != lockPath() &&
            !isTemporaryName(fs::path(path).filename().string()))
            return false;
    return !error;
}

std::uint64_t RunFolder::bytes() const {
    std::uint64_t bytes = 0;
    std::error_code unknown; // as of a file that is gone in this moment: it has no size
    for (const std::string& path : pathsIn(m_path, unknown))
        if (struct stat status = {}; ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode))
            bytes += static_cast<std::uint64_t>(status.st_size);
    return bytes;
}

RunRecord RunFolder::record() const {
    if (isUnrecorded())
        throw Error({"the run ended before its first record was written", m_path, 0,
                     "There is nothing in it: delete it"});
    RunRecord record = recordFromJson(contentsOf(recordPath()), recordPath());
    RunSummary& summary = record.summary;
    summary.id = id();
    summary.folder = m_path;
    summary.bytes = bytes();
    const RunLabel label = labelFromJson(contentsOf(labelPath()), labelPath());
    summary.name = label.name;
    summary.notes = label.notes;
    summary.colour = label.colour;
    if (summary.state == RecordedRunState::Running && !isTrained())
        summary.state = RecordedRunState::Interrupted;
    const std::string missing = missingFile(*this, summary);
    if (!missing.empty())
        throw Error({"a file of the run is missing", missing, 0,
                     "The other runs can be used; delete this one if it is not needed"});
    summary.canResume = summary.state == RecordedRunState::Interrupted ||
                        (summary.state == RecordedRunState::Stopped && hasCheckpoint());
    return record;
}

/// A run that is trained writes its record with each checkpoint, and a row with each epoch.
void RunFolder::readProgress(RunSummary& summary) const {
    std::vector<EpochReport> epochs;
    try {
        epochs = readEpochs(epochsPath());
    } catch (const Error&) { // what its record says is true as well
    }
    for (const EpochReport& epoch : epochs) {
        if (epoch.best) {
            summary.bestEpoch = epoch.epoch;
            summary.best = epoch.validation;
        }
        if (epoch.epoch > summary.epochsDone) {
            summary.epochsDone = epoch.epoch;
            summary.finalBeta = epoch.beta;
            summary.seconds = epoch.seconds;
        }
    }
}

RunSummary RunFolder::summary() const {
    try {
        RunSummary summary = record().summary;
        if (summary.state == RecordedRunState::Running)
            readProgress(summary);
        return summary;
    } catch (const Error& error) {
        RunSummary summary;
        summary.id = id();
        summary.name = summary.id;
        summary.folder = m_path;
        summary.state = isUnrecorded() ? RecordedRunState::Unrecorded : RecordedRunState::Damaged;
        summary.reason = error.failure().text();
        summary.bytes = bytes();
        return summary;
    }
}

void RunFolder::writeRecord(const RunRecord& record) const {
    saveFile(recordPath(), recordToJson(record));
}

void RunFolder::writeLabel(const RunLabel& label) const {
    saveFile(labelPath(), labelToJson(label));
}

} // namespace model

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/runs/run_folder.h"

namespace model {

/// What a new run is made from.
struct RunRequest {
    std::string name; ///< empty = "Run" and a number
    TrainingOptions options;
    ExperimentTag experiment; ///< empty id = none
};

/// Deletes a folder or moves it elsewhere; throws Error when it cannot.
using TakeAway = std::function<void(const std::string& path)>;

void deleteForGood(const std::string& path);

/// The folder with a folder for each run. Several programs may use the same one: ids are unique, a run is
/// trained by whoever holds its lock, and nothing is ever overwritten. Reads the disk with every call; any
/// thread. Whatever cannot be read or written throws Error.
class RunStore {
public:
    explicit RunStore(std::string folder) : m_folder(std::move(folder)) {}

    const std::string& folder() const { return m_folder; }

    /// All runs, newest first; those that cannot be read are Damaged or Unrecorded. Empty where the folder
    /// does not exist yet. A run that is only being made, by whoever holds its lock, is not among them.
    std::vector<RunSummary> list() const;

    /// The run with that id, if there is one; the other throws Error when there is none.
    std::optional<RunFolder> find(const std::string& id) const;
    RunFolder run(const std::string& id) const;

    /// Adds queued runs, in the order of the requests, to be trained on the dataset, which has its
    /// fingerprint: all of them, or none. Throws Error when they cannot be written.
    std::vector<RunFolder> add(const std::vector<RunRequest>& requests, const Dataset& dataset) const;

    /// The run that has been queued longest, if any.
    std::optional<RunFolder> nextQueued() const;

    /// Takes a run away, by default for good with all its files: takeAway(path) is called with the run's lock
    /// held. Throws Error for one that is being trained.
    void remove(const std::string& id, const TakeAway& takeAway = deleteForGood) const;

    /// Removes the temporary files that killed programs left, in the folder and in those of the runs that
    /// nobody trains. Never throws.
    void removeLeftOver() const;

private:
    void create(const RunRecord& record, const RunRequest& request, std::size_t number,
                std::vector<RunFolder>& runs) const;

    std::string m_folder;
};

/// The run with that id in the folder of runs; a name with a slash is the path of a run's folder. Throws
/// Error when there is none.
RunFolder runNamed(const std::string& runsFolder, const std::string& name);

/// The curves of a run, as far as they have been written. Throws Error for files that are damaged.
RunCurves readCurves(const RunFolder& run);

} // namespace model

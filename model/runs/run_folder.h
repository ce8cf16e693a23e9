#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/files/file_lock.h"
#include "model/runs/run_record.h"

namespace model {

/// The folder of one run, named by the run's id. run.json says what it is and how far it has come, label.json
/// what people call it; the curves are steps.csv, epochs.csv and kl_by_dimension.csv. There is a
/// checkpoint.safetensors while the run can be resumed, and a model.safetensors when it is over. Whoever
/// trains it holds the file named lock.
class RunFolder {
public:
    explicit RunFolder(std::string path) : m_path(std::move(path)) {}

    const std::string& path() const { return m_path; }
    std::string id() const;

    std::string recordPath() const { return m_path + "/run.json"; }
    std::string stepsPath() const { return m_path + "/steps.csv"; }
    std::string epochsPath() const { return m_path + "/epochs.csv"; }
    std::string dimensionsPath() const { return m_path + "/kl_by_dimension.csv"; }
    std::string checkpointPath() const { return m_path + "/checkpoint.safetensors"; }
    std::string finalModelPath() const { return m_path + "/model.safetensors"; }

    /// The best model so far, wherever it is; empty where there is none yet. Throws Error where that cannot
    /// be told, as does the next.
    std::string modelPath() const;

    /// Whether the run has a checkpoint to resume from.
    bool hasCheckpoint() const;

    /// What is known of the run, its label included. A run whose program is gone is Interrupted.
    /// Throws Error when its files cannot be used.
    RunRecord record() const;

    /// The same for a list: what cannot be read is Damaged, or Unrecorded, with the reason. Of a run that is
    /// trained it knows every epoch that is over.
    RunSummary summary() const;

    /// Whether it has nothing that a run has written but its name: it is only being made, or whoever made it
    /// was killed then.
    bool isUnrecorded() const;

    /// Of all files in it.
    std::uint64_t bytes() const;

    void writeRecord(const RunRecord& record) const;
    void writeLabel(const RunLabel& label) const;

    /// For whoever trains the run; none when another program does.
    std::optional<FileLock> lock() const { return FileLock::tryAcquire(lockPath()); }
    bool isTrained() const { return FileLock::isHeld(lockPath()); }

private:
    void readProgress(RunSummary& summary) const;
    std::string labelPath() const { return m_path + "/label.json"; }
    std::string lockPath() const { return m_path + "/lock"; }

    std::string m_path;
};

} // namespace model

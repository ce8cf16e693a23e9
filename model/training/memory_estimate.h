#pragma once

#include <optional>

#include "model/data/dataset.h"
#include "model/values/run_cost.h"
#include "model/values/training_reports.h"

namespace model {

/// What is kept of a run, besides what training takes.
struct RunKeeping {
    bool recorded = true;        ///< checkpoints are saved
    bool resumed = false;        ///< from a checkpoint, which is read first
    std::uint64_t snapshots = 0; ///< bytes that models of earlier epochs may take, as in the window
};

/// The memory that the planned run needs at most on these data: within about a tenth of what it takes.
RunMemory estimateMemory(const RunPlan& plan, const Dataset& dataset, const RunKeeping& keeping);

/// What is wrong where a run needs more than is available; nothing where it fits, and where available is 0:
/// unknown. Throws Error for options outside their ranges.
std::optional<MemoryShortage> memoryShortage(const TrainingOptions& options, const Dataset& dataset,
                                             const RunKeeping& keeping, std::uint64_t available);

} // namespace model

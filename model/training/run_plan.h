#pragma once

#include "model/values/run_progress.h"
#include "model/values/training_reports.h"

namespace model {

/// What a run with these options will do on this many training users: the number of updates, the resolved
/// annealing, the β that it ends with. items = 0 leaves the number of parameters out. Whatever trains or
/// plans a run comes through here, so this is where its options are checked: throws Error for those outside
/// their ranges.
RunPlan planRun(const TrainingOptions& options, std::uint64_t trainingUsers, std::uint32_t items);

/// The progress of the run by its latest update; validation counts as part of the time an update takes.
RunProgress progressAfter(const RunPlan& plan, const BatchReport& latest);

} // namespace model

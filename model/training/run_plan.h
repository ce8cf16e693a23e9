#pragma once

#include "model/values/run_progress.h"
#include "model/values/training_reports.h"

namespace model {

/// What a run with these options will do on so many training users: the number of updates, the resolved
/// annealing, the β that it ends with. items = 0 leaves the number of parameters out. Throws Error for
/// options outside their ranges.
RunPlan planRun(const TrainingOptions& options, std::uint64_t trainingUsers, std::uint32_t items);

/// What the latest update says of the run; validation counts as part of the time an update takes.
RunProgress progressAfter(const RunPlan& plan, const BatchReport& latest);

} // namespace model

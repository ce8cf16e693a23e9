#pragma once

#include "model/runs/run_store.h"
#include "model/values/needless_files.h"

namespace model {

/// What can be removed from the folder of runs and nobody would miss. Runs that are being trained are passed
/// over. Throws Error for a folder that cannot be read.
NeedlessFiles findNeedless(const RunStore& store);

/// Removes it, run by run with the run's lock held: what was removed. Throws Error for the first thing that
/// cannot be removed.
NeedlessFiles removeNeedless(const RunStore& store);

} // namespace model

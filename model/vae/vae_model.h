#pragma once

#include "model/data/dataset.h"
#include "model/vae/parameters.h"
#include "model/values/training_reports.h"

namespace model {

/// A trained network and how it was trained. Handed out as shared_ptr<const VaeModel> and never changed: a
/// snapshot of a run, or what a model file held.
struct VaeModel {
    Parameters parameters;
    TrainingOptions options; ///< of the run that it comes from
    int epoch = 0;           ///< 0 = before the first update
    RankingQuality validation;
};

} // namespace model

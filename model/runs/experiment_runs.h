#pragma once

#include <string>
#include <vector>

#include "model/runs/run_store.h"
#include "model/values/experiment.h"

namespace model {

/// The runs of an experiment, row by row and seed by seed, with one tag. Likelihoods: the VAE with each of
/// the three, then the paper's Mult-DAE. BetaSweep: the schedule of the base options with each cap. Throws
/// Error for a plan that cannot work.
std::vector<RunRequest> requestsOf(const ExperimentPlan& plan, const std::string& dataName);

/// Every experiment that has runs among these, newest first, with the results so far.
std::vector<ExperimentResult> experimentsAmong(const std::vector<RunSummary>& runs);

/// Mean and its standard error: the deviation of the values over √n, 0 for a single one; of none not
/// measured.
MeanAndError meanAndError(const std::vector<double>& values);

/// The paper's Mult-DAE with everything else as in the options: no hidden layer, λ = 0.01/500.
TrainingOptions paperDae(const TrainingOptions& options);

} // namespace model

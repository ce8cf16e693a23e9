#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "model/values/training_options.h"

namespace model {

/// The comparisons that can be planned in one step.
enum class ExperimentKind {
    Likelihoods, ///< the three likelihoods and the DAE (paper, table 4)
    BetaSweep,   ///< what β the run ends with (paper, figure 1)
};

/// Which experiment a run belongs to, and what it stands for there.
struct ExperimentTag {
    std::string id; ///< empty = none
    ExperimentKind kind = ExperimentKind::Likelihoods;
    std::string name; ///< of the experiment, e.g. "β sweep of MovieLens latest small"
    std::string
        label; ///< of the run's row, e.g. "multinomial" or "0.2"; runs that differ in their seed share it
};

/// What an experiment is made from.
struct ExperimentPlan {
    ExperimentKind kind = ExperimentKind::Likelihoods;
    TrainingOptions base;     ///< everything that is not varied
    int seeds = 3;            ///< runs of each row, with the seeds base.seed, base.seed + 1, …; ≥ 1
    std::vector<double> caps; ///< of β (BetaSweep), each ≥ 0, at least one
};

/// Mean over the runs of one row, and its standard error (0 where there is one run only); no numbers where
/// no run has measured anybody.
struct MeanAndError {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double error = std::numeric_limits<double>::quiet_NaN();
};

/// One row of an experiment's table: the runs that differ in nothing but the seed.
struct ExperimentRow {
    std::string label;
    TrainingOptions options;     ///< of the row's first run
    int runs = 0;                ///< planned
    int finished = 0;            ///< that the means are of
    MeanAndError validationNdcg; ///< of the best epoch
    MeanAndError testRecall20;
    MeanAndError testRecall50;
    MeanAndError testNdcg;
    double bestEpoch = 0.0; ///< mean
};

/// An experiment with the results so far.
struct ExperimentResult {
    ExperimentTag tag; ///< without a label
    std::string dataName;
    bool plainRecall = false;
    std::vector<ExperimentRow> rows; ///< in the order in which they were planned
};

} // namespace model

#pragma once

#include <vector>

#include "model/values/experiment.h"
#include "ui/tables/rows_model.h"

namespace ui {

/// A row of an experiment's table.
struct ExperimentLine {
    model::ExperimentRow row;
    bool best = false; ///< the highest test NDCG@100 of those that are known
};

std::vector<ExperimentLine> experimentLines(const model::ExperimentResult& result);

std::vector<Column<ExperimentLine>> experimentColumns(const model::ExperimentResult& result);

/// "0.3951 ± 0.0012", the mean alone while it is of one run, "—" as long as there is none.
QString meanName(const model::MeanAndError& mean, int finished);

/// E.g. "9 of 12 runs".
QString progressName(const model::ExperimentResult& result);

} // namespace ui

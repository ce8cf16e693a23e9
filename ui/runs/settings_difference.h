#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "model/values/run_summary.h"

namespace ui {

/// One setting, or one metric, of several runs beside each other.
struct DifferenceRow {
    QString name;
    QStringList values;              ///< by run; "—" where a run has none
    bool isMetric = false;           ///< came of the run, was not chosen for it
    std::optional<std::size_t> best; ///< of a metric: the run that has the highest, unless all have the same
};

/// The settings in which the runs differ, then how good each of them became. A setting that has no effect on
/// a run (β of a DAE, the weights of another likelihood) counts as "—".
std::vector<DifferenceRow> settingsDifference(const std::vector<model::RunSummary>& runs);

} // namespace ui

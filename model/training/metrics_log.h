#pragma once

#include <string>
#include <vector>

#include "model/values/training_reports.h"

namespace model {

// The metrics CSV: a header and a row for each epoch; numbers in full precision, whatever the locale.

std::string metricsHeader();
std::string metricsRow(const EpochReport& epoch);

/// All of it.
std::string metricsCsv(const std::vector<EpochReport>& epochs);

} // namespace model

#pragma once

#include <string>
#include <vector>

#include "model/values/training_reports.h"

// The curves of a run as tables: a header, a row for each report, numbers in full precision, whatever the
// locale. Reading skips an incomplete last row, which a program left that ended while it wrote, and throws
// Error with file and line for any other damaged row.

namespace model {

std::string stepsHeader();
std::string stepsRow(const BatchReport& batch);
std::vector<BatchReport> readSteps(const std::string& path);

/// Everything of an epoch but what it knows of the single dimensions.
std::string epochsHeader();
std::string epochsRow(const EpochReport& epoch);
std::vector<EpochReport> readEpochs(const std::string& path);

/// The mean KL of each dimension of z; empty without dimensions.
std::string dimensionsHeader(std::size_t dimensions);
std::string dimensionsRow(const EpochReport& epoch);

/// Fills in the epochs' klByDimension.
void readDimensions(const std::string& path, std::vector<EpochReport>& epochs);

} // namespace model

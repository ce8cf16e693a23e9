#pragma once

#include <string>
#include <vector>

namespace model {

/// The fields of the first rows of a file.
using SampleRows = std::vector<std::vector<std::string>>;

} // namespace model

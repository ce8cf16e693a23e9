#pragma once

#include <string>

#include "model/tables/sample_rows.h"
#include "model/tables/source_format.h"

namespace model {

/// Finds what commas in the ratings mean and how the dates are written, once the columns are known; a column
/// that is named as a time and holds running numbers becomes the time. What the options say is kept. Throws
/// Error where the first rows leave it open.
void settleCells(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                 SourceFormat& format);

} // namespace model

#pragma once

#include <string>

#include "model/tables/sample_rows.h"
#include "model/tables/source_format.h"

namespace model {

/// Throws Error where the fields of the item hold several ids each, as ['a', 'b'], a|b or a b: one user's
/// items in one row. By most of these rows; the ids come again in other fields, which the fields do not.
void requireOneItemEach(const SampleRows& rows, const SourceFormat& format, const std::string& file);

} // namespace model

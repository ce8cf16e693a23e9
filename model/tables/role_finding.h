#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/tables/sample_rows.h"
#include "model/tables/source_format.h"
#include "model/values/column_question.h"
#include "model/values/import_options.h"

namespace model {

/// The columns that the options choose by number or by name; nothing where they choose none. Throws Error for
/// a name that the header does not have.
std::optional<RatingColumns> chosenColumns(const ImportOptions& options,
                                           const std::vector<std::string>& header, const std::string& file);

/// What the columns of a table are.
struct FoundRoles {
    RatingColumns columns;
    std::string note;        ///< what was taken without a name that says so; empty = nothing
    ColumnQuestion question; ///< what has to be decided; columns are then the likeliest
};

/// Finds what each column is by its name and by what it holds: text is no rating, a running number or a value
/// that no two rows share is no item, coordinates are neither. Columns that say the same are one. Where no
/// name tells, and the contents do not contradict it, the first columns are user, item, rating and time.
/// Where two readings are near, there is a question. Throws Error for a table with no users or no items.
FoundRoles findRoles(const SampleRows& rows, const TableDialect& dialect, const std::string& file);

/// Sets the columns of a format, and what has to be said and asked of them: those that are chosen, else those
/// that are found. Throws what chosenColumns and findRoles throw.
void settleColumns(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                   SourceFormat& format);

} // namespace model

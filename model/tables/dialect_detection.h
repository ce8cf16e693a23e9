#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/tables/sample_rows.h"
#include "model/tables/table_dialect.h"
#include "model/values/import_options.h"

namespace model {

/// The dialect that most of these lines agree on; what the format says is kept. Fewer than 2 columns: no
/// delimiter fits.
TableDialect detectDialect(const std::vector<std::string>& lines, const TableFormat& format = {});

/// Fills in what the columns of these rows hold, and whether their numbers have decimal commas.
void addKinds(const SampleRows& rows, const TableFormat& format, TableDialect& dialect);

/// Whether the column of ratings is named as a count (plays, weight …).
bool holdsCounts(const TableDialect& dialect, const RatingColumns& columns);

/// Whether it is named for ratings (rating, score, stars …).
bool holdsRatings(const TableDialect& dialect, const RatingColumns& columns);

/// By the names in the header (movieId, item_id:token, title …), otherwise the first two columns. Nothing for
/// a header that names no column of text but genres and the like.
std::optional<TitleColumns> titleColumns(const TableDialect& dialect);

} // namespace model

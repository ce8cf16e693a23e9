#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/input/byte_source.h"
#include "model/tables/table_dialect.h"
#include "model/values/applied_rule.h"
#include "model/values/column_question.h"
#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"

namespace model {

/// How the files of a data set are to be read, every guess resolved.
struct SourceFormat {
    DataFormat format = DataFormat::Table; ///< any but Guess and AuthorLayout
    TextEncoding encoding = TextEncoding::Utf8;
    TableDialect dialect; ///< of lists only the delimiter; of records (records.h) the table that they make up
    RatingColumns columns;
    std::string columnsNote;               ///< what was taken without a name that says so; empty = nothing
    ColumnQuestion question = {};          ///< what has to be decided of the columns, which are the likeliest
    std::vector<EventCount> sampledEvents; ///< of the first rows, the most frequent first
    bool namedCounts = false;              ///< the column of ratings is named for counts, or the file
    bool namedRatings = false;             ///< the column of ratings is named for ratings, as stars are
    std::vector<RatingCount> sampledRatings;    ///< of the first rows, by rating, ascending
    bool looksCounted = false;                  ///< every line's first number is the number of its items
    TableDialect written;                       ///< of a matrix: how it stands in the file
    FirstColumn firstColumn = FirstColumn::Ids; ///< of a matrix
    std::string missing = {};                   ///< of a matrix: a cell without a rating, besides empty ones
    bool factors = false;                       ///< item:value pairs are libFM's: rating user:1 item:1
    std::optional<std::uint64_t> rows = {};     ///< as far as the file tells; then sampledBytes is 0
    std::uint64_t sampledBytes = 0;
    std::uint64_t sampledRows = 0; ///< in these bytes; of lists the items
};

} // namespace model

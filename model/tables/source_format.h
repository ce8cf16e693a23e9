#pragma once

#include <string>
#include <vector>

#include "model/input/byte_source.h"
#include "model/tables/table_dialect.h"
#include "model/values/applied_rule.h"
#include "model/values/import_options.h"

namespace model {

/// How the files of a data set are to be read, every guess resolved.
struct SourceFormat {
    DataFormat format = DataFormat::Table; ///< Table, UserLists or CountedLists
    TextEncoding encoding = TextEncoding::Utf8;
    TableDialect dialect; ///< of lists only the delimiter
    RatingColumns columns;
    bool namedCounts = false;                ///< the column of ratings is named for counts
    std::vector<RatingCount> sampledRatings; ///< of the first rows, by rating, ascending
    bool looksCounted = false;               ///< every line's first number is the number of its items
    std::uint64_t sampledBytes = 0;
    std::uint64_t sampledRows = 0; ///< in these bytes; of lists the items
};

} // namespace model

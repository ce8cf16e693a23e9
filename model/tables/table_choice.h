#pragma once

#include <stop_token>
#include <string>
#include <vector>

#include "model/input/data_place.h"
#include "model/tables/file_list.h"

namespace model {

/// Sets the ratings among some files: one of the tables, which have names as tables have, or of those that
/// are no text; where there are none, a file that surely holds ratings. Of several the likeliest by what they
/// hold. place: what they are the files of, for messages. Throws Error where none is likely.
void chooseTable(DataFiles& files, std::vector<DataFile> tables, const ImportOptions& options,
                 const std::string& place);

/// Whether one of the other tables is clearly likelier to hold the ratings than this one, the first part of a
/// table in several files.
bool isOutdone(const DataFiles& files, const DataFile& part, const std::vector<DataFile>& others,
               const ImportOptions& options);

/// The tables and views of a database: the one that is chosen, or the likeliest. Throws Error where none is,
/// and what SqliteFile throws.
DataFiles tablesOfDatabase(const DataPlace& place, const ImportOptions& options, std::stop_token stop);

} // namespace model

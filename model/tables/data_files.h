#pragma once

#include <stop_token>

#include "model/tables/file_list.h"

namespace model {

/// Finds the tables in a folder, an archive or a database, and the files that belong to a single table: those
/// beside it with its titles or the rest of a split. Known by their names: the authors' layout; train, valid
/// and test; the files of MovieLens, Last.fm and RecBole. Of other folders the only table is taken, or the
/// parts of one, whose names differ in a number only, or the likeliest of several by their first rows
/// (likeliestTable). What the options choose inside (DataPlace) goes before all of that. Throws Error that
/// names the candidates when none is likely, what listArchive and SqliteFile throw, and Cancelled.
DataFiles findDataFiles(const ImportOptions& options, std::stop_token stop = {});

} // namespace model

#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <vector>

#include "model/input/byte_source.h"
#include "model/values/import_options.h"

namespace model {

/// Which files make up a data set.
struct DataFiles {
    DataFormat format = DataFormat::Guess;   ///< by the names
    DataFile ratings;                        ///< the training part where there is a split; unique_sid.txt
    std::optional<DataFile> validation = {}; ///< the other parts of a split
    std::optional<DataFile> test = {};
    std::vector<DataFile> more = {}; ///< further parts of the table that ratings begins
    std::optional<DataFile> titles = {};
    std::vector<DataFile> all = {};        ///< every file of the folder or archive
    std::vector<std::uint64_t> sizes = {}; ///< of them, unpacked if known, else packed

    /// Bytes of one of these files, or of another; 0 = unknown.
    std::uint64_t sizeOf(const DataFile& file) const;

    /// A file beside the ratings, whether it exists or not.
    DataFile beside(const std::string& name) const;
};

/// Finds the tables in a folder or an archive, and the files that belong to a single table: those beside it
/// with its titles or the rest of a split. Known by their names: the authors' layout; train, valid and test;
/// the files of MovieLens, Last.fm and RecBole. Of other folders the only table is taken, or the parts of
/// one, whose names differ in a number only. Throws Error that names the candidates when the choice is not
/// clear, what listArchive throws, and Cancelled.
DataFiles findDataFiles(const ImportOptions& options, std::stop_token stop = {});

} // namespace model

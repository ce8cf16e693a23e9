#pragma once

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
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
    std::string note = {};                 ///< what has to be said of the choice; empty = nothing
    std::vector<DataFile> all = {};        ///< every file of the folder or archive
    std::vector<std::uint64_t> sizes = {}; ///< of them, unpacked if known, else packed

    std::vector<std::uint64_t> rows = {};    ///< of them, where they are tables of a database; 0 = unknown
    std::vector<DataFile> alternatives = {}; ///< the tables that were chosen from by what they hold

    /// Bytes of one of these files, or of another; 0 = unknown.
    std::uint64_t sizeOf(const DataFile& file) const;

    /// A file beside the ratings, whether it exists or not.
    DataFile beside(const std::string& name) const;
};

/// Where the file is: its path, or its name in the archive. Its name without folders and the ending of a
/// packing, and the folders.
const std::string& placeOf(const DataFile& file);
std::string nameOf(const DataFile& file);
std::string folderOf(const DataFile& file);

/// Some of the names, for messages.
std::string namesOf(const std::vector<DataFile>& files);

/// The regular files of a folder, by name; those of its only subfolder when it has nothing else, or of all
/// subfolders that are called like dt=2014-05-01, as Hive does. Throws Error for a folder that cannot be
/// read.
DataFiles filesOfFolder(const std::string& folder);

/// All files beside a file, by name.
DataFiles filesBeside(const std::string& path);

/// The members of an archive, those in the fewest folders first: what is deeper is rather an addition. Throws
/// what listArchive throws.
DataFiles membersOf(const std::string& archive, std::stop_token stop);

} // namespace model

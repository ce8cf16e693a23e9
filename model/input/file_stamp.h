#pragma once

#include <cstdint>
#include <string>

struct stat;

namespace model {

/// Tells whether two looks at a path saw the same file in the same state.
struct FileStamp {
    std::uint64_t device = 0, inode = 0;
    std::int64_t size = 0, seconds = 0, nanoseconds = 0; ///< the time of the last modification

    bool operator==(const FileStamp&) const = default;
};

FileStamp stampOf(const struct stat& status);

/// All zeros where nothing can be seen.
FileStamp stampOf(const std::string& path);

} // namespace model

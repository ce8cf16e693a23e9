#pragma once

#include <limits>
#include <string>
#include <system_error>
#include <vector>

struct stat;

// What stands in a file system. Whether something is there is never guessed: where the disk or the system
// does not say, there is an Error.

namespace model {

enum class FileType { None, Regular, Folder, Other };

/// What a name leads to, through links; None where there is nothing, or nothing that this user may reach.
FileType fileTypeOf(const std::string& path);

inline bool isThere(const std::string& path) {
    return fileTypeOf(path) != FileType::None;
}
inline bool isRegularFile(const std::string& path) {
    return fileTypeOf(path) == FileType::Regular;
}
inline bool isFolder(const std::string& path) {
    return fileTypeOf(path) == FileType::Folder;
}

/// stat(2); false for None, whose status is not touched.
bool lookAt(const std::string& path, struct stat& status);

/// The paths of what is in a folder, in no order, and no more than so many; none, and the error, where it
/// cannot be read.
std::vector<std::string> pathsIn(const std::string& folder, std::error_code& error,
                                 std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace model

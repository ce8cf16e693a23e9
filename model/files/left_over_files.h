#pragma once

#include <string>
#include <vector>

// A program that is killed while it saves leaves its TemporaryFile. Nobody else holds a lock on it then, so
// that it can be told from those that a living program is writing. Nothing here throws; any thread.

namespace model {

/// A new name for a temporary file in the folder. It does not contain the target's, which may be as long as a
/// name can be.
std::string temporaryName(const std::string& folder);

/// Whether a file has a temporary file's name, whoever writes it.
bool isTemporaryName(const std::string& name);

/// The paths of the temporary files in the folder that programs have left which are gone. Looks at the first
/// ten thousand names.
std::vector<std::string> leftOverFiles(const std::string& folder);

/// Removes them; whoever saves a file does this in its folder.
void removeLeftOverFiles(const std::string& folder);

} // namespace model

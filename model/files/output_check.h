#pragma once

#include <string>
#include <vector>

// For who will write files after long work: what would fail or destroy something is refused now.

namespace model {

/// Throws Error when the file is one of those that are read (DataPlace), whatever names lead to it.
void requireNotRead(const std::string& output, const std::vector<std::string>& inputs);

/// Throws Error for the first of the files that cannot be written (see requireSavable), that is read, too, or
/// that another one would overwrite. Names that are empty do not count.
void requireWritable(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

} // namespace model

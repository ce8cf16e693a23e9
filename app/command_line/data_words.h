#pragma once

#include <string>
#include <vector>

#include "model/values/import_options.h"

namespace app {

/// DATA and the options that make the command line read and prepare it just so: what DataArguments makes of
/// these words are the same options, but for the data's name. What is a guess or a default is left out, and
/// so is what no option says: the version of the split, and how titles are quoted.
std::vector<std::string> dataWords(const model::ImportOptions& options);

/// A command with these words for a shell, quoted where they have to be.
std::string shellLine(const std::string& command, const std::vector<std::string>& words);

} // namespace app

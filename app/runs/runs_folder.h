#pragma once

#include <string>

namespace app {

/// Where runs are kept unless another folder is chosen: below the user's data folder.
std::string defaultRunsFolder();

/// Where the window keeps runs: what was chosen last, also in a session before.
std::string chosenRunsFolder();
void rememberRunsFolder(const std::string& folder);

} // namespace app

#pragma once

#include <string>

namespace app {

/// Where runs are kept unless another folder is chosen: below the user's data folder.
std::string defaultRunsFolder();

} // namespace app

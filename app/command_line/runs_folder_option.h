#pragma once

#include <CLI/CLI.hpp>

#include <string>

#include "app/runs/runs_folder.h"

namespace app {

/// --runs-dir of the commands that read runs.
inline void addRunsFolderOption(CLI::App& command, std::string& folder) {
    command.add_option("--runs-dir", folder, "The folder of the runs, if it is not the default one");
}

/// What --runs-dir names; without it the default folder.
inline std::string runsFolderOrDefault(const std::string& folder) {
    return folder.empty() ? defaultRunsFolder() : folder;
}

} // namespace app

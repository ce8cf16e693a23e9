#pragma once

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "app/runs/runs_folder.h"

namespace app {

/// --runs-dir of the commands that read runs.
inline void addRunsFolderOption(CLI::App& command, std::string& folder) {
    command.add_option("--runs-dir", folder, "The folder of the runs, if it is not the default one");
}

/// Throws CLI::Error where --runs-dir was given, and each of the runs is named by its own folder.
inline void requireRunsFolderUsed(const std::string& folder, const std::vector<std::string>& runs) {
    const auto isFolder = [](const std::string& run) { return run.find('/') != std::string::npos; };
    if (!folder.empty() && std::ranges::all_of(runs, isFolder))
        throw CLI::ValidationError("--runs-dir", "RUN is a folder itself. Leave one of the two out");
}

/// What --runs-dir names; without it the default folder.
inline std::string runsFolderOrDefault(const std::string& folder) {
    return folder.empty() ? defaultRunsFolder() : folder;
}

} // namespace app

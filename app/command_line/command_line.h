#pragma once

#include <optional>

namespace app {

/// Runs the command that the arguments name (train, evaluate, …), or answers --help and --version. The exit
/// status: 0; 1 with one line on standard error for bad input, or an output that could not be kept; 2 for bad
/// usage; 130 after Ctrl-C, SIGTERM or SIGHUP. None when the arguments name no command: then the window is
/// wanted.
std::optional<int> runCommandLine(int argumentCount, char** arguments);

} // namespace app

#pragma once

namespace app {

/// True when the arguments name a command (train, evaluate, …) or ask for help: then there is no window.
bool isCommandLine(int argumentCount, char** arguments);

/// Runs the command. Returns 0; 1 with one line on standard error for bad input; 2 for bad usage; 130 after
/// Ctrl-C.
int runCommandLine(int argumentCount, char** arguments);

} // namespace app

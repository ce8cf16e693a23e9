#pragma once

#include <array>
#include <memory>

#include "app/command_line/command.h"

// The list of commands, in the order of --help. A new one is a file of its own and a name here.
// clang-format off
#define TASTESCOPE_COMMANDS(COMMAND) \
    COMMAND(Train)      \
    COMMAND(Evaluate)   \
    COMMAND(Recommend)  \
    COMMAND(Latent)     \
    COMMAND(Explain)    \
    COMMAND(Similar)    \
    COMMAND(Inspect)    \
    COMMAND(Convert)    \
    COMMAND(Runs)       \
    COMMAND(Experiment) \
    COMMAND(Baseline)   \
    COMMAND(Report)
// clang-format on

namespace app {

/// Adds a command to the program's parser. The program has to outlive the command.
using MakeCommand = std::unique_ptr<Command>(CLI::App& program);

#define TASTESCOPE_DECLARE(name) MakeCommand make##name;
TASTESCOPE_COMMANDS(TASTESCOPE_DECLARE)
#undef TASTESCOPE_DECLARE

#define TASTESCOPE_NAME(name) make##name,
inline constexpr std::array allCommands = {TASTESCOPE_COMMANDS(TASTESCOPE_NAME)};
#undef TASTESCOPE_NAME

} // namespace app

#include "app/command_line/command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>
#include <iostream>
#include <new>
#include <string_view>
#include <vector>

#include "app/command_line/all_commands.h"
#include "app/command_line/standard_streams.h"
#include "model/values/failure.h"
#include "model/values/utf8.h"

namespace app {

namespace {

constexpr int badInput = 1; ///< or an output that was not kept
constexpr int badUsage = 2;

using Commands = std::vector<std::unique_ptr<Command>>;

Commands addCommands(CLI::App& program) {
    Commands commands;
    for (MakeCommand* make : allCommands)
        commands.push_back(make(program));
    return commands;
}

/// Whether the argument, the program's first, names a command or asks for help.
bool isForTerminal(std::string_view argument, const Commands& commands) {
    constexpr std::array<std::string_view, 4> help = {"--help", "-h", "--version", "help"};
    return std::ranges::find(help, argument) != help.end() ||
           std::ranges::find(commands, argument, [](const auto& command) { return command->name(); }) !=
               commands.end();
}

/// Runs the command and reports bad input; the exit status.
int runReporting(Command& command) {
    silenceQt();
    try {
        return command.run();
    } catch (const model::Error& error) {
        std::cerr << "tastescope: " << error.what() << '\n';
    } catch (const std::bad_alloc&) {
        std::cerr << "tastescope: there is not enough memory. " << command.remedyOfMemory() << '\n';
    }
    return badInput;
}

/// The exit status of the arguments; none if they are the window's.
std::optional<int> statusOf(int argumentCount, char** arguments) {
    CLI::App program("Trains variational autoencoders for collaborative filtering (Mult-VAE).", "tastescope");
    program.set_version_flag("--version", std::string("tastescope " TASTESCOPE_VERSION));
    program.footer("Without a command the window opens; with a file's name it opens that file.");
    program.require_subcommand(1);
    const Commands commands = addCommands(program);
    if (argumentCount < 2 || !isForTerminal(arguments[1], commands))
        return std::nullopt;
    try {
        program.parse(argumentCount, arguments);
        return runReporting(**std::ranges::find_if(commands, &Command::chosen));
    } catch (const CLI::Success& request) { // --help and --version
        return program.exit(request);
    } catch (const CLI::Error& error) {
        std::cerr << "tastescope: " << model::oneLine(error.what()) << ". See tastescope --help\n";
        return badUsage;
    }
}

} // namespace

std::optional<int> runCommandLine(int argumentCount, char** arguments) {
    const auto status = statusOf(argumentCount, arguments);
    return status && !standardOutputKept() ? badInput : status;
}

} // namespace app

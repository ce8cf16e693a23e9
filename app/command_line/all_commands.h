#pragma once

#include <array>
#include <memory>

#include "app/command_line/command.h"

// The list of commands. A new one is a file of its own and a name in each of the two lists here.

namespace app {

/// Adds a command to the program's parser. The program has to outlive the command.
using MakeCommand = std::unique_ptr<Command>(CLI::App& program);

MakeCommand makeTrain;
MakeCommand makeEvaluate;
MakeCommand makeRecommend;
MakeCommand makeLatent;
MakeCommand makeExplain;
MakeCommand makeSimilar;
MakeCommand makeInspect;
MakeCommand makeConvert;
MakeCommand makeRuns;
MakeCommand makeExperiment;
MakeCommand makeBaseline;
MakeCommand makeReport;

/// In the order of --help.
inline constexpr std::array allCommands = {
    makeTrain,   makeEvaluate, makeRecommend, makeLatent,     makeExplain,  makeSimilar,
    makeInspect, makeConvert,  makeRuns,      makeExperiment, makeBaseline, makeReport,
};

} // namespace app

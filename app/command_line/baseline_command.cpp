#include <unistd.h>

#include <cmath>
#include <iostream>
#include <optional>

#include "app/command_line/all_commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/memory_check.h"
#include "app/command_line/numbers.h"
#include "app/command_line/quality_output.h"
#include "model/import/import.h"
#include "model/numerics/parallel.h"
#include "model/ranking/ease.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/values/ease_report.h"

namespace app {

namespace {

/// baseline popularity|ease DATA: how well held-out items are ranked without a VAE.
class BaselineCommand : public Command {
public:
    explicit BaselineCommand(CLI::App& program);
    int run() override;

private:
    model::RankingQuality quality(const model::Dataset& dataset, bool testSplit,
                                  std::optional<double> lambda) const;

    DataArguments m_data;
    MemoryCheck m_memory;
    std::string m_method;
    std::optional<double> m_lambda; ///< of EASE; none = the default
    bool m_json = false;
};

/// Reports in a terminal its progress.
model::DoubleMatrix solveEase(const model::Interactions& training, double lambda) {
    if (isatty(STDERR_FILENO) == 0)
        return model::easeWeights(training, lambda);
    model::DoubleMatrix weights = model::easeWeights(training, lambda, {}, [](double share) {
        std::cerr << '\r' << std::lround(100 * share) << " % " << std::flush;
    });
    std::cerr << "\r\033[K";
    return weights;
}

model::RankingQuality BaselineCommand::quality(const model::Dataset& dataset, bool testSplit,
                                               std::optional<double> lambda) const {
    const model::UserBlock& users = testSplit ? dataset.test : dataset.validation;
    if (!lambda) {
        model::PopularityScorer popularity(dataset.training.foldIn);
        return evaluate(popularity, users);
    }
    m_memory.requireForEase(dataset.training.foldIn.itemCount());
    model::EaseScorer ease(solveEase(dataset.training.foldIn, *lambda));
    return evaluate(ease, users);
}

BaselineCommand::BaselineCommand(CLI::App& program)
    : Command(program, "baseline", "Rank the held-out items without a VAE") {
    parser()
        .add_option("METHOD", m_method, "popularity, or ease: the linear model in closed form")
        ->required()
        ->check(CLI::IsMember({"popularity", "ease"}));
    m_data.addReading(parser());
    m_data.addRules(parser());
    m_data.addBlockOrSplit(parser());
    parser()
        .add_option("--lambda", m_lambda, "λ of EASE, above 0 (500)")
        ->transform(realNumber([](double lambda) { return lambda > 0 && lambda <= model::largestLambda; },
                               "above 0 and at most 1000000000"));
    m_memory.addTo(parser());
    parser().add_flag("--json", m_json, "One JSON object on standard output");
}

int BaselineCommand::run() {
    constexpr double defaultLambda = 500;
    const bool ease = m_method == "ease";
    if (m_lambda && !ease)
        throw CLI::ExcludesError("--lambda", m_method);
    model::ImportOptions data;
    m_data.applyTo(data);
    model::useThreads(0);
    const auto dataset = model::importDataset(data);
    const auto lambda = ease ? std::optional(m_lambda.value_or(defaultLambda)) : std::nullopt;
    printQuality(quality(*dataset, m_data.testBlock(), lambda), dataset->summary, m_data.testBlock(), m_json);
    return 0;
}

} // namespace

std::unique_ptr<Command> makeBaseline(CLI::App& program) {
    return std::make_unique<BaselineCommand>(program);
}

} // namespace app

#include "model/runs/experiment_runs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <numeric>

#include "model/runs/run_id.h"
#include "model/saved/model_config.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace model {

namespace {

struct PlannedRow {
    std::string label;
    TrainingOptions options;
};

std::string shortest(double number) {
    std::array<char, 32> digits;
    return {digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr};
}

std::vector<PlannedRow> likelihoodRows(const TrainingOptions& base) {
    std::vector<PlannedRow> rows;
    for (const Likelihood likelihood :
         {Likelihood::Multinomial, Likelihood::Gaussian, Likelihood::Logistic}) {
        rows.push_back({wordOf(likelihood), base});
        rows.back().options.network.kind = ModelKind::Vae;
        rows.back().options.network.likelihood = likelihood;
    }
    rows.push_back({"Mult-DAE", paperDae(base)});
    return rows;
}

std::vector<PlannedRow> sweepRows(const ExperimentPlan& plan) {
    if (plan.base.network.kind == ModelKind::Dae)
        throw Error(problem("a DAE has no β to sweep", "Choose a VAE"));
    if (plan.caps.empty())
        throw Error(problem("a β sweep needs at least one β", "Say which"));
    std::vector<PlannedRow> rows;
    for (const double cap : plan.caps) {
        rows.push_back({shortest(cap), plan.base});
        rows.back().options.beta.cap = cap;
    }
    return rows;
}

/// What the runs of one row have ended with.
struct RowValues {
    std::vector<double> validation, recall20, recall50, ndcg, bestEpoch;

    void add(const RunSummary& run) {
        if (!std::isnan(run.best.ndcg100))
            validation.push_back(run.best.ndcg100);
        if (!std::isnan(run.test.ndcg100)) {
            recall20.push_back(run.test.recall20);
            recall50.push_back(run.test.recall50);
            ndcg.push_back(run.test.ndcg100);
        }
        bestEpoch.push_back(run.bestEpoch);
    }
};

/// runs: oldest first, all of one experiment.
ExperimentResult resultOf(const std::vector<const RunSummary*>& runs) {
    ExperimentResult result;
    result.tag = runs.front()->experiment;
    result.tag.label.clear();
    result.dataName = runs.front()->dataName;
    std::vector<RowValues> values;
    for (const RunSummary* run : runs) {
        auto row = std::ranges::find(result.rows, run->experiment.label, &ExperimentRow::label);
        if (row == result.rows.end()) {
            row = result.rows.insert(row, ExperimentRow());
            row->label = run->experiment.label;
            row->options = run->options;
            values.emplace_back();
        }
        ++row->runs;
        if (run->state != RecordedRunState::Finished)
            continue;
        ++row->finished;
        result.plainRecall = result.plainRecall || run->test.plainRecall;
        values[static_cast<std::size_t>(row - result.rows.begin())].add(*run);
    }
    for (std::size_t i = 0; i < result.rows.size(); ++i) {
        ExperimentRow& row = result.rows[i];
        row.validationNdcg = meanAndError(values[i].validation);
        row.testRecall20 = meanAndError(values[i].recall20);
        row.testRecall50 = meanAndError(values[i].recall50);
        row.testNdcg = meanAndError(values[i].ndcg);
        row.bestEpoch = meanAndError(values[i].bestEpoch).mean;
    }
    return result;
}

} // namespace

TrainingOptions paperDae(const TrainingOptions& options) {
    TrainingOptions dae = options;
    dae.network.kind = ModelKind::Dae;
    dae.network.likelihood = Likelihood::Multinomial;
    dae.network.hidden = {};
    dae.network.decoderHidden.reset();
    dae.l2 = 0.01 / 500;
    return dae;
}

MeanAndError meanAndError(const std::vector<double>& values) {
    if (values.empty())
        return {};
    const auto count = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return {mean, values.size() > 1 ? std::sqrt(squares / (count - 1) / count) : 0.0};
}

std::vector<RunRequest> requestsOf(const ExperimentPlan& plan, const std::string& dataName) {
    if (plan.seeds < 1 || plan.seeds > 1000)
        throw Error(problem("an experiment has between 1 and 1000 seeds", "Choose 3, for example"));
    const bool sweep = plan.kind == ExperimentKind::BetaSweep;
    ExperimentTag tag{newId(currentTime(), 0),
                      plan.kind,
                      (sweep ? "β sweep" : "Likelihoods") + std::string(" on ") + dataName,
                      {}};
    std::vector<RunRequest> requests;
    for (const PlannedRow& row : sweep ? sweepRows(plan) : likelihoodRows(plan.base)) {
        tag.label = row.label;
        for (int seed = 0; seed < plan.seeds; ++seed) {
            TrainingOptions options = row.options;
            options.seed = plan.base.seed + static_cast<std::uint64_t>(seed);
            checkOptions(options);
            requests.push_back(
                {(sweep ? "β " : "") + row.label + ", seed " + std::to_string(options.seed), options, tag});
        }
    }
    return requests;
}

std::vector<ExperimentResult> experimentsAmong(const std::vector<RunSummary>& runs) {
    std::map<std::string, std::vector<const RunSummary*>, std::greater<>> byId;
    for (const RunSummary& run : runs)
        if (!run.experiment.id.empty())
            byId[run.experiment.id].push_back(&run);
    std::vector<ExperimentResult> results;
    for (auto& [id, own] : byId) {
        std::ranges::sort(own, {}, [](const RunSummary* run) { return run->id; });
        results.push_back(resultOf(own));
    }
    return results;
}

} // namespace model

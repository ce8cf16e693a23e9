#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "model/values/experiment.h"
#include "model/values/run_summary.h"

/// A finished run of 100 epochs on the example; runs are a day apart.
inline model::RunSummary exampleRun(int number) {
    model::RunSummary run;
    run.id = "run-" + std::to_string(number);
    run.folder = "/runs/" + run.id;
    run.name = "run " + std::to_string(number);
    run.colour = number % 6;
    run.state = model::RecordedRunState::Finished;
    run.created = 1'700'000'000 + 86'400 * number;
    run.dataName = "MovieLens latest small";
    run.data = {.items = 4000, .trainingUsers = 483, .interactions = 47'871, .content = 0x1234567890abcdef};
    run.options.seed = static_cast<std::uint64_t>(number);
    run.epochsDone = run.options.epochs;
    run.bestEpoch = 58;
    run.best = {.recall20 = 0.33, .recall50 = 0.45, .ndcg100 = 0.36 + 0.0001 * number, .users = 60};
    run.test = {.recall20 = 0.32, .recall50 = 0.44, .ndcg100 = 0.35 + 0.0001 * number, .users = 60};
    run.finalBeta = 0.2;
    run.seconds = 61.0 + number;
    return run;
}

/// Runs 1 … count.
inline std::vector<model::RunSummary> exampleRuns(int count) {
    std::vector<model::RunSummary> runs;
    for (int number = 1; number <= count; ++number)
        runs.push_back(exampleRun(number));
    return runs;
}

/// Curves of so many epochs with so many updates each; their heights depend on the run's number.
inline std::shared_ptr<const model::RunCurves> exampleCurves(int number, int epochs, int updatesPerEpoch) {
    auto curves = std::make_shared<model::RunCurves>();
    curves->id = "run-" + std::to_string(number);
    curves->popularity = {.ndcg100 = 0.23, .users = 60};
    const int updates = epochs * updatesPerEpoch;
    for (int step = 1; step <= updates; ++step) {
        const double done = static_cast<double>(step) / updates;
        model::BatchReport batch;
        batch.step = static_cast<std::uint64_t>(step);
        batch.epoch = static_cast<double>(step) / updatesPerEpoch;
        batch.beta = std::min(0.2, 0.25 * done);
        batch.logLikelihood = -700 + 200 * (1 - std::exp(-5 * done)) + number + 12 * std::sin(step * 1.7);
        batch.kl = 80 + 60 * std::exp(-20 * done) + number;
        batch.seconds = 0.1 * step;
        curves->batches.push_back(batch);
        if (step % updatesPerEpoch != 0)
            continue;
        model::EpochReport epoch;
        epoch.epoch = step / updatesPerEpoch;
        epoch.step = batch.step;
        epoch.seconds = batch.seconds;
        epoch.beta = batch.beta;
        epoch.logLikelihood = -700 + 200 * (1 - std::exp(-5 * done)) + number;
        epoch.kl = batch.kl;
        epoch.elbo = epoch.logLikelihood - epoch.kl;
        epoch.validation.ndcg100 =
            0.15 + 0.2 * (1 - std::exp(-6 * done)) + 0.004 * number + 0.003 * std::sin(epoch.epoch * 0.9);
        curves->epochs.push_back(epoch);
    }
    return curves;
}

inline model::ExperimentRow exampleRow(const std::string& label, double ndcg, int runs, int finished) {
    model::ExperimentRow row;
    row.label = label;
    row.runs = runs;
    row.finished = finished;
    if (finished == 0)
        return row;
    row.validationNdcg = {ndcg + 0.01, 0.002};
    row.testRecall20 = {ndcg - 0.03, 0.0025};
    row.testRecall50 = {ndcg + 0.08, 0.003};
    row.testNdcg = {ndcg, 0.0031};
    row.bestEpoch = 61.3;
    return row;
}

inline model::ExperimentResult exampleLikelihoods() {
    return {.tag = {.id = "e1",
                    .kind = model::ExperimentKind::Likelihoods,
                    .name = "Likelihoods on MovieLens latest small",
                    .label = {}},
            .dataName = "MovieLens latest small",
            .plainRecall = false,
            .rows = {exampleRow("Mult-VAE", 0.3612, 3, 3), exampleRow("gaussian VAE", 0.3391, 3, 3),
                     exampleRow("logistic VAE", 0.3521, 3, 2), exampleRow("Mult-DAE", 0, 3, 0)}};
}

inline model::ExperimentResult exampleSweep() {
    model::ExperimentResult sweep{.tag = {.id = "e2",
                                          .kind = model::ExperimentKind::BetaSweep,
                                          .name = "β sweep of MovieLens latest small",
                                          .label = {}},
                                  .dataName = "MovieLens latest small",
                                  .plainRecall = false,
                                  .rows = {}};
    for (const double cap : {0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1.0}) {
        std::string label = std::to_string(cap);
        label.erase(label.find_last_not_of('0') + 1);
        if (label.back() == '.')
            label.pop_back();
        sweep.rows.push_back(exampleRow(label, 0.36 - 0.05 * (cap - 0.2) * (cap - 0.2), 3, 3));
        sweep.rows.back().options.beta.cap = cap;
    }
    return sweep;
}

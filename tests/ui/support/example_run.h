#pragma once

#include <cmath>
#include <vector>

#include "model/values/training_reports.h"

/// The reports of a run as they might have been: curves that flatten, KL that rises and falls, dimensions of
/// z that fall asleep one after the other.
struct ExampleRun {
    model::RunPlan plan;
    std::vector<model::BatchReport> batches;
    std::vector<model::EpochReport> epochs;
};

inline model::RunPlan examplePlan(int epochs, std::uint64_t batchesPerEpoch) {
    model::RunPlan plan;
    plan.options.epochs = epochs;
    plan.trainingUsers = 400;
    plan.batchesPerEpoch = batchesPerEpoch;
    plan.updates = batchesPerEpoch * static_cast<std::uint64_t>(epochs);
    plan.annealSteps = plan.updates * 4 / 5;
    plan.plateauStep = plan.annealSteps;
    plan.finalBeta = plan.options.beta.cap;
    plan.parameters = 1000;
    return plan;
}

inline model::BatchReport exampleBatch(const model::RunPlan& plan, std::uint64_t step) {
    model::BatchReport report;
    report.step = step;
    report.epoch = static_cast<double>(step) / static_cast<double>(plan.batchesPerEpoch);
    report.seconds = 0.25 * static_cast<double>(step);
    report.beta = plan.betaAt(step - 1);
    const double noise = std::sin(static_cast<double>(step) * 12.9898) * 12;
    report.logLikelihood = -600 - 270 * std::exp(-report.epoch / 12) + noise;
    report.kl = 53.7 + 120 * (report.epoch / 10) * std::exp(-report.epoch / 6) -
                33 * std::exp(-report.epoch / 2) + noise / 10;
    return report;
}

inline model::EpochReport exampleEpoch(const model::RunPlan& plan, int epoch) {
    model::EpochReport report;
    const model::BatchReport last =
        exampleBatch(plan, plan.batchesPerEpoch * static_cast<std::uint64_t>(epoch));
    report.epoch = epoch;
    report.step = last.step;
    report.seconds = last.seconds;
    report.beta = last.beta;
    report.logLikelihood = -600 - 270 * std::exp(-epoch / 12.0);
    report.kl = 53.7 + 120 * (epoch / 10.0) * std::exp(-epoch / 6.0) - 33 * std::exp(-epoch / 2.0);
    report.elbo = report.logLikelihood - report.kl;
    report.objective = report.logLikelihood - report.beta * report.kl;
    report.validation.ndcg100 = 0.3987 - 0.2 * std::exp(-epoch / 10.0);
    report.validation.recall50 = 0.4538 - 0.2 * std::exp(-epoch / 9.0);
    report.validation.recall20 = 0.3290 - 0.18 * std::exp(-epoch / 11.0);
    constexpr int dimensions = 200;
    for (int i = 0; i < dimensions; ++i) {
        const int place = (i * 77) % dimensions; // of its strength
        const double asleep = place > 140 ? std::exp(-epoch / 8.0) : 1.0;
        report.klByDimension.push_back(
            static_cast<float>(asleep * 1.1 * std::exp(-place / 90.0) * (1 - std::exp(-epoch / 5.0))));
        report.activeDimensions += place <= 140 ? 1 : 0;
    }
    return report;
}

inline ExampleRun exampleRun(int epochs, std::uint64_t batchesPerEpoch, int done) {
    ExampleRun run;
    run.plan = examplePlan(epochs, batchesPerEpoch);
    for (std::uint64_t step = 1; step <= batchesPerEpoch * static_cast<std::uint64_t>(done); ++step)
        run.batches.push_back(exampleBatch(run.plan, step));
    for (int epoch = 1; epoch <= done; ++epoch)
        run.epochs.push_back(exampleEpoch(run.plan, epoch));
    return run;
}

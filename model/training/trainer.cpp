#include "model/training/trainer.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <sstream>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/ranking/vae_scorer.h"
#include "model/training/divergence.h"
#include "model/training/latent_usage.h"
#include "model/training/run_plan.h"
#include "model/training/training_step.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// One run: algorithm 1 of the paper, and between its steps the reports, validation and checkpoints.
class Run {
public:
    Run(const Dataset& dataset, const RunPlan& plan, RunControl& control, TrainingSink& sink,
        CheckpointSink* checkpoints);
    Run(const Dataset& dataset, Checkpoint checkpoint, const RunPlan& plan, RunControl& control,
        TrainingSink& sink, CheckpointSink* checkpoints);

    TrainingResult execute();
    TrainingResult resume();

private:
    enum class EpochEnd { Completed, Stopped, Diverged };

    TrainingResult trainEpochs();
    EpochEnd trainEpoch();
    bool update(std::span<const UserIndex> users);
    void closeEpoch();
    EpochReport reportOfEpoch();
    void keepIfBest(const EpochReport& report, const std::shared_ptr<const VaeModel>& model);
    void beginNextEpoch();
    bool outOfPatience() const;
    void finish();
    std::shared_ptr<const VaeModel> snapshot(int epoch, const RankingQuality& validation) const;
    RankingQuality validate();
    RankingQuality popularity() const;
    void offerCheckpoint();
    TrainingState state() const;
    void diverged();
    double seconds() const {
        return m_secondsBefore + secondsSince(m_start) - m_control.timePaused().count();
    }

    const Dataset& m_dataset;
    RunPlan m_plan;
    RunControl& m_control;
    TrainingSink& m_sink;
    CheckpointSink* m_checkpoints; ///< null = nobody saves the run
    TrainingStep m_training;
    BetaCourse m_beta;
    std::vector<UserIndex> m_order; ///< the training users in the order of the epoch
    TrainingPosition m_position;
    double m_secondsBefore = 0; ///< of the run, before it was resumed
    Clock::time_point m_start = Clock::now();
    TrainingResult m_result;
};

Run::Run(const Dataset& dataset, const RunPlan& plan, RunControl& control, TrainingSink& sink,
         CheckpointSink* checkpoints)
    : m_dataset(dataset), m_plan(plan), m_control(control), m_sink(sink), m_checkpoints(checkpoints),
      m_training(dataset.training.foldIn, plan.options), m_beta(m_plan),
      m_order(dataset.training.foldIn.userCount()) {
    m_position.threads = static_cast<int>(maximumThreads());
}

/// Takes the checkpoint over: there is one copy of it, not two.
Run::Run(const Dataset& dataset, Checkpoint checkpoint, const RunPlan& plan, RunControl& control,
         TrainingSink& sink, CheckpointSink* checkpoints)
    : m_dataset(dataset), m_plan(plan), m_control(control), m_sink(sink), m_checkpoints(checkpoints),
      m_training(dataset.training.foldIn, plan.options, std::move(checkpoint.parameters),
                 std::move(checkpoint.adam)),
      m_beta(m_plan, checkpoint.position.peak), m_order(dataset.training.foldIn.userCount()),
      m_position(std::move(checkpoint.position)), m_secondsBefore(m_position.seconds) {
    m_result.best = std::move(checkpoint.best);
}

TrainingResult Run::execute() {
    m_result.best = snapshot(0, validate());
    m_result.outcome.best = m_result.best->validation;
    m_sink.runBegins(m_plan, popularity(), m_result.best);
    return trainEpochs();
}

TrainingResult Run::resume() {
    m_result.outcome.best = m_result.best->validation;
    m_result.outcome.bestEpoch = m_result.best->epoch;
    m_result.outcome.epochsDone = m_position.epoch - 1;
    m_result.outcome.stoppedEarly = outOfPatience();
    m_sink.runBegins(m_plan, popularity(), snapshot(m_position.epoch - 1, m_result.best->validation));
    return trainEpochs();
}

TrainingResult Run::trainEpochs() {
    m_result.outcome.state = RunState::Finished;
    while (m_position.epoch <= m_plan.options.epochs && !m_result.outcome.stoppedEarly) {
        const EpochEnd end = trainEpoch();
        if (end == EpochEnd::Diverged ||
            (end == EpochEnd::Completed && !m_training.parameters().allFinite())) {
            diverged();
            return m_result;
        }
        if (end == EpochEnd::Stopped) {
            m_result.outcome.state = RunState::Stopped;
            m_position.seconds = seconds();
            if (m_checkpoints)
                m_checkpoints->stoppedAt(state());
            return m_result;
        }
        closeEpoch();
    }
    finish();
    return m_result;
}

Run::EpochEnd Run::trainEpoch() {
    for (std::uint32_t user = 0; user < m_order.size(); ++user)
        m_order[user] = UserIndex{user};
    RandomStream random(m_plan.options.seed, purpose::shuffle, static_cast<std::uint32_t>(m_position.epoch));
    shuffle(m_order, random);

    const auto batch = static_cast<std::size_t>(m_plan.options.batch);
    while (m_position.usersDone < m_order.size()) {
        if (!m_control.proceed())
            return EpochEnd::Stopped;
        const auto start = Clock::now();
        const std::size_t first = m_position.usersDone;
        if (!update(
                std::span<const UserIndex>(m_order).subspan(first, std::min(batch, m_order.size() - first))))
            return EpochEnd::Diverged;
        m_position.epochSeconds += secondsSince(start);
        offerCheckpoint();
    }
    return EpochEnd::Completed;
}

/// False when the loss is not finite.
bool Run::update(std::span<const UserIndex> users) {
    m_position.beta = m_beta.beta(m_position.step);
    const BatchLoss loss =
        m_training.run(users, static_cast<std::uint32_t>(m_position.epoch), m_position.beta);
    ++m_position.step;
    if (!loss.finite())
        return false;
    m_position.usersDone += users.size();
    const double done = static_cast<double>(m_position.usersDone) / static_cast<double>(m_order.size());
    const BatchReport report{m_position.step, m_position.epoch - 1 + done,
                             m_position.beta, loss.logLikelihood,
                             loss.kl,         seconds()};
    const auto count = static_cast<double>(users.size());
    m_position.logLikelihoodSum += count * report.logLikelihood;
    m_position.klSum += count * report.kl;
    m_position.objectiveSum += count * report.objective();
    m_sink.batchDone(report);
    return true;
}

void Run::closeEpoch() {
    EpochReport report = reportOfEpoch();
    if (report.validation.measured())
        m_beta.onEpoch(report.epoch, report.validation.ndcg100, report.beta);
    report.betaHeld = m_beta.peak().held;
    report.seconds = seconds();

    auto latest = snapshot(report.epoch, report.validation);
    keepIfBest(report, latest);
    m_position.history.push_back(report);
    beginNextEpoch();
    m_result.outcome.stoppedEarly = outOfPatience();
    m_sink.epochDone(report, std::move(latest)); // one model less while a checkpoint is saved
    offerCheckpoint();
}

EpochReport Run::reportOfEpoch() {
    const auto users = static_cast<double>(m_order.size());
    EpochReport report;
    report.epoch = m_position.epoch;
    report.step = m_position.step;
    report.beta = m_position.beta;
    report.logLikelihood = m_position.logLikelihoodSum / users;
    report.kl = m_position.klSum / users;
    report.elbo = report.logLikelihood - report.kl;
    report.objective = m_position.objectiveSum / users;
    report.usersPerSecond = m_position.epochSeconds > 0 ? users / m_position.epochSeconds : 0;
    report.validation = validate();
    report.best = m_result.outcome.bestEpoch == 0 || !report.validation.measured() ||
                  report.validation.ndcg100 > m_result.outcome.best.ndcg100;
    LatentUsage usage = latentUsage(m_training.parameters(), m_plan.options.network,
                                    m_dataset.validation.foldIn, m_training.workspace());
    report.klByDimension = std::move(usage.klByDimension);
    report.activeDimensions = usage.activeDimensions;
    return report;
}

void Run::keepIfBest(const EpochReport& report, const std::shared_ptr<const VaeModel>& model) {
    m_result.outcome.epochsDone = report.epoch;
    if (!report.best)
        return;
    m_result.best = model;
    m_result.outcome.bestEpoch = report.epoch;
    m_result.outcome.best = report.validation;
}

void Run::beginNextEpoch() {
    m_position.peak = m_beta.peak();
    if (m_position.plateauEpoch == 0 && m_beta.onPlateau(m_position.step))
        m_position.plateauEpoch = m_position.epoch;
    ++m_position.epoch;
    m_position.usersDone = 0;
    m_position.logLikelihoodSum = m_position.klSum = m_position.objectiveSum = m_position.epochSeconds = 0;
}

/// Before its plateau β has not had its effect yet: a model chosen then was never regularised.
bool Run::outOfPatience() const {
    const int patience = m_plan.options.patience;
    const int done = m_result.outcome.epochsDone;
    return patience > 0 && m_position.plateauEpoch > 0 && done < m_plan.options.epochs &&
           done - std::max(m_position.plateauEpoch, m_result.outcome.bestEpoch) >= patience;
}

void Run::finish() {
    VaeScorer scorer(m_result.best->parameters, m_plan.options.network, m_training.workspace());
    m_result.outcome.test = evaluate(scorer, m_dataset.test);
}

void Run::offerCheckpoint() {
    m_position.seconds = seconds();
    if (m_checkpoints)
        m_checkpoints->checkpointPossible(state());
}

TrainingState Run::state() const {
    return {m_plan, m_position, m_training.parameters(), m_training.adam(), *m_result.best};
}

RankingQuality Run::popularity() const {
    PopularityScorer scorer(m_dataset.training.foldIn);
    return evaluate(scorer, m_dataset.validation);
}

std::shared_ptr<const VaeModel> Run::snapshot(int epoch, const RankingQuality& validation) const {
    return std::make_shared<const VaeModel>(
        VaeModel{m_training.parameters(), m_plan.options, epoch, validation});
}

RankingQuality Run::validate() {
    VaeScorer scorer(m_training.parameters(), m_plan.options.network, m_training.workspace());
    return evaluate(scorer, m_dataset.validation);
}

void Run::diverged() {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "The loss is no longer a finite number: epoch " << m_position.epoch << ", step "
         << m_position.step << ", learning rate " << m_plan.options.learningRate << ". The model of epoch "
         << m_result.outcome.bestEpoch << " is kept. "
         << remedyOfDivergence(m_plan.options, m_position.beta, m_dataset.training.foldIn);
    m_result.outcome.state = RunState::Failed;
    m_result.outcome.failure = text.str();
}

/// Checks the options, too.
RunPlan planOf(const Dataset& dataset, const TrainingOptions& options) {
    return planRun(options, dataset.training.foldIn.userCount(),
                   static_cast<std::uint32_t>(dataset.catalog.ids.size()));
}

} // namespace

TrainingResult train(const Dataset& dataset, const TrainingOptions& options, RunControl& control,
                     TrainingSink& sink, CheckpointSink* checkpoints) {
    const RunPlan plan = planOf(dataset, options);
    if (dataset.training.foldIn.userCount() == 0)
        throw Error({"there are no users to train on", dataset.options.data, 0,
                     dataset.summary.splitWasGiven
                         ? "Choose data whose training part has clicks"
                         : "Lower the minimum rating or the minimum of clicks per user"});
    useThreads(options.threads);
    return Run(dataset, plan, control, sink, checkpoints).execute();
}

TrainingResult resumeTraining(const Dataset& dataset, Checkpoint checkpoint, RunControl& control,
                              TrainingSink& sink, CheckpointSink* checkpoints) {
    assert(checkpoint.data == dataset.fingerprint);
    const RunPlan plan = planOf(dataset, checkpoint.options);
    useThreads(checkpoint.position.threads);
    return Run(dataset, std::move(checkpoint), plan, control, sink, checkpoints).resume();
}

} // namespace model

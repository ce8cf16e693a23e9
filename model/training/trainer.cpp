#include "model/training/trainer.h"

#include <algorithm>
#include <chrono>
#include <sstream>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/popularity.h"
#include "model/ranking/vae_scorer.h"
#include "model/training/run_plan.h"
#include "model/training/training_step.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The state of one run: what Algorithm 1 of the paper keeps between its steps.
class Run {
public:
    Run(const Dataset& dataset, const TrainingOptions& options, RunControl& control, TrainingSink& sink);

    TrainingResult execute();

private:
    enum class EpochEnd { Completed, Stopped, Diverged };

    EpochEnd trainEpoch(int epoch);
    BatchLoss update(std::span<const UserIndex> users, int epoch);
    void closeEpoch(int epoch, double trainingSeconds);
    std::shared_ptr<const VaeModel> snapshot(int epoch, const RankingQuality& validation) const;
    RankingQuality validate();
    void diverged(int epoch);
    double seconds() const { return secondsSince(m_start) - m_control.timePaused().count(); }

    const Dataset& m_dataset;
    RunPlan m_plan;
    RunControl& m_control;
    TrainingSink& m_sink;
    TrainingStep m_training;
    std::vector<UserIndex> m_order;  ///< the training users in the order of the epoch
    std::uint64_t m_step = 0;        ///< updates done
    double m_beta = 0.0;             ///< of the last update
    double m_logLikelihoodSum = 0.0; ///< over the epoch's users so far
    double m_klSum = 0.0;
    double m_objectiveSum = 0.0;
    Clock::time_point m_start = Clock::now();
    TrainingResult m_result;
};

Run::Run(const Dataset& dataset, const TrainingOptions& options, RunControl& control, TrainingSink& sink)
    : m_dataset(dataset), m_plan(planRun(options, dataset.training.foldIn.userCount(),
                                         static_cast<std::uint32_t>(dataset.catalog.ids.size()))),
      m_control(control), m_sink(sink), m_training(dataset.training.foldIn, options),
      m_order(dataset.training.foldIn.userCount()) {}

TrainingResult Run::execute() {
    PopularityScorer popularity(m_dataset.training.foldIn);
    const RankingQuality popularityQuality = evaluate(popularity, m_dataset.validation);
    m_result.best = snapshot(0, validate());
    m_result.outcome.best = m_result.best->validation;
    m_sink.runBegins(m_plan, popularityQuality, m_result.best);

    m_result.outcome.state = RunState::Finished;
    for (int epoch = 1; epoch <= m_plan.options.epochs; ++epoch) {
        const auto start = Clock::now();
        const double pausedBefore = m_control.timePaused().count();
        const EpochEnd end = trainEpoch(epoch);
        if (end == EpochEnd::Stopped) {
            m_result.outcome.state = RunState::Stopped;
            break;
        }
        if (end == EpochEnd::Diverged || !m_training.parameters().allFinite()) {
            diverged(epoch);
            break;
        }
        closeEpoch(epoch, secondsSince(start) - (m_control.timePaused().count() - pausedBefore));
    }
    return m_result;
}

Run::EpochEnd Run::trainEpoch(int epoch) {
    for (std::uint32_t user = 0; user < m_order.size(); ++user)
        m_order[user] = UserIndex{user};
    RandomStream random(m_plan.options.seed, purpose::shuffle, static_cast<std::uint32_t>(epoch));
    shuffle(m_order, random);

    m_logLikelihoodSum = m_klSum = m_objectiveSum = 0;
    const auto batch = static_cast<std::size_t>(m_plan.options.batch);
    for (std::size_t first = 0; first < m_order.size(); first += batch) {
        if (!m_control.proceed())
            return EpochEnd::Stopped;
        const std::span users =
            std::span<const UserIndex>(m_order).subspan(first, std::min(batch, m_order.size() - first));
        const BatchLoss loss = update(users, epoch);
        if (!loss.finite())
            return EpochEnd::Diverged;
        const double done = static_cast<double>(first + users.size()) / static_cast<double>(m_order.size());
        const BatchReport report{m_step, epoch - 1 + done, m_beta, loss.logLikelihood, loss.kl, seconds()};
        const auto count = static_cast<double>(users.size());
        m_logLikelihoodSum += count * report.logLikelihood;
        m_klSum += count * report.kl;
        m_objectiveSum += count * report.objective();
        m_sink.batchDone(report);
    }
    return EpochEnd::Completed;
}

BatchLoss Run::update(std::span<const UserIndex> users, int epoch) {
    m_beta = m_plan.betaAt(m_step);
    const BatchLoss loss = m_training.run(users, static_cast<std::uint32_t>(epoch), m_beta);
    ++m_step;
    return loss;
}

void Run::closeEpoch(int epoch, double trainingSeconds) {
    const auto users = static_cast<double>(m_order.size());
    EpochReport report;
    report.epoch = epoch;
    report.step = m_step;
    report.beta = m_beta;
    report.logLikelihood = m_logLikelihoodSum / users;
    report.kl = m_klSum / users;
    report.elbo = report.logLikelihood - report.kl;
    report.objective = m_objectiveSum / users;
    report.usersPerSecond = users / trainingSeconds;
    report.validation = validate();
    report.best =
        m_result.outcome.bestEpoch == 0 || report.validation.ndcg100 > m_result.outcome.best.ndcg100;
    report.seconds = seconds();

    const auto latest = snapshot(epoch, report.validation);
    m_result.outcome.epochsDone = epoch;
    if (report.best) {
        m_result.best = latest;
        m_result.outcome.bestEpoch = epoch;
        m_result.outcome.best = report.validation;
    }
    m_sink.epochDone(report, latest);
}

std::shared_ptr<const VaeModel> Run::snapshot(int epoch, const RankingQuality& validation) const {
    return std::make_shared<const VaeModel>(
        VaeModel{m_training.parameters(), m_plan.options, epoch, validation});
}

RankingQuality Run::validate() {
    VaeScorer scorer(m_training.parameters(), m_plan.options.network, m_training.workspace());
    return evaluate(scorer, m_dataset.validation);
}

void Run::diverged(int epoch) {
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << "The loss is not a finite number any more: epoch " << epoch << ", step " << m_step
         << ", learning rate " << m_plan.options.learningRate << ". The model of epoch "
         << m_result.outcome.bestEpoch << " is kept. Try a smaller learning rate";
    m_result.outcome.state = RunState::Failed;
    m_result.outcome.failure = text.str();
}

} // namespace

TrainingResult train(const Dataset& dataset, const TrainingOptions& options, RunControl& control,
                     TrainingSink& sink) {
    checkOptions(options);
    if (dataset.training.foldIn.userCount() == 0)
        throw Error({"there are no users to train on", dataset.options.data, 0,
                     "Lower the rating threshold or the minimum of interactions"});
    useThreads(options.threads);
    return Run(dataset, options, control, sink).execute();
}

} // namespace model

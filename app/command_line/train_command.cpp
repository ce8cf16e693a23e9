#include <unistd.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "app/command_line/commands.h"
#include "model/data/import.h"
#include "model/files/file_saver.h"
#include "model/training/metrics_log.h"
#include "model/training/trainer.h"
#include "model/vae/model_file.h"
#include "model/values/failure.h"

namespace app {

namespace {

constexpr int interruptedExit = 130;

std::atomic<bool> interrupted = false;

void interrupt(int) {
    interrupted = true;
}

/// Says on standard error how far a run has come, keeps its epochs, and stops it after Ctrl-C.
class TerminalSink : public model::TrainingSink {
public:
    TerminalSink(model::RunControl& control, bool quiet)
        : m_control(control), m_quiet(quiet), m_live(!quiet && isatty(STDERR_FILENO) == 1) {}

    const std::vector<model::EpochReport>& epochs() const { return m_epochs; }

    void runBegins(const model::RunPlan& plan, const model::RankingQuality& popularity,
                   std::shared_ptr<const model::VaeModel>) override {
        m_plan = plan;
        if (m_quiet)
            return;
        std::cerr << plan.trainingUsers << " training users, " << plan.parameters << " parameters, "
                  << plan.updates << " updates; beta ends at " << plan.finalBeta << " (cap "
                  << plan.options.beta.cap << " after " << plan.annealSteps << ")\n"
                  << "popularity on validation: NDCG@100 " << popularity.ndcg100 << ", Recall@20 "
                  << popularity.recall20 << ", Recall@50 " << popularity.recall50 << '\n';
    }

    void batchDone(const model::BatchReport& report) override {
        if (interrupted)
            m_control.stop();
        if (m_live)
            std::cerr << "\rstep " << report.step << " of " << m_plan.updates << "  ELBO " << report.elbo()
                      << "  KL " << report.kl << "   " << std::flush;
    }

    void epochDone(const model::EpochReport& report, std::shared_ptr<const model::VaeModel>) override {
        m_epochs.push_back(report);
        if (m_quiet)
            return;
        std::cerr << (m_live ? "\r\033[K" : "") << "epoch " << report.epoch << " of " << m_plan.options.epochs
                  << "  ELBO " << report.elbo << "  log-likelihood " << report.logLikelihood << "  KL "
                  << report.kl << "  beta " << report.beta << "  NDCG@100 " << report.validation.ndcg100
                  << "  Recall@20 " << report.validation.recall20 << "  Recall@50 "
                  << report.validation.recall50 << "  " << std::llround(report.usersPerSecond) << " users/s"
                  << (report.best ? "  best" : "") << '\n';
    }

private:
    model::RunControl& m_control;
    bool m_quiet;
    bool m_live;
    model::RunPlan m_plan;
    std::vector<model::EpochReport> m_epochs;
};

/// Refuses a target in a folder that cannot be written to before hours are spent on what should go there.
void requireWritable(const std::string& path) {
    if (path.empty())
        return;
    std::filesystem::path folder = std::filesystem::path(path).parent_path();
    if (folder.empty())
        folder = ".";
    if (access(folder.c_str(), W_OK | X_OK) != 0)
        throw model::Error(
            {"the folder cannot be written to", path, 0, "Choose another place for the result"});
}

} // namespace

int runTrain(const TrainArguments& arguments) {
    requireWritable(arguments.metricsPath);
    requireWritable(arguments.modelPath);
    const auto dataset = model::importDataset(arguments.data);
    model::RunControl control;
    TerminalSink sink(control, arguments.quiet);
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    const model::TrainingResult result = model::train(*dataset, arguments.options, control, sink);

    if (!arguments.metricsPath.empty())
        model::saveFile(arguments.metricsPath, model::metricsCsv(sink.epochs()));
    if (!arguments.modelPath.empty())
        model::saveModel(arguments.modelPath, *result.best, dataset->catalog, dataset->options);
    if (result.outcome.state == model::RunState::Failed)
        throw model::Error({result.outcome.failure, {}, 0, {}});
    if (!arguments.quiet)
        std::cerr << "best epoch " << result.outcome.bestEpoch << ": validation NDCG@100 "
                  << result.outcome.best.ndcg100 << '\n';
    return interrupted ? interruptedExit : 0;
}

} // namespace app

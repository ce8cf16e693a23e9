#include "app/command_line/terminal_sink.h"

#include <unistd.h>

#include <atomic>
#include <cmath>
#include <csignal>
#include <iostream>
#include <utility>

#include "model/values/failure.h"
#include "model/values/utf8.h"

namespace app {

namespace {

std::atomic<bool> interrupted = false;

void interrupt(int) {
    interrupted = true;
}

} // namespace

void catchInterrupts() {
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    if (std::signal(SIGHUP, interrupt) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN); // as nohup has it
}

bool wasInterrupted() {
    return interrupted;
}

TerminalSink::TerminalSink(model::RunControl& control, Telling telling, const std::string& metrics)
    : m_control(control), m_telling(telling),
      m_live(telling == Telling::Everything && isatty(STDERR_FILENO) == 1) {
    if (!metrics.empty())
        m_metrics.emplace(metrics);
}

bool TerminalSink::finish(const model::TrainingResult& result) {
    const bool silent = m_telling == Telling::Nothing;
    if (!result.kept && silent)
        std::cerr << "tastescope: " << m_lastWarning << '\n';
    try {
        if (m_metrics)
            m_metrics->finish();
    } catch (const model::Error& error) {
        if (result.kept || !silent)
            std::cerr << "tastescope: " << error.what() << '\n';
        return false;
    }
    return result.kept;
}

void TerminalSink::addMetrics(const model::EpochReport& report) {
    try {
        m_metrics->add(report);
        if (const auto over = std::exchange(m_metricsWarning, std::nullopt))
            recovered(*over);
    } catch (const model::Error& error) {
        if (!m_metricsWarning)
            warned(m_metricsWarning.emplace(error.failure()));
    }
}

void TerminalSink::runBegins(const model::RunPlan& plan, const model::RankingQuality& popularity,
                             std::shared_ptr<const model::VaeModel>) {
    m_plan = plan;
    if (m_telling != Telling::Everything)
        return;
    std::cerr << plan.trainingUsers << " training users, " << plan.parameters << " parameters, "
              << plan.updates << " updates; beta ends at " << plan.finalBeta << " (cap "
              << plan.options.beta.cap << " after " << plan.annealSteps << ")\n";
    if (popularity.measured())
        std::cerr << "popularity on validation: NDCG@100 " << popularity.ndcg100 << ", Recall@20 "
                  << popularity.recall20 << ", Recall@50 " << popularity.recall50 << '\n';
}

void TerminalSink::resumed(const std::vector<model::EpochReport>& epochs,
                           const std::vector<model::BatchReport>&) {
    if (m_metrics)
        m_metrics->addEarlier(epochs);
    if (m_telling == Telling::Everything)
        std::cerr << "resumed after epoch " << epochs.size() << '\n';
}

void TerminalSink::batchDone(const model::BatchReport& report) {
    if (interrupted)
        m_control.stop();
    if (m_live)
        std::cerr << "\rstep " << report.step << " of " << m_plan.updates << "  ELBO " << report.elbo()
                  << "  KL " << report.kl << "   " << std::flush;
}

void TerminalSink::epochDone(const model::EpochReport& report, std::shared_ptr<const model::VaeModel>) {
    if (m_metrics)
        addMetrics(report);
    if (m_telling != Telling::Everything)
        return;
    std::cerr << (m_live ? "\r\033[K" : "") << "epoch " << report.epoch << " of " << m_plan.options.epochs
              << "  ELBO " << report.elbo << "  log-likelihood " << report.logLikelihood << "  KL "
              << report.kl << "  beta " << report.beta << (report.betaHeld ? " (held)" : "") << "  active "
              << report.activeDimensions;
    if (const model::RankingQuality& quality = report.validation; quality.measured())
        std::cerr << "  NDCG@100 " << quality.ndcg100 << "  Recall@20 " << quality.recall20 << "  Recall@50 "
                  << quality.recall50;
    std::cerr << "  " << std::llround(report.usersPerSecond) << " users/s"
              << (report.best && report.validation.measured() ? "  best" : "") << '\n';
}

void TerminalSink::waitingToSave() {
    if (interrupted)
        m_control.stop();
}

void TerminalSink::warned(const model::Failure& failure) {
    m_lastWarning = failure.text();
    say(m_lastWarning);
}

void TerminalSink::recovered(const model::Failure& warning) {
    say(model::oneLine(warning.file) + ": it is saved again");
}

void TerminalSink::say(const std::string& line) const {
    if (m_telling != Telling::Nothing)
        std::cerr << (m_live ? "\r\033[K" : "") << "tastescope: " << line << '\n';
}

} // namespace app

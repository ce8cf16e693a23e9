#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/command_line/metrics_file.h"
#include "model/training/trainer.h"

namespace app {

/// Says on standard error how far a run has come, writes its metrics, and stops it after Ctrl-C, SIGTERM or
/// SIGHUP.
class TerminalSink : public model::TrainingSink {
public:
    /// quiet: only finish() says something. metrics: where the CSV goes; empty = nowhere.
    TerminalSink(model::RunControl& control, bool quiet, const std::string& metrics = {});

    /// After the run. Whether all was kept: the metrics, and the run if it is recorded. Says so if not.
    bool finish(const model::TrainingResult& result);

    void runBegins(const model::RunPlan& plan, const model::RankingQuality& popularity,
                   std::shared_ptr<const model::VaeModel> untrained) override;
    void resumed(const std::vector<model::EpochReport>& epochs,
                 const std::vector<model::BatchReport>& batches) override;
    void batchDone(const model::BatchReport& report) override;
    void epochDone(const model::EpochReport& report,
                   std::shared_ptr<const model::VaeModel> snapshot) override;
    void waitingToSave() override;
    void warned(const model::Failure& failure) override;

private:
    void addMetrics(const model::EpochReport& report);

    model::RunControl& m_control;
    bool m_quiet;
    bool m_live;
    model::RunPlan m_plan;
    std::optional<MetricsFile> m_metrics;
    bool m_metricsFailing = false;
    std::string m_lastWarning;
};

/// From now on Ctrl-C, SIGTERM and SIGHUP end runs in order, not the program.
void catchInterrupts();

/// Whether there has been one since.
bool wasInterrupted();

/// The exit status then.
inline constexpr int interruptedExit = 130;

/// And where something that was asked for could not be kept.
inline constexpr int notKeptExit = 1;

} // namespace app

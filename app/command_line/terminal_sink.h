#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/command_line/metrics_file.h"
#include "model/training/trainer.h"

namespace app {

/// What is said of a run while it goes on.
enum class Telling { Everything, Warnings, Nothing };

/// Says on standard error how far a run has come, writes its metrics, and stops it after Ctrl-C, SIGTERM or
/// SIGHUP.
class TerminalSink : public model::TrainingSink {
public:
    /// Telling Nothing: only finish() says something. metrics: where the CSV goes; empty = nowhere.
    TerminalSink(model::RunControl& control, Telling telling, const std::string& metrics = {});

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
    void recovered(const model::Failure& warning) override;

private:
    void addMetrics(const model::EpochReport& report);
    void say(const std::string& line) const;

    model::RunControl& m_control;
    Telling m_telling;
    bool m_live;
    model::RunPlan m_plan;
    std::optional<MetricsFile> m_metrics;
    std::optional<model::Failure> m_metricsWarning; ///< none = they can be written
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

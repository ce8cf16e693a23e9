#pragma once

#include <vector>

#include "model/training/trainer.h"

namespace app {

/// Says on standard error how far a run has come, keeps its epochs, and stops it after Ctrl-C, SIGTERM or SIGHUP.
class TerminalSink : public model::TrainingSink {
public:
    TerminalSink(model::RunControl& control, bool quiet);

    const std::vector<model::EpochReport>& epochs() const { return m_epochs; }

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
    model::RunControl& m_control;
    bool m_quiet;
    bool m_live;
    model::RunPlan m_plan;
    std::vector<model::EpochReport> m_epochs;
};

/// From now on Ctrl-C, SIGTERM and SIGHUP end runs in order, not the program.
void catchInterrupts();

/// Whether there has been one since.
bool wasInterrupted();

/// The exit status then.
inline constexpr int interruptedExit = 130;

} // namespace app

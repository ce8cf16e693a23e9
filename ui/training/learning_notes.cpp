#include "ui/training/learning_notes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "ui/style/format.h"

namespace ui {

namespace {

using model::BetaKind;
using model::EpochReport;

constexpr int epochsToTell = 3;  ///< with β above 0, before a posterior is called collapsed
constexpr double littleKl = 0.1; ///< nats a user

struct LearningNotes {
    Q_DECLARE_TR_FUNCTIONS(ui::LearningNotes)
};

QString capOf(const model::RunPlan& plan) {
    return significant(plan.options.beta.cap, 2);
}

QString heldSentence(std::span<const EpochReport> epochs) {
    const auto best =
        std::find_if(epochs.rbegin(), epochs.rend(), [](const EpochReport& epoch) { return epoch.best; });
    const QString beta = significant(epochs.back().beta, 2);
    if (best == epochs.rend())
        return LearningNotes::tr("β is held at %1.").arg(beta);
    return LearningNotes::tr("β is held at %1: validation NDCG@100 peaked at epoch %2.")
        .arg(beta)
        .arg(best->epoch);
}

QString growingSentence(const model::RunPlan& plan) {
    if (plan.options.beta.kind == BetaKind::HoldAtPeak)
        return LearningNotes::tr("β grows until validation NDCG@100 has peaked. KL and loss may rise until "
                                 "then: that is expected.");
    const double epochs = static_cast<double>(plan.annealSteps) /
                          static_cast<double>(std::max<std::uint64_t>(1, plan.batchesPerEpoch));
    if (plan.annealSteps >= plan.updates)
        return LearningNotes::tr(
            "β grows to the end of the run. KL and loss may rise meanwhile: that is expected.");
    return LearningNotes::tr(
               "β grows to %1 until epoch %2. KL and loss may rise until then: that is expected.")
        .arg(capOf(plan), count(static_cast<std::uint64_t>(std::ceil(epochs))));
}

QString cyclesOf(const model::BetaSchedule& beta) {
    return counted(static_cast<std::uint64_t>(beta.cycles), LearningNotes::tr("1 cycle"),
                   LearningNotes::tr("%1 cycles"));
}

} // namespace

QString betaPhrase(const model::RunPlan& plan) {
    const model::BetaSchedule& beta = plan.options.beta;
    if (plan.updates == 0)
        return LearningNotes::tr("weight of the KL term");
    switch (beta.kind) {
    case BetaKind::Constant:
        return LearningNotes::tr("constant at %1").arg(capOf(plan));
    case BetaKind::Linear:
        break;
    case BetaKind::HoldAtPeak:
        return LearningNotes::tr("growing until validation peaks, at most to %1").arg(capOf(plan));
    case BetaKind::Cyclical:
        return LearningNotes::tr("growing to %1 in each of %2").arg(capOf(plan), cyclesOf(beta));
    }
    return LearningNotes::tr("growing to %1 over %2 of %3")
        .arg(capOf(plan), count(plan.annealSteps),
             counted(plan.updates, LearningNotes::tr("1 update"), LearningNotes::tr("%1 updates")));
}

QString activePhrase(std::span<const EpochReport> epochs) {
    const auto latest = std::find_if(epochs.rbegin(), epochs.rend(),
                                     [](const EpochReport& epoch) { return !epoch.klByDimension.empty(); });
    if (latest == epochs.rend())
        return {};
    return LearningNotes::tr("%1 of %2 dimensions active")
        .arg(count(static_cast<std::uint64_t>(latest->activeDimensions)),
             count(latest->klByDimension.size()));
}

QString expectation(const model::RunPlan& plan, std::uint64_t step, std::span<const EpochReport> epochs,
                    bool going) {
    const model::BetaSchedule& beta = plan.options.beta;
    if (plan.options.network.kind == model::ModelKind::Dae)
        return LearningNotes::tr("A DAE has no KL term and no β: it learns from the reconstruction alone.");
    if (!epochs.empty() && epochs.back().betaHeld)
        return heldSentence(epochs);
    if (!going || step == 0 || beta.cap == 0)
        return {};
    if (beta.kind == BetaKind::Cyclical)
        return LearningNotes::tr("β grows from 0 in each of %1. KL and loss rise and fall with it: "
                                 "that is expected.")
            .arg(cyclesOf(beta));
    const bool grows = beta.kind != BetaKind::Constant && step < std::min(plan.annealSteps, plan.updates);
    return grows ? growingSentence(plan) : QString();
}

QString collapseWarning(std::span<const EpochReport> epochs) {
    const auto weighed =
        std::count_if(epochs.begin(), epochs.end(), [](const EpochReport& epoch) { return epoch.beta > 0; });
    if (weighed < epochsToTell)
        return {};
    const EpochReport& latest = epochs.back();
    const QString remedy = LearningNotes::tr("Anneal β more slowly, or lower its cap.");
    if (!latest.klByDimension.empty() && latest.activeDimensions == 0)
        return LearningNotes::tr("The posterior has collapsed: no dimension of z tells users apart.") +
               QLatin1Char(' ') + remedy;
    if (latest.kl < littleKl)
        return LearningNotes::tr("The posterior has all but collapsed: z is within %1 nats of the prior.")
                   .arg(significant(latest.kl, 2)) +
               QLatin1Char(' ') + remedy;
    return {};
}

} // namespace ui

#include "ui/training/plan_sentences.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "ui/style/format.h"

namespace ui {

namespace {

using model::BetaKind;
using model::RunPlan;

struct PlanText {
    Q_DECLARE_TR_FUNCTIONS(ui::PlanSentences)
};

bool hasBeta(const RunPlan& plan) {
    return plan.options.network.kind == model::ModelKind::Vae && plan.options.beta.cap > 0;
}

bool staysGrowing(const RunPlan& plan) {
    return hasBeta(plan) && plan.plateauStep >= plan.updates;
}

/// Epochs that are over when β stays as it is.
std::uint64_t plateauEpoch(const RunPlan& plan) {
    const std::uint64_t batches = std::max<std::uint64_t>(1, plan.batchesPerEpoch);
    return hasBeta(plan) ? (plan.plateauStep + batches - 1) / batches : 0;
}

QString batchWarning(const RunPlan& plan) {
    if (plan.batchesPerEpoch > 1 || plan.trainingUsers < 2)
        return {};
    const std::uint64_t smaller =
        plan.trainingUsers > 200 ? 100 : std::max<std::uint64_t>(1, plan.trainingUsers / 4);
    return PlanText::tr("1 update per epoch, because a batch holds all users: try a batch of %1.")
        .arg(count(smaller));
}

QString updatesText(std::uint64_t number) {
    return counted(number, PlanText::tr("1 update"), PlanText::tr("%1 updates"));
}

QString capWarning(const RunPlan& plan) {
    if (!staysGrowing(plan) || plan.options.beta.kind != BetaKind::Linear)
        return {};
    return PlanText::tr("β never reaches its cap of %1 in this run: that would take %2, and there %3.")
        .arg(significant(plan.options.beta.cap, 2), updatesText(plan.annealSteps + 1),
             counted(plan.updates, PlanText::tr("is 1"), PlanText::tr("are %1")));
}

/// The patience cannot run out before the last epoch.
QString patienceWarning(const RunPlan& plan) {
    const auto patience = static_cast<std::uint64_t>(plan.options.patience);
    const auto epochs = static_cast<std::uint64_t>(plan.options.epochs);
    if (patience == 0 || (hasBeta(plan) && plan.options.beta.kind == BetaKind::HoldAtPeak))
        return {};
    if (staysGrowing(plan))
        return PlanText::tr("The run never stops early: β is still growing at the end.");
    if (plateauEpoch(plan) + patience < epochs)
        return {};
    if (plateauEpoch(plan) == 0)
        return PlanText::tr("The run never stops early: the patience is as long as the run.");
    return PlanText::tr("The run never stops early: only %1 after β’s plateau at epoch %2.")
        .arg(counted(epochs - plateauEpoch(plan), PlanText::tr("1 of its epochs comes"),
                     PlanText::tr("%1 of its epochs come")),
             count(plateauEpoch(plan)));
}

/// "10 epochs".
QString epochsText(int number) {
    return counted(static_cast<std::uint64_t>(number), PlanText::tr("1 epoch"), PlanText::tr("%1 epochs"));
}

QString patienceSentence(const RunPlan& plan) {
    if (plan.options.patience == 0 || !patienceWarning(plan).isEmpty())
        return {};
    const QString patience = epochsText(plan.options.patience);
    if (hasBeta(plan) && plan.options.beta.kind == BetaKind::HoldAtPeak)
        return PlanText::tr("Stops after %1 without a better validation, counted from when β is held or "
                            "reaches its cap.")
            .arg(patience);
    if (plateauEpoch(plan) == 0)
        return PlanText::tr("Stops after %1 without a better validation.").arg(patience);
    return PlanText::tr("Stops after %1 without a better validation, counted from β’s plateau at epoch %2.")
        .arg(patience, count(plateauEpoch(plan)));
}

QString linearSentence(const RunPlan& plan) {
    if (staysGrowing(plan))
        return PlanText::tr("β grows to %1 by the last of %2. KL and loss rise all the while: that is "
                            "expected.")
            .arg(significant(plan.finalBeta, 2), updatesText(plan.updates));
    return PlanText::tr("β ends at %1 after %2 of %3. KL and loss rise while β grows: that is "
                        "expected.")
        .arg(significant(plan.options.beta.cap, 2), count(plan.annealSteps), updatesText(plan.updates));
}

QString holdSentence(const RunPlan& plan) {
    const model::BetaSchedule& beta = plan.options.beta;
    return PlanText::tr("β grows towards %1 and is held at the β of the best validation, after %2 without a "
                        "better one. Without a peak it is %3 at the end.")
        .arg(significant(beta.cap, 2), epochsText(beta.peakPatience), significant(plan.finalBeta, 2));
}

/// "12.5 epochs".
QString tenths(double epochs) {
    const double rounded = std::round(10 * epochs) / 10;
    return rounded == 1 ? epochsText(1) : PlanText::tr("%1 epochs").arg(shortest(rounded));
}

QString cyclicalSentence(const RunPlan& plan) {
    const model::BetaSchedule& beta = plan.options.beta;
    const double length = static_cast<double>(plan.options.epochs) / beta.cycles;
    const QString cycles =
        counted(static_cast<std::uint64_t>(beta.cycles), PlanText::tr("1 cycle"), PlanText::tr("%1 cycles"));
    const QString growth = PlanText::tr("%1; in each, β grows from 0 to %2 over %3.")
                               .arg(cycles, significant(beta.cap, 2), tenths(beta.growingShare * length));
    const QString rest =
        beta.growingShare < 1
            ? PlanText::tr("Then it stays there for %1.").arg(tenths((1 - beta.growingShare) * length))
            : QString();
    const QString end = PlanText::tr("It ends at %1.").arg(significant(plan.finalBeta, 2));
    return QStringList{growth, rest, end}.join(QLatin1Char(' ')).simplified();
}

QString betaSentence(const RunPlan& plan) {
    const model::BetaSchedule& beta = plan.options.beta;
    if (plan.options.network.kind == model::ModelKind::Dae)
        return PlanText::tr("A DAE has no β: nothing is sampled, and there is no KL term.");
    if (beta.cap == 0)
        return PlanText::tr("β stays 0: the KL term has no weight, and z is not pulled towards the prior.");
    switch (beta.kind) {
    case BetaKind::Constant:
        return PlanText::tr("β is %1 from the first update to the last.").arg(significant(beta.cap, 2));
    case BetaKind::HoldAtPeak:
        return holdSentence(plan);
    case BetaKind::Cyclical:
        return cyclicalSentence(plan);
    case BetaKind::Linear:
        break;
    }
    return linearSentence(plan);
}

} // namespace

PlanSentences sentencesOf(const RunPlan& plan) {
    PlanSentences sentences;
    sentences.warnings = {batchWarning(plan), capWarning(plan), patienceWarning(plan)};
    sentences.facts = {betaSentence(plan), patienceSentence(plan),
                       PlanText::tr("%1 weights.").arg(count(plan.parameters))};
    sentences.warnings.removeAll(QString());
    sentences.facts.removeAll(QString());
    return sentences;
}

} // namespace ui

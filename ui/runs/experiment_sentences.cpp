#include "ui/runs/experiment_sentences.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

using model::ExperimentPlan;

struct ExperimentSentences {
    Q_DECLARE_TR_FUNCTIONS(ui::ExperimentSentences)
};

constexpr std::uint64_t comparedModels = 4; ///< three likelihoods and the DAE

QString seedsName(const ExperimentPlan& plan) {
    const QString first = QString::number(plan.base.seed);
    if (plan.seeds == 1)
        return ExperimentSentences::tr("seed %1").arg(first);
    const QString last = QString::number(plan.base.seed + static_cast<std::uint64_t>(plan.seeds) - 1);
    return ExperimentSentences::tr("seeds %1 to %2").arg(first, last);
}

QString rowsSentence(const ExperimentPlan& plan) {
    if (plan.kind == model::ExperimentKind::Likelihoods)
        return ExperimentSentences::tr("Mult-VAE, gaussian VAE, logistic VAE and Mult-DAE, each with %1.")
            .arg(seedsName(plan));
    return ExperimentSentences::tr("%1 with %2, each with %3.")
        .arg(modelName(plan.base.network),
             counted(plan.caps.size(), ExperimentSentences::tr("1 cap of β"),
                     ExperimentSentences::tr("%1 caps of β")),
             seedsName(plan));
}

QString sizeSentence(const ExperimentPlan& plan, const QString& dataName) {
    const QString epochs = epochsName(plan.base.epochs);
    if (runsOf(plan) == 1)
        return ExperimentSentences::tr("1 run of %1 on %2.").arg(epochs, dataName);
    return ExperimentSentences::tr("%1 runs of %2 each, one after another, on %3.")
        .arg(count(runsOf(plan)), epochs, dataName);
}

QString sameSentence(const ExperimentPlan& plan) {
    const QString schedule =
        plan.kind == model::ExperimentKind::Likelihoods
            ? ExperimentSentences::tr("β %1").arg(scheduleName(plan.base))
            : ExperimentSentences::tr("β schedule %1").arg(scheduleKindName(plan.base.beta.kind));
    return ExperimentSentences::tr("Everything else as on the training page: %1, %2.")
        .arg(optionsSentence(plan.base), schedule);
}

} // namespace

std::uint64_t runsOf(const ExperimentPlan& plan) {
    const std::uint64_t rows =
        plan.kind == model::ExperimentKind::Likelihoods ? comparedModels : plan.caps.size();
    return rows * static_cast<std::uint64_t>(plan.seeds);
}

QString experimentSentences(const ExperimentPlan& plan, const QString& dataName) {
    return QStringList{sizeSentence(plan, dataName), rowsSentence(plan), sameSentence(plan)}.join(
        QStringLiteral("\n\n"));
}

} // namespace ui

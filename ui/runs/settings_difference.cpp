#include "ui/runs/settings_difference.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

using model::BetaKind;
using model::RunSummary;
using model::TrainingOptions;
using Runs = std::vector<RunSummary>;

struct SettingsDifference {
    Q_DECLARE_TR_FUNCTIONS(ui::SettingsDifference)
};

/// A setting and what it is for a run.
struct Setting {
    QString name;
    std::function<QString(const RunSummary&)> value;
};

Setting whole(const QString& name, std::function<std::uint64_t(const TrainingOptions&)> value) {
    return {name, [value = std::move(value)](const RunSummary& run) { return count(value(run.options)); }};
}

Setting real(const QString& name, double TrainingOptions::*value) {
    return {name, [value](const RunSummary& run) { return exact(run.options.*value); }};
}

/// 0 stands for a word.
Setting wholeOr(const QString& name, const QString& atZero,
                std::function<std::uint64_t(const TrainingOptions&)> value) {
    return {name, [atZero, value = std::move(value)](const RunSummary& run) {
                const std::uint64_t number = value(run.options);
                return number == 0 ? atZero : count(number);
            }};
}

/// Only of schedules that have it.
Setting ofSchedule(Setting setting, std::vector<BetaKind> kinds) {
    return {setting.name,
            [value = std::move(setting.value), kinds = std::move(kinds)](const RunSummary& run) {
                const bool has = run.options.network.kind == model::ModelKind::Vae &&
                                 std::ranges::find(kinds, run.options.beta.kind) != kinds.end();
                return has ? value(run) : noValue();
            }};
}

Setting ofGaussian(const QString& name, double model::NetworkOptions::*value) {
    return {name, [value](const RunSummary& run) {
                const model::NetworkOptions& network = run.options.network;
                return network.likelihood == model::Likelihood::Gaussian ? exact(network.*value) : noValue();
            }};
}

QString decoderOf(const RunSummary& run) {
    const model::NetworkOptions& network = run.options.network;
    return layersName(
        network.decoderHidden.value_or(std::vector<int>(network.hidden.rbegin(), network.hidden.rend())));
}

std::vector<Setting> modelSettings() {
    return {{SettingsDifference::tr("Data"),
             [](const RunSummary& run) { return QString::fromStdString(run.dataName); }},
            {SettingsDifference::tr("Content of the data"),
             [](const RunSummary& run) {
                 return SettingsDifference::tr("%1, %2")
                     .arg(counted(run.data.interactions, SettingsDifference::tr("1 click"),
                                  SettingsDifference::tr("%1 clicks")))
                     .arg(static_cast<qulonglong>(run.data.content), 16, 16, QLatin1Char('0'));
             }},
            {SettingsDifference::tr("Model"),
             [](const RunSummary& run) { return modelName(run.options.network); }},
            {SettingsDifference::tr("Encoder’s hidden layers"),
             [](const RunSummary& run) { return layersName(run.options.network.hidden); }},
            {SettingsDifference::tr("Decoder’s hidden layers"), decoderOf},
            whole(SettingsDifference::tr("Dimensions of z"),
                  [](const TrainingOptions& o) { return static_cast<std::uint64_t>(o.network.latent); }),
            {SettingsDifference::tr("Normalise input"),
             [](const RunSummary& run) {
                 return run.options.network.normaliseInput ? SettingsDifference::tr("yes")
                                                           : SettingsDifference::tr("no");
             }},
            ofGaussian(SettingsDifference::tr("Weight of clicks c₁"),
                       &model::NetworkOptions::gaussianWeightPositive),
            ofGaussian(SettingsDifference::tr("Weight of the others c₀"),
                       &model::NetworkOptions::gaussianWeightZero)};
}

std::vector<Setting> trainingSettings() {
    const auto unsignedOf = [](int TrainingOptions::*value) {
        return [value](const TrainingOptions& options) { return static_cast<std::uint64_t>(options.*value); };
    };
    return {real(SettingsDifference::tr("Input dropout"), &TrainingOptions::dropout),
            whole(SettingsDifference::tr("Epochs"), unsignedOf(&TrainingOptions::epochs)),
            whole(SettingsDifference::tr("Batch"), unsignedOf(&TrainingOptions::batch)),
            real(SettingsDifference::tr("Learning rate"), &TrainingOptions::learningRate),
            real(SettingsDifference::tr("L2 λ"), &TrainingOptions::l2),
            wholeOr(SettingsDifference::tr("Early stopping"), SettingsDifference::tr("never"),
                    unsignedOf(&TrainingOptions::patience)),
            {SettingsDifference::tr("Seed"),
             [](const RunSummary& run) { return QString::number(run.options.seed); }},
            wholeOr(SettingsDifference::tr("Threads"), SettingsDifference::tr("auto"),
                    unsignedOf(&TrainingOptions::threads))};
}

std::vector<Setting> scheduleSettings() {
    const std::vector<BetaKind> all{BetaKind::Constant, BetaKind::Linear, BetaKind::HoldAtPeak,
                                    BetaKind::Cyclical};
    const Setting kind{SettingsDifference::tr("β schedule"),
                       [](const RunSummary& run) { return scheduleKindName(run.options.beta.kind); }};
    const Setting cap{SettingsDifference::tr("Highest β"),
                      [](const RunSummary& run) { return exact(run.options.beta.cap); }};
    const Setting share{SettingsDifference::tr("Growing share of a cycle"),
                        [](const RunSummary& run) { return exact(run.options.beta.growingShare); }};
    return {
        ofSchedule(kind, all),
        ofSchedule(cap, all),
        ofSchedule(wholeOr(SettingsDifference::tr("Updates until the highest β"),
                           SettingsDifference::tr("auto"),
                           [](const TrainingOptions& o) { return o.beta.annealSteps; }),
                   {BetaKind::Linear, BetaKind::HoldAtPeak}),
        ofSchedule(
            whole(SettingsDifference::tr("Patience at the peak"),
                  [](const TrainingOptions& o) { return static_cast<std::uint64_t>(o.beta.peakPatience); }),
            {BetaKind::HoldAtPeak}),
        ofSchedule(whole(SettingsDifference::tr("Cycles"),
                         [](const TrainingOptions& o) { return static_cast<std::uint64_t>(o.beta.cycles); }),
                   {BetaKind::Cyclical}),
        ofSchedule(share, {BetaKind::Cyclical})};
}

QStringList valuesOf(const Setting& setting, const Runs& runs) {
    QStringList values;
    for (const RunSummary& run : runs)
        values += setting.value(run);
    return values;
}

DifferenceRow metricRow(const QString& name, model::RankingQuality RunSummary::*quality,
                        double model::RankingQuality::*metric, const Runs& runs) {
    DifferenceRow row{.name = name, .values = {}, .isMetric = true, .best = std::nullopt};
    double highest = 0;
    double lowest = 1;
    for (std::size_t run = 0; run < runs.size(); ++run) {
        const model::RankingQuality& of = runs[run].*quality;
        row.values += metricOrNone(of.*metric, of);
        if (of.users == 0)
            continue;
        if (of.*metric > highest)
            row.best = run;
        highest = std::max(highest, of.*metric);
        lowest = std::min(lowest, of.*metric);
    }
    if (lowest >= highest) // one run, or all the same
        row.best.reset();
    return row;
}

void addOutcomes(std::vector<DifferenceRow>& rows, const Runs& runs) {
    using model::RankingQuality;
    rows.push_back(metricRow(SettingsDifference::tr("Validation NDCG@100"), &RunSummary::best,
                             &RankingQuality::ndcg100, runs));
    rows.push_back(metricRow(SettingsDifference::tr("Test NDCG@100"), &RunSummary::test,
                             &RankingQuality::ndcg100, runs));
    rows.push_back(metricRow(SettingsDifference::tr("Test Recall@20"), &RunSummary::test,
                             &RankingQuality::recall20, runs));
    rows.push_back(metricRow(SettingsDifference::tr("Test Recall@50"), &RunSummary::test,
                             &RankingQuality::recall50, runs));
    const Setting outcomes[] = {{SettingsDifference::tr("Best epoch"),
                                 [](const RunSummary& run) {
                                     return run.epochsDone > 0 ? QString::number(run.bestEpoch) : noValue();
                                 }},
                                {SettingsDifference::tr("β at the end"),
                                 [](const RunSummary& run) {
                                     const bool has = run.epochsDone > 0 &&
                                                      run.options.network.kind == model::ModelKind::Vae;
                                     return has ? significant(run.finalBeta) : noValue();
                                 }},
                                {SettingsDifference::tr("Training time"),
                                 [](const RunSummary& run) { return duration(run.seconds); }}};
    for (const Setting& outcome : outcomes)
        rows.push_back({.name = outcome.name,
                        .values = valuesOf(outcome, runs),
                        .isMetric = true,
                        .best = std::nullopt});
}

} // namespace

std::vector<DifferenceRow> settingsDifference(const Runs& runs) {
    std::vector<DifferenceRow> rows;
    for (const auto& part : {modelSettings(), trainingSettings(), scheduleSettings()}) {
        for (const Setting& setting : part) {
            QStringList values = valuesOf(setting, runs);
            if (std::ranges::adjacent_find(values, std::not_equal_to()) != values.end())
                rows.push_back({.name = setting.name,
                                .values = std::move(values),
                                .isMetric = false,
                                .best = std::nullopt});
        }
    }
    addOutcomes(rows, runs);
    return rows;
}

} // namespace ui

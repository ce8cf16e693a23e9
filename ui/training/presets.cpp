#include "ui/training/presets.h"

#include <QCoreApplication>

#include <array>

namespace ui {

namespace {

using model::BetaKind;
using model::Likelihood;
using model::ModelKind;
using model::TrainingOptions;

struct PresetText {
    Q_DECLARE_TR_FUNCTIONS(ui::Presets)
};

/// What a VAE and a DAE usually differ in (paper, section 4.3, and the authors' code).
struct UsualShape {
    std::vector<int> hidden;
    double l2 = 0.0;

    bool operator==(const UsualShape&) const = default;
};

UsualShape usualShape(ModelKind kind) {
    const TrainingOptions defaults;
    return kind == ModelKind::Dae ? UsualShape{{}, 0.01 / 500}
                                  : UsualShape{defaults.network.hidden, defaults.l2};
}

double usualCap(BetaKind kind) {
    return kind == BetaKind::HoldAtPeak ? 1.0 : model::BetaSchedule().cap;
}

void setShape(TrainingOptions& options, const UsualShape& shape) {
    options.network.hidden = shape.hidden;
    options.l2 = shape.l2;
}

constexpr std::array named = {Preset::MultVae, Preset::MultDae, Preset::GaussianVae, Preset::LogisticVae};

} // namespace

Choices<Preset> presetNames() {
    return {{PresetText::tr("Mult-VAE (paper)"), Preset::MultVae},
            {PresetText::tr("Mult-DAE (paper)"), Preset::MultDae},
            {PresetText::tr("Gaussian VAE"), Preset::GaussianVae},
            {PresetText::tr("Logistic VAE"), Preset::LogisticVae},
            {PresetText::tr("custom"), Preset::Custom}};
}

Preset presetOf(const TrainingOptions& options) {
    for (const Preset preset : named)
        if (withPreset(options, preset) == options)
            return preset;
    return Preset::Custom;
}

TrainingOptions withPreset(TrainingOptions options, Preset preset) {
    if (preset == Preset::Custom)
        return options;
    const TrainingOptions defaults;
    options.network = defaults.network;
    options.dropout = defaults.dropout;
    if (preset == Preset::MultDae) // for which β has no meaning
        options.network.kind = ModelKind::Dae;
    else
        options.beta = defaults.beta;
    if (preset == Preset::GaussianVae)
        options.network.likelihood = Likelihood::Gaussian;
    if (preset == Preset::LogisticVae)
        options.network.likelihood = Likelihood::Logistic;
    setShape(options, usualShape(options.network.kind));
    return options;
}

TrainingOptions withProposals(const TrainingOptions& before, TrainingOptions chosen) {
    const bool mirrored = !chosen.network.decoderHidden;
    const UsualShape said = {chosen.network.hidden, chosen.l2};
    if (before.network.kind != chosen.network.kind && mirrored && said == usualShape(before.network.kind))
        setShape(chosen, usualShape(chosen.network.kind));
    if (before.beta.kind != chosen.beta.kind && chosen.beta.cap == usualCap(before.beta.kind))
        chosen.beta.cap = usualCap(chosen.beta.kind);
    return chosen;
}

} // namespace ui

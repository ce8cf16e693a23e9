#pragma once

#include "model/values/training_options.h"
#include "ui/fields/choice.h"

namespace ui {

/// Models that have a name. A preset decides the network, its regularisation and its β; how long and on what
/// it is trained is left as it is.
enum class Preset { MultVae, MultDae, GaussianVae, LogisticVae, Custom };

Choices<Preset> presetNames();

/// Custom when the options are none of the others.
Preset presetOf(const model::TrainingOptions& options);

/// Custom changes nothing.
model::TrainingOptions withPreset(model::TrainingOptions options, Preset preset);

/// Adapts options that still have the usual values of the previous model or schedule to the new one: a DAE
/// without hidden layers and with the paper's λ; a cap of 1, to look for the peak below. And back.
model::TrainingOptions withProposals(const model::TrainingOptions& before, model::TrainingOptions chosen);

} // namespace ui

#pragma once

#include <span>

#include <QString>

#include "model/values/training_reports.h"

// What is said about a run beside its curves.

namespace ui {

/// How β goes, e.g. "growing to 0.20 over 80 of 100 updates".
QString betaPhrase(const model::RunPlan& plan);

/// "141 of 200 dimensions active" after the latest epoch that tells; empty before.
QString activePhrase(std::span<const model::EpochReport> epochs);

/// What to expect of the curves now, after so many updates: KL and loss rise while β grows; where β is held,
/// and why; of a DAE, that there is neither. going: false once the run has ended. Empty: nothing.
QString expectation(const model::RunPlan& plan, std::uint64_t step,
                    std::span<const model::EpochReport> epochs, bool going);

/// That z has ceased to tell users apart, and what to do: after three epochs with β above 0 no dimension is
/// active, or KL is below 0.1 nats. Empty if nothing of that is so.
QString collapseWarning(std::span<const model::EpochReport> epochs);

} // namespace ui

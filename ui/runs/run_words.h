#pragma once

#include <cstdint>
#include <vector>

#include <QString>

#include "model/values/run_summary.h"

// What a run is and how it was set up, in the words that the list of runs, the comparison and the report
// share.

namespace ui {

/// E.g. "finished".
QString stateName(model::RecordedRunState state);

/// E.g. "Mult-VAE", "gaussian VAE", "Mult-DAE".
QString modelName(const model::NetworkOptions& network);

/// Widths of the encoder and K: "600-200"; "200" without hidden layers. A decoder that is not the encoder
/// mirrored follows behind a slash: "600-200 / 300"; without hidden layers of its own as 0.
QString networkName(const model::NetworkOptions& network);

/// "600", "600, 300"; "none".
QString layersName(const std::vector<int>& widths);

/// Without its numbers: "constant", "linear", "hold at peak", "cyclical".
QString scheduleKindName(model::BetaKind kind);

/// E.g. "linear to 0.2", "constant 1", "hold at peak", "4 cycles to 0.2"; "—" for a DAE, which has no β.
QString scheduleName(const model::TrainingOptions& options);

/// "1 epoch", "100 epochs".
QString epochsName(int epochs);

/// E.g. "network 600-200, dropout 0.5, batch 500, learning rate 0.001, L2 λ 0": what is neither likelihood
/// nor β.
QString optionsSentence(const model::TrainingOptions& options);

/// With every digit that it has: two settings that differ read differently.
QString exact(double value);

/// What stands where a value is not known, or does not exist: "—".
QString noValue();

/// Four decimals, or noValue() while no user was counted.
QString metricOrNone(double value, const model::RankingQuality& of);

/// When a run began, in local time: "today 14:05", "2026-03-01 14:05". now: seconds since 1970-01-01, UTC.
QString momentName(std::int64_t seconds, std::int64_t now);

/// The name of a run, or its id as long as it has none.
QString nameOf(const model::RunSummary& run);

} // namespace ui

#pragma once

#include <string>

#include "app/command_line/json_output.h"
#include "model/values/dataset_summary.h"
#include "model/values/training_reports.h"

namespace app {

/// What --json calls the Recall: "plain" (hits / held out) or "truncated" (hits / min(R, held out)).
const char* recallWord(bool plain);

/// With four decimals; "-" for what was not measured.
std::string measureText(double measure);

/// Prints how well the held-out clicks of the test or the validation users of these data were ranked, and
/// why nobody was measured: one JSON object, with further keys, or text for people.
void printQuality(const model::RankingQuality& quality, const model::DatasetSummary& data, bool testSplit,
                  bool json, const Json& more = Json::object());

} // namespace app

#pragma once

#include "app/command_line/json_output.h"
#include "model/values/training_reports.h"

namespace app {

/// What --json calls the Recall: "plain" (hits / held out) or "truncated" (hits / min(R, held out)).
const char* recallWord(bool plain);

/// Prints how well the held-out clicks of the test or the validation users were ranked: one JSON object, with
/// further keys, or text for people.
void printQuality(const model::RankingQuality& quality, bool testSplit, bool json,
                  const Json& more = Json::object());

} // namespace app

#pragma once

#include "model/values/training_reports.h"

namespace app {

/// How well the test or the validation users' held-out clicks were ranked, on standard output: one JSON
/// object, or text for people.
void printQuality(const model::RankingQuality& quality, bool testSplit, bool json);

} // namespace app

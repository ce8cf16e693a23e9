#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/values/training_reports.h"

// What a run reports, as JSON. Reading throws nlohmann::json::exception for values of the wrong type or that
// are missing.

namespace model {

nlohmann::json epochToJson(const EpochReport& epoch);
EpochReport epochFromJson(const nlohmann::json& json);

} // namespace model

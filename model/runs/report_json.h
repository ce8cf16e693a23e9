#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/values/data_fingerprint.h"
#include "model/values/training_reports.h"

// What a run reports as JSON. Reading throws nlohmann::json::exception for values of the wrong type or that
// are missing.

namespace model {

nlohmann::json epochToJson(const EpochReport& epoch);
EpochReport epochFromJson(const nlohmann::json& json);

nlohmann::json fingerprintToJson(const DataFingerprint& data);
DataFingerprint fingerprintFromJson(const nlohmann::json& json);

} // namespace model

#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/values/data_fingerprint.h"

namespace model {

nlohmann::json fingerprintToJson(const DataFingerprint& data);

/// Throws nlohmann::json::exception for anything else.
DataFingerprint fingerprintFromJson(const nlohmann::json& json);

} // namespace model

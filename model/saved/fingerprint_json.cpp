#include "model/saved/fingerprint_json.h"

#include <nlohmann/json.hpp>

#include "model/saved/json_reading.h"

namespace model {

nlohmann::json fingerprintToJson(const DataFingerprint& data) {
    return {{"items", data.items},
            {"training_users", data.trainingUsers},
            {"validation_users", data.validationUsers},
            {"test_users", data.testUsers},
            {"interactions", data.interactions},
            {"content", data.content}};
}

DataFingerprint fingerprintFromJson(const nlohmann::json& json) {
    return {wholeNumberOf<std::uint64_t>(json.at("items")),
            wholeNumberOf<std::uint64_t>(json.at("training_users")),
            wholeNumberOf<std::uint64_t>(json.at("validation_users")),
            wholeNumberOf<std::uint64_t>(json.at("test_users")),
            wholeNumberOf<std::uint64_t>(json.at("interactions")),
            wholeNumberOf<std::uint64_t>(json.at("content"))};
}

} // namespace model

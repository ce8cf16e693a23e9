#include "model/saved/fingerprint_json.h"

#include <nlohmann/json.hpp>

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
    return {json.at("items").get<std::uint64_t>(),
            json.at("training_users").get<std::uint64_t>(),
            json.at("validation_users").get<std::uint64_t>(),
            json.at("test_users").get<std::uint64_t>(),
            json.at("interactions").get<std::uint64_t>(),
            json.at("content").get<std::uint64_t>()};
}

} // namespace model

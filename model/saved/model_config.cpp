#include "model/saved/model_config.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

#include "model/saved/fingerprint_json.h"
#include "model/saved/json_reading.h"
#include "model/saved/options_json.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuseConfig(const std::string& path, const std::string& key) {
    throw Error({"the metadata entry \"" + key + "\" is damaged", path, 0,
                 "Choose a model file that Tastescope saved"});
}

} // namespace

std::string configToJson(const VaeModel& model, const ImportOptions& import,
                         const DataFingerprint& fingerprint) {
    const Json json = {{"training", optionsToJson(model.options)},
                       {"data", rulesToJson(import)},
                       {"fingerprint", fingerprintToJson(fingerprint)},
                       {"epoch", model.epoch},
                       {"validation", qualityToJson(model.validation)}};
    return json.dump();
}

ModelConfig configFromJson(const std::string& text, const std::string& path) {
    try {
        const Json json = parseJson(text);
        ModelConfig config;
        config.options = optionsFromJson(json.at("training"));
        config.import = rulesFromJson(json.at("data"));
        readValue(json, "epoch", config.epoch);
        config.validation = qualityFromJson(json.at("validation"));
        if (json.contains("fingerprint"))
            config.fingerprint = fingerprintFromJson(json.at("fingerprint"));
        return config;
    } catch (const Json::exception&) {
        refuseConfig(path, "config");
    } catch (const std::invalid_argument&) {
        refuseConfig(path, "config");
    }
}

std::vector<std::string> stringsFromJson(const std::string& text, const std::string& path,
                                         const std::string& key) {
    try {
        return parseJson(text).get<std::vector<std::string>>();
    } catch (const Json::exception&) {
        refuseConfig(path, key);
    }
}

} // namespace model

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/vae/vae_model.h"
#include "model/values/data_fingerprint.h"
#include "model/values/import_options.h"

namespace model {

/// The "config" of a model file: how the network was trained and how its data were prepared.
struct ModelConfig {
    TrainingOptions options;
    ImportOptions import;
    int epoch = 0;
    RankingQuality validation;
    std::optional<DataFingerprint> fingerprint; ///< of the data; none in format 1
};

std::string configToJson(const VaeModel& model, const ImportOptions& import,
                         const DataFingerprint& fingerprint);

/// Throws Error for text that is not such a config; path is the file to blame.
ModelConfig configFromJson(const std::string& json, const std::string& path);

/// Ids or titles of format 1. Throws Error unless it is an array of strings; path and key name the place.
std::vector<std::string> stringsFromJson(const std::string& json, const std::string& path,
                                         const std::string& key);

} // namespace model

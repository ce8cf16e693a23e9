#include "model/runs/report_json.h"

#include <nlohmann/json.hpp>

#include <limits>

#include "model/saved/json_reading.h"
#include "model/saved/options_json.h"

namespace model {

namespace {

using Json = nlohmann::json;

/// Beyond all numbers, which JSON writes as null: σ² of a run that is about to diverge.
std::vector<float> klFromJson(const Json& json) {
    std::vector<float> kl;
    kl.reserve(json.size());
    for (const Json& dimension : json)
        kl.push_back(dimension.is_null() ? std::numeric_limits<float>::infinity() : dimension.get<float>());
    return kl;
}

} // namespace

Json epochToJson(const EpochReport& epoch) {
    return {{"epoch", epoch.epoch},
            {"step", epoch.step},
            {"seconds", epoch.seconds},
            {"beta", epoch.beta},
            {"log_likelihood", epoch.logLikelihood},
            {"kl", epoch.kl},
            {"elbo", epoch.elbo},
            {"objective", epoch.objective},
            {"users_per_second", epoch.usersPerSecond},
            {"validation", qualityToJson(epoch.validation)},
            {"best", epoch.best},
            {"beta_held", epoch.betaHeld},
            {"kl_by_dimension", epoch.klByDimension},
            {"active_dimensions", epoch.activeDimensions}};
}

EpochReport epochFromJson(const Json& json) {
    EpochReport epoch;
    readValue(json, "epoch", epoch.epoch);
    readValue(json, "step", epoch.step);
    readValue(json, "seconds", epoch.seconds);
    readValue(json, "beta", epoch.beta);
    readValue(json, "log_likelihood", epoch.logLikelihood);
    readValue(json, "kl", epoch.kl);
    readValue(json, "elbo", epoch.elbo);
    readValue(json, "objective", epoch.objective);
    readValue(json, "users_per_second", epoch.usersPerSecond);
    epoch.validation = qualityFromJson(json.at("validation"));
    readValue(json, "best", epoch.best);
    readValue(json, "beta_held", epoch.betaHeld);
    epoch.klByDimension = klFromJson(json.at("kl_by_dimension"));
    readValue(json, "active_dimensions", epoch.activeDimensions);
    return epoch;
}

} // namespace model

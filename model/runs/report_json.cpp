#include "model/runs/report_json.h"

#include <nlohmann/json.hpp>

#include <limits>

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
    json.at("epoch").get_to(epoch.epoch);
    json.at("step").get_to(epoch.step);
    json.at("seconds").get_to(epoch.seconds);
    json.at("beta").get_to(epoch.beta);
    json.at("log_likelihood").get_to(epoch.logLikelihood);
    json.at("kl").get_to(epoch.kl);
    json.at("elbo").get_to(epoch.elbo);
    json.at("objective").get_to(epoch.objective);
    json.at("users_per_second").get_to(epoch.usersPerSecond);
    epoch.validation = qualityFromJson(json.at("validation"));
    json.at("best").get_to(epoch.best);
    json.at("beta_held").get_to(epoch.betaHeld);
    epoch.klByDimension = klFromJson(json.at("kl_by_dimension"));
    json.at("active_dimensions").get_to(epoch.activeDimensions);
    return epoch;
}

} // namespace model

#include "model/vae/model_config.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "model/values/failure.h"

namespace model {

namespace {

using Json = nlohmann::json;

[[noreturn]] void refuse(const std::string& path, const std::string& key) {
    throw Error({"the metadata entry \"" + key + "\" is damaged", path, 0,
                 "Choose a model file that Tastescope saved"});
}

constexpr std::array kindNames = {"vae", "dae"};
constexpr std::array betaNames = {"constant", "linear", "hold", "cyclical"};
constexpr std::array clickNames = {"guess", "threshold", "any", "counts"};
constexpr std::array repeatNames = {"first", "last", "sum", "largest"};
constexpr std::array splitNames = {"given", "users", "random", "latest"};

/// The name of a value of an enumeration, and back. Throws std::invalid_argument for a name that is none.
template <typename Enum, std::size_t Count>
const char* nameOf(const std::array<const char*, Count>& names, Enum value) {
    return names.at(static_cast<std::size_t>(value));
}

template <typename Enum, std::size_t Count>
void readName(const Json& json, const char* key, const std::array<const char*, Count>& names, Enum& value) {
    if (!json.contains(key)) // files of the first versions
        return;
    const auto name = json.at(key).get<std::string>();
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw std::invalid_argument(name);
    value = static_cast<Enum>(found - names.begin());
}

/// For what files of the first versions do not have.
template <typename Value>
void readIfThere(const Json& json, const char* key, Value& value) {
    if (json.contains(key))
        json.at(key).get_to(value);
}

Json optionsToJson(const TrainingOptions& options) {
    const NetworkOptions& network = options.network;
    return {{"model", nameOf(kindNames, network.kind)},
            {"likelihood", nameOf(network.likelihood)},
            {"hidden", network.hidden},
            {"decoder_hidden", network.decoderHidden ? Json(*network.decoderHidden) : Json()},
            {"latent", options.network.latent},
            {"normalise_input", options.network.normaliseInput},
            {"gaussian_weight_positive", options.network.gaussianWeightPositive},
            {"gaussian_weight_zero", options.network.gaussianWeightZero},
            {"dropout", options.dropout},
            {"epochs", options.epochs},
            {"batch", options.batch},
            {"learning_rate", options.learningRate},
            {"l2", options.l2},
            {"beta_schedule", nameOf(betaNames, options.beta.kind)},
            {"beta_cap", options.beta.cap},
            {"anneal_steps", options.beta.annealSteps},
            {"peak_patience", options.beta.peakPatience},
            {"cycles", options.beta.cycles},
            {"growing_share", options.beta.growingShare},
            {"patience", options.patience},
            {"seed", options.seed},
            {"threads", options.threads}};
}

TrainingOptions optionsFromJson(const Json& json) {
    TrainingOptions options;
    readName(json, "model", kindNames, options.network.kind);
    options.network.likelihood = likelihoodNamed(json.at("likelihood").get<std::string>());
    json.at("hidden").get_to(options.network.hidden);
    json.at("latent").get_to(options.network.latent);
    json.at("normalise_input").get_to(options.network.normaliseInput);
    json.at("gaussian_weight_positive").get_to(options.network.gaussianWeightPositive);
    json.at("gaussian_weight_zero").get_to(options.network.gaussianWeightZero);
    json.at("dropout").get_to(options.dropout);
    json.at("epochs").get_to(options.epochs);
    json.at("batch").get_to(options.batch);
    json.at("learning_rate").get_to(options.learningRate);
    json.at("l2").get_to(options.l2);
    readName(json, "beta_schedule", betaNames, options.beta.kind);
    readIfThere(json, "peak_patience", options.beta.peakPatience);
    readIfThere(json, "cycles", options.beta.cycles);
    readIfThere(json, "growing_share", options.beta.growingShare);
    readIfThere(json, "patience", options.patience);
    if (json.contains("decoder_hidden") && !json.at("decoder_hidden").is_null())
        options.network.decoderHidden = json.at("decoder_hidden").get<std::vector<int>>();
    json.at("beta_cap").get_to(options.beta.cap);
    json.at("anneal_steps").get_to(options.beta.annealSteps);
    json.at("seed").get_to(options.seed);
    json.at("threads").get_to(options.threads);
    return options;
}

Json timeToJson(const std::optional<std::int64_t>& time) {
    return time ? Json(*time) : Json();
}

std::optional<std::int64_t> timeFromJson(const Json& json, const char* key) {
    if (!json.contains(key) || json.at(key).is_null())
        return std::nullopt;
    return json.at(key).get<std::int64_t>();
}

Json importToJson(const ImportOptions& import) {
    return {{"name", import.name},
            {"clicks", nameOf(clickNames, import.clicks)},
            {"minimum_rating", import.minimumRating},
            {"repeats", nameOf(repeatNames, import.repeats)},
            {"from", timeToJson(import.from)},
            {"until", timeToJson(import.until)},
            {"minimum_interactions", import.minimumInteractions},
            {"minimum_users", import.minimumUsers},
            {"until_stable", import.untilStable},
            {"split", nameOf(splitNames, import.split)},
            {"held_out_share", import.heldOut.share},
            {"held_out_users", import.heldOut.users},
            {"held_out_items", import.heldOutItems},
            {"split_seed", import.splitSeed}};
}

ImportOptions importFromJson(const Json& json) {
    ImportOptions import;
    json.at("name").get_to(import.name);
    readName(json, "clicks", clickNames, import.clicks);
    json.at("minimum_rating").get_to(import.minimumRating);
    readName(json, "repeats", repeatNames, import.repeats);
    import.from = timeFromJson(json, "from");
    import.until = timeFromJson(json, "until");
    json.at("minimum_interactions").get_to(import.minimumInteractions);
    import.minimumUsers = json.value("minimum_users", import.minimumUsers);
    import.untilStable = json.value("until_stable", import.untilStable);
    readName(json, "split", splitNames, import.split);
    json.at("held_out_share").get_to(import.heldOut.share);
    json.at("held_out_users").get_to(import.heldOut.users);
    json.at("held_out_items").get_to(import.heldOutItems);
    json.at("split_seed").get_to(import.splitSeed);
    return import;
}

} // namespace

std::string configToJson(const VaeModel& model, const ImportOptions& import) {
    const RankingQuality& validation = model.validation;
    const Json json = {{"training", optionsToJson(model.options)},
                       {"data", importToJson(import)},
                       {"epoch", model.epoch},
                       {"validation",
                        {{"recall@20", validation.recall20},
                         {"recall@50", validation.recall50},
                         {"ndcg@100", validation.ndcg100},
                         {"users", validation.users},
                         {"skipped", validation.skipped}}}};
    return json.dump();
}

ModelConfig configFromJson(const std::string& text, const std::string& path) {
    try {
        const Json json = Json::parse(text);
        ModelConfig config;
        config.options = optionsFromJson(json.at("training"));
        config.import = importFromJson(json.at("data"));
        json.at("epoch").get_to(config.epoch);
        const Json& validation = json.at("validation");
        validation.at("recall@20").get_to(config.validation.recall20);
        validation.at("recall@50").get_to(config.validation.recall50);
        validation.at("ndcg@100").get_to(config.validation.ndcg100);
        validation.at("users").get_to(config.validation.users);
        validation.at("skipped").get_to(config.validation.skipped);
        return config;
    } catch (const Json::exception&) {
        refuse(path, "config");
    } catch (const std::invalid_argument&) {
        refuse(path, "config");
    }
}

std::string stringsToJson(const std::vector<std::string>& strings) {
    // Ids and titles come from users' files: bytes that are no UTF-8 become U+FFFD here, since JSON knows no
    // others.
    return Json(strings).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<std::string> stringsFromJson(const std::string& text, const std::string& path,
                                         const std::string& key) {
    try {
        return Json::parse(text).get<std::vector<std::string>>();
    } catch (const Json::exception&) {
        refuse(path, key);
    }
}

const char* nameOf(Likelihood likelihood) {
    switch (likelihood) {
    case Likelihood::Gaussian:
        return "gaussian";
    case Likelihood::Logistic:
        return "logistic";
    case Likelihood::Multinomial:
        break;
    }
    return "multinomial";
}

Likelihood likelihoodNamed(const std::string& name) {
    for (Likelihood likelihood : {Likelihood::Multinomial, Likelihood::Gaussian, Likelihood::Logistic})
        if (name == nameOf(likelihood))
            return likelihood;
    throw std::invalid_argument("there is no likelihood \"" + name + "\"");
}

} // namespace model

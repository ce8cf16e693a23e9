#include "model/runs/checkpoint_file.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <stdexcept>

#include "model/runs/report_json.h"
#include "model/saved/fingerprint_json.h"
#include "model/saved/json_reading.h"
#include "model/saved/model_tensors.h"
#include "model/saved/options_json.h"
#include "model/training/possible_state.h"
#include "model/training/run_plan.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Json = nlohmann::json;

constexpr const char* trainingKey = "training";
constexpr const char* historyName = "history";

[[noreturn]] void refuse(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "Choose a checkpoint that Tastescope saved"});
}

Json historyToJson(const std::vector<EpochReport>& epochs) {
    Json history = Json::array();
    for (const EpochReport& epoch : epochs)
        history.push_back(epochToJson(epoch));
    return history;
}

std::vector<EpochReport> historyFromJson(const Json& json) {
    std::vector<EpochReport> history;
    history.reserve(json.size());
    for (const Json& epoch : json)
        history.push_back(epochFromJson(epoch));
    return history;
}

Json positionToJson(const TrainingPosition& position) {
    return {{"epoch", position.epoch},
            {"users_done", position.usersDone},
            {"step", position.step},
            {"beta", position.beta},
            {"log_likelihood_sum", position.logLikelihoodSum},
            {"kl_sum", position.klSum},
            {"objective_sum", position.objectiveSum},
            {"epoch_seconds", position.epochSeconds},
            {"seconds", position.seconds},
            {"threads", position.threads},
            {"plateau_epoch", position.plateauEpoch},
            {"peak",
             {{"ndcg", position.peak.ndcg},
              {"beta", position.peak.beta},
              {"epoch", position.peak.epoch},
              {"held", position.peak.held}}}};
}

/// Without the history.
TrainingPosition positionFromJson(const Json& json) {
    TrainingPosition position;
    readValue(json, "epoch", position.epoch);
    readValue(json, "users_done", position.usersDone);
    readValue(json, "step", position.step);
    readValue(json, "beta", position.beta);
    readValue(json, "log_likelihood_sum", position.logLikelihoodSum);
    readValue(json, "kl_sum", position.klSum);
    readValue(json, "objective_sum", position.objectiveSum);
    readValue(json, "epoch_seconds", position.epochSeconds);
    readValue(json, "seconds", position.seconds);
    readValue(json, "threads", position.threads);
    readValue(json, "plateau_epoch", position.plateauEpoch);
    const Json& peak = json.at("peak");
    position.peak = {peak.at("ndcg").get<double>(), peak.at("beta").get<double>(),
                     wholeNumberOf<int>(peak.at("epoch")), peak.at("held").get<bool>()};
    return position;
}

/// Takes the tensor out of the file.
AlignedScalars takeScalars(SafetensorsFile& file, const std::string& path, const std::string& name,
                           std::size_t size) {
    const auto entry = file.tensors.find(trainingPrefix + name);
    const auto* values =
        entry == file.tensors.end() ? nullptr : std::get_if<std::vector<float>>(&entry->second.values);
    if (!values || values->size() != size)
        refuse(path, "the tensor " + std::string(trainingPrefix) + name + " is missing or of another size");
    AlignedScalars scalars(values->begin(), values->end());
    file.tensors.erase(entry);
    return scalars;
}

/// The completed epochs; position: of the metadata, which have them in format 1.
std::vector<EpochReport> historyOf(const SafetensorsFile& file, const Json& position) {
    const auto entry = file.tensors.find(std::string(trainingPrefix) + historyName);
    const auto* text =
        entry == file.tensors.end() ? nullptr : std::get_if<std::string>(&entry->second.values);
    return historyFromJson(text ? parseJson(*text) : position.at(historyName));
}

Json trainingToJson(const TrainingState& state, const DataFingerprint& data) {
    return {{"options", optionsToJson(state.plan.options)},
            {"data", fingerprintToJson(data)},
            {"position", positionToJson(state.position)},
            {"adam", {{"decay_first", state.adam.decayFirst}, {"decay_second", state.adam.decaySecond}}}};
}

/// Whatever the file says: no more than a run can come to. Checks the options, too.
void requirePossible(const Checkpoint& checkpoint, const std::string& path) {
    if (checkpoint.data.trainingUsers > std::numeric_limits<std::uint32_t>::max())
        refuse(path, "the state of the run contradicts itself: no data have as many users");
    const RunPlan plan = planRun(checkpoint.options, checkpoint.data.trainingUsers, 0);
    const std::string contradiction = contradictionIn(
        {plan, checkpoint.position, checkpoint.parameters, checkpoint.adam, *checkpoint.best});
    if (!contradiction.empty())
        refuse(path, "the state of the run contradicts itself: " + contradiction);
}

} // namespace

void saveCheckpoint(const std::string& path, const TrainingState& state, const Catalog& catalog,
                    const ImportOptions& import, const TrainedData& trained) {
    if (const std::string contradiction = contradictionIn(state); !contradiction.empty())
        throw Error({"the run cannot be saved, for it contradicts itself: " + contradiction, path, 0,
                     "The checkpoint before it stays"});
    ModelTensors file(state.best, catalog, import, trained);
    file.add("parameters", state.parameters.values());
    file.add("adam_first", state.adam.first);
    file.add("adam_second", state.adam.second);
    file.addText(historyName, historyToJson(state.position.history).dump());
    file.addMetadata(trainingKey, trainingToJson(state, trained.fingerprint).dump());
    file.write(path);
}

Checkpoint loadCheckpoint(const std::string& path) {
    SafetensorsFile file = readSafetensors(path);
    const auto text = file.metadata.find(trainingKey);
    if (text == file.metadata.end())
        refuse(path, "this holds a model, but not the state of a run");
    if (!file.metadata.contains(checksumKey)) // in either format
        refuse(path, "the file is damaged or was changed: it has no checksum");
    const ModelFile model = modelFrom(file, path);
    std::erase_if(file.tensors, [](const auto& tensor) { return !tensor.first.starts_with(trainingPrefix); });
    const NetworkLayout& layout = model.model->parameters.layout();
    Checkpoint checkpoint{{}, {}, {}, Parameters(layout), {}, model.model};
    checkpoint.parameters.values() = takeScalars(file, path, "parameters", layout.size());
    checkpoint.adam.first = takeScalars(file, path, "adam_first", layout.size());
    checkpoint.adam.second = takeScalars(file, path, "adam_second", layout.size());
    try {
        const Json json = parseJson(text->second);
        checkpoint.options = optionsFromJson(json.at("options"));
        checkpoint.data = fingerprintFromJson(json.at("data"));
        checkpoint.position = positionFromJson(json.at("position"));
        checkpoint.position.history = historyOf(file, json.at("position"));
        readValue(json.at("adam"), "decay_first", checkpoint.adam.decayFirst);
        readValue(json.at("adam"), "decay_second", checkpoint.adam.decaySecond);
    } catch (const Json::exception&) {
        refuse(path, "the metadata entry \"training\" is damaged");
    } catch (const std::invalid_argument&) {
        refuse(path, "the metadata entry \"training\" is damaged");
    }
    requirePossible(checkpoint, path);
    return checkpoint;
}

} // namespace model

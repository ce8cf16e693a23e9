#include "model/vae/model_file.h"

#include <algorithm>
#include <unordered_set>

#include "model/files/safetensors.h"
#include "model/vae/model_config.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr const char* formatName = "tastescope 1";

[[noreturn]] void refuse(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "Choose a model file that Tastescope saved"});
}

/// A weight as the file has it, [out × in]: only the first encoder layer is stored the other way round.
std::vector<float> weightForFile(const Parameters& parameters, const LayerSpec& layer) {
    Matrix weight = parameters.weight(layer);
    if (layer.byItem)
        weight = Matrix(weight.transpose());
    return {weight.data(), weight.data() + weight.size()};
}

void takeWeight(Parameters& parameters, const LayerSpec& layer, const std::vector<float>& values) {
    using FileMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const FileMatrix> weight(values.data(), layer.out, layer.in);
    if (layer.byItem)
        parameters.weight(layer) = weight.cast<Scalar>().transpose();
    else
        parameters.weight(layer) = weight.cast<Scalar>();
}

const std::string& metadata(const SafetensorsFile& file, const std::string& path, const std::string& key) {
    const auto entry = file.metadata.find(key);
    if (entry == file.metadata.end())
        refuse(path, "the metadata have no \"" + key + "\": this is not a Tastescope model");
    return entry->second;
}

const std::vector<float>& tensor(const SafetensorsFile& file, const std::string& path,
                                 const std::string& name, const std::vector<std::uint64_t>& shape) {
    const auto entry = file.tensors.find(name);
    if (entry == file.tensors.end())
        refuse(path, "the tensor " + name + " is missing");
    if (entry->second.shape != shape)
        refuse(path, "the tensor " + name + " does not have the shape that the model's config says");
    return entry->second.values;
}

Parameters readParameters(const SafetensorsFile& file, const std::string& path, const NetworkLayout& layout) {
    const auto layers = layout.layers();
    if (file.tensors.size() != 2 * layers.size())
        refuse(path, "it holds " + std::to_string(file.tensors.size()) + " tensors, its config needs " +
                         std::to_string(2 * layers.size()));
    for (const LayerSpec& layer : layers) { // every shape before any memory is taken
        const auto out = static_cast<std::uint64_t>(layer.out);
        tensor(file, path, layer.name + ".weight", {out, static_cast<std::uint64_t>(layer.in)});
        tensor(file, path, layer.name + ".bias", {out});
    }
    Parameters parameters(layout);
    for (const LayerSpec& layer : layers) {
        takeWeight(parameters, layer, file.tensors.at(layer.name + ".weight").values);
        std::ranges::copy(file.tensors.at(layer.name + ".bias").values, parameters.bias(layer).data());
    }
    if (!parameters.allFinite())
        refuse(path, "some of its weights are not finite numbers");
    return parameters;
}

Catalog readCatalog(const SafetensorsFile& file, const std::string& path) {
    Catalog catalog;
    catalog.ids = stringsFromJson(metadata(file, path, "items"), path, "items");
    catalog.titles = stringsFromJson(metadata(file, path, "titles"), path, "titles");
    if (catalog.ids.empty() || catalog.titles.size() != catalog.ids.size())
        refuse(path, "its lists of items and titles do not fit together");
    if (std::unordered_set<std::string>(catalog.ids.begin(), catalog.ids.end()).size() != catalog.ids.size())
        refuse(path, "an item id occurs twice in its list of items");
    return catalog;
}

} // namespace

void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import) {
    std::map<std::string, std::vector<float>> values;
    std::map<std::string, TensorView> tensors;
    for (const LayerSpec& layer : model.parameters.layout().layers()) {
        const auto out = static_cast<std::uint64_t>(layer.out);
        const auto& weight = values[layer.name + ".weight"] = weightForFile(model.parameters, layer);
        const auto biases = model.parameters.bias(layer);
        const auto& bias = values[layer.name + ".bias"] = {biases.begin(), biases.end()};
        tensors[layer.name + ".weight"] = {{out, static_cast<std::uint64_t>(layer.in)}, weight};
        tensors[layer.name + ".bias"] = {{out}, bias};
    }
    writeSafetensors(path, tensors,
                     {{"format", formatName},
                      {"config", configToJson(model, import)},
                      {"items", stringsToJson(catalog.ids)},
                      {"titles", stringsToJson(catalog.titles)}});
}

ModelFile loadModel(const std::string& path) {
    const SafetensorsFile file = readSafetensors(path);
    if (metadata(file, path, "format") != formatName)
        refuse(path, "its format is not \"" + std::string(formatName) + "\"");
    const ModelConfig config = configFromJson(metadata(file, path, "config"), path);
    checkOptions(config.options);
    ModelFile result;
    result.catalog = readCatalog(file, path);
    result.import = config.import;
    const NetworkLayout layout(
        networkShape(config.options.network, static_cast<std::uint32_t>(result.catalog.ids.size())));
    result.model = std::make_shared<const VaeModel>(
        VaeModel{readParameters(file, path, layout), config.options, config.epoch, config.validation});
    return result;
}

} // namespace model

#include "model/saved/model_file.h"

#include <algorithm>
#include <unordered_set>

#include "model/numerics/hash.h"
#include "model/saved/model_config.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr const char* formatName = "tastescope 1";
constexpr const char* checksumKey = "checksum";

/// Over names, shapes and values of the tensors and over the other metadata, in the order of their names.
template <typename Tensors>
std::string checksumOf(const Tensors& tensors, const std::map<std::string, std::string>& metadata) {
    Hash hash;
    for (const auto& [name, tensor] : tensors) {
        hash.update(std::string_view(name));
        for (const std::uint64_t length : tensor.shape)
            hash.update(length);
        hash.update(std::string_view(reinterpret_cast<const char*>(tensor.values.data()),
                                     tensor.values.size() * sizeof(float)));
    }
    for (const auto& [key, value] : metadata)
        if (key != checksumKey) {
            hash.update(std::string_view(key));
            hash.update(std::string_view(value));
        }
    return std::to_string(hash.value());
}

[[noreturn]] void refuseModel(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "Choose a model file that Tastescope saved"});
}

/// A weight as the file has it, [out × in]: only the first encoder layer is stored the other way round.
std::vector<float> weightForFile(const Parameters& parameters, const LayerSpec& layer) {
    Matrix weight = parameters.weight(layer);
    if (layer.byItem)
        weight = Matrix(weight.transpose());
    return {weight.data(), weight.data() + weight.size()};
}

void setWeight(Parameters& parameters, const LayerSpec& layer, const std::vector<float>& values) {
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
        refuseModel(path, "the metadata have no \"" + key + "\": this is not a Tastescope model");
    return entry->second;
}

const std::vector<float>& tensor(const SafetensorsFile& file, const std::string& path,
                                 const std::string& name, const std::vector<std::uint64_t>& shape) {
    const auto entry = file.tensors.find(name);
    if (entry == file.tensors.end())
        refuseModel(path, "the tensor " + name + " is missing");
    if (entry->second.shape != shape)
        refuseModel(path, "the tensor " + name + " does not have the shape that the model's config says");
    return entry->second.values;
}

Parameters readParameters(const SafetensorsFile& file, const std::string& path, const NetworkLayout& layout) {
    const auto layers = layout.layers();
    const auto count = static_cast<std::size_t>(std::ranges::count_if(
        file.tensors, [](const auto& tensor) { return !tensor.first.starts_with(trainingPrefix); }));
    if (count != 2 * layers.size())
        refuseModel(path, "it holds " + std::to_string(count) + " tensors of a model, its config needs " +
                              std::to_string(2 * layers.size()));
    for (const LayerSpec& layer : layers) { // every shape before any memory is taken
        const auto out = static_cast<std::uint64_t>(layer.out);
        tensor(file, path, layer.name + ".weight", {out, static_cast<std::uint64_t>(layer.in)});
        tensor(file, path, layer.name + ".bias", {out});
    }
    Parameters parameters(layout);
    for (const LayerSpec& layer : layers) {
        setWeight(parameters, layer, file.tensors.at(layer.name + ".weight").values);
        std::ranges::copy(file.tensors.at(layer.name + ".bias").values, parameters.bias(layer).data());
    }
    if (!parameters.allFinite())
        refuseModel(path, "some of its weights are not finite numbers");
    return parameters;
}

Catalog readCatalog(const SafetensorsFile& file, const std::string& path) {
    Catalog catalog;
    catalog.ids = stringsFromJson(metadata(file, path, "items"), path, "items");
    catalog.titles = stringsFromJson(metadata(file, path, "titles"), path, "titles");
    if (catalog.ids.empty() || catalog.titles.size() != catalog.ids.size())
        refuseModel(path, "its lists of items and titles do not fit together");
    if (std::unordered_set<std::string>(catalog.ids.begin(), catalog.ids.end()).size() != catalog.ids.size())
        refuseModel(path, "an item id occurs twice in its list of items");
    return catalog;
}

} // namespace

ModelTensors::ModelTensors(const VaeModel& model, const Catalog& catalog, const ImportOptions& import) {
    for (const LayerSpec& layer : model.parameters.layout().layers()) {
        const auto out = static_cast<std::uint64_t>(layer.out);
        const auto& weight = m_values[layer.name + ".weight"] = weightForFile(model.parameters, layer);
        const auto biases = model.parameters.bias(layer);
        const auto& bias = m_values[layer.name + ".bias"] = {biases.begin(), biases.end()};
        m_tensors[layer.name + ".weight"] = {{out, static_cast<std::uint64_t>(layer.in)}, weight};
        m_tensors[layer.name + ".bias"] = {{out}, bias};
    }
    m_metadata = {{"format", formatName},
                  {"config", configToJson(model, import)},
                  {"items", stringsToJson(catalog.ids)},
                  {"titles", stringsToJson(catalog.titles)}};
}

void ModelTensors::add(const std::string& name, std::span<const float> values) {
    m_tensors[trainingPrefix + name] = {{values.size()}, values};
}

void ModelTensors::write(const std::string& path) {
    m_metadata[checksumKey] = checksumOf(m_tensors, m_metadata);
    writeSafetensors(path, m_tensors, m_metadata);
}

ModelFile modelFrom(const SafetensorsFile& file, const std::string& path) {
    if (metadata(file, path, "format") != formatName)
        refuseModel(path, "its format is not \"" + std::string(formatName) + "\"");
    const auto checksum = file.metadata.find(checksumKey);
    if (checksum != file.metadata.end() && checksum->second != checksumOf(file.tensors, file.metadata))
        refuseModel(path, "the file is damaged: its contents do not match its checksum");
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

void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import) {
    ModelTensors(model, catalog, import).write(path);
}

ModelFile loadModel(const std::string& path) {
    return modelFrom(readSafetensors(path), path);
}

} // namespace model

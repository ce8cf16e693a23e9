#include "model/saved/model_file.h"

#include <algorithm>
#include <unordered_set>

#include "model/saved/model_config.h"
#include "model/saved/model_tensors.h"
#include "model/saved/text_list.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"

namespace model {

namespace {

[[noreturn]] void refuseModel(const std::string& path, const std::string& message,
                              const char* remedy = "Choose a model file that Tastescope saved") {
    throw Error({message, path, 0, remedy});
}

const std::string& metadata(const SafetensorsFile& file, const std::string& path, const std::string& key) {
    const auto entry = file.metadata.find(key);
    if (entry == file.metadata.end())
        refuseModel(path, "the metadata have no \"" + key + "\": this is not a Tastescope model");
    return entry->second;
}

bool isOfFirstFormat(const SafetensorsFile& file) {
    return file.metadata.at("format") == firstFormat;
}

void requireKnownFormat(const SafetensorsFile& file, const std::string& path) {
    const std::string& format = metadata(file, path, "format");
    if (format != newestFormat && format != firstFormat)
        refuseModel(path,
                    "its format is neither \"" + std::string(newestFormat) + "\" nor \"" + firstFormat +
                        "\": it may be from a newer version of Tastescope",
                    "Open it with that version, or train it again");
}

const Tensor& tensorNamed(const SafetensorsFile& file, const std::string& path, const std::string& name) {
    const auto entry = file.tensors.find(name);
    if (entry == file.tensors.end())
        refuseModel(path, "the tensor " + name + " is missing");
    return entry->second;
}

/// The values of a tensor that has to have this type.
template <typename Values>
const Values& valuesOf(const SafetensorsFile& file, const std::string& path, const std::string& name) {
    const auto* values = std::get_if<Values>(&tensorNamed(file, path, name).values);
    if (!values)
        refuseModel(path, "the tensor " + name + " is not of the type that it should have");
    return *values;
}

const std::vector<float>& floats(const SafetensorsFile& file, const std::string& path,
                                 const std::string& name) {
    return valuesOf<std::vector<float>>(file, path, name);
}

void requireShape(const SafetensorsFile& file, const std::string& path, const std::string& name,
                  const std::vector<std::uint64_t>& shape) {
    floats(file, path, name);
    if (tensorNamed(file, path, name).shape != shape)
        refuseModel(path, "the tensor " + name + " does not have the shape that the model's config says");
}

/// How many tensors there are besides those of a training, and those that only format 2 has.
std::size_t networkTensors(const SafetensorsFile& file) {
    const bool named = !isOfFirstFormat(file);
    return static_cast<std::size_t>(std::ranges::count_if(file.tensors, [named](const auto& tensor) {
        const std::string& name = tensor.first;
        const bool ofData = name.starts_with("items.") || name.starts_with("titles.") || name == usersName ||
                            name == clicksName;
        return !name.starts_with(trainingPrefix) && !(named && ofData);
    }));
}

void setWeight(Parameters& parameters, const LayerSpec& layer, const std::vector<float>& values) {
    using FileMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const Eigen::Map<const FileMatrix> weight(values.data(), layer.out, layer.in);
    if (layer.byItem)
        parameters.weight(layer) = weight.cast<Scalar>().transpose();
    else
        parameters.weight(layer) = weight.cast<Scalar>();
}

Parameters readParameters(const SafetensorsFile& file, const std::string& path, const NetworkLayout& layout) {
    const auto layers = layout.layers();
    if (const std::size_t count = networkTensors(file); count != 2 * layers.size())
        refuseModel(path, "it holds " + std::to_string(count) + " tensors of a network, its config needs " +
                              std::to_string(2 * layers.size()));
    for (const LayerSpec& layer : layers) { // every shape before any memory is taken
        const auto out = static_cast<std::uint64_t>(layer.out);
        requireShape(file, path, layer.name + ".weight", {out, static_cast<std::uint64_t>(layer.in)});
        requireShape(file, path, layer.name + ".bias", {out});
    }
    Parameters parameters(layout);
    for (const LayerSpec& layer : layers) {
        setWeight(parameters, layer, floats(file, path, layer.name + ".weight"));
        std::ranges::copy(floats(file, path, layer.name + ".bias"), parameters.bias(layer).data());
    }
    if (!parameters.allFinite())
        refuseModel(path, "some of its weights are not finite numbers");
    return parameters;
}

std::vector<std::string> readTexts(const SafetensorsFile& file, const std::string& path,
                                   const std::string& name) {
    if (isOfFirstFormat(file))
        return stringsFromJson(metadata(file, path, name), path, name);
    auto texts = splitTexts(valuesOf<std::string>(file, path, name + ".text"),
                            valuesOf<std::vector<std::int64_t>>(file, path, name + ".offsets"));
    if (!texts)
        refuseModel(path, "the offsets of its " + name + " do not fit their text, or that is not UTF-8");
    return std::move(*texts);
}

Catalog readCatalog(const SafetensorsFile& file, const std::string& path) {
    Catalog catalog;
    catalog.ids = readTexts(file, path, itemsName);
    catalog.titles = readTexts(file, path, titlesName);
    if (catalog.ids.empty() || catalog.titles.size() != catalog.ids.size())
        refuseModel(path, "its lists of items and titles do not fit together");
    if (std::unordered_set<std::string_view>(catalog.ids.begin(), catalog.ids.end()).size() !=
        catalog.ids.size())
        refuseModel(path, "an item id occurs twice in its list of items");
    return catalog;
}

std::vector<std::int64_t> readHashes(const SafetensorsFile& file, const std::string& path,
                                     const std::string& name) {
    const auto& hashes = valuesOf<std::vector<std::int64_t>>(file, path, name);
    if (!std::ranges::is_sorted(hashes))
        refuseModel(path, "the tensor " + name + " is not in ascending order");
    return hashes;
}

std::optional<TrainedData> readTrainedData(const SafetensorsFile& file, const std::string& path,
                                           const ModelConfig& config) {
    if (isOfFirstFormat(file))
        return std::nullopt;
    if (!config.fingerprint)
        refuseModel(path, "its config has no fingerprint of the data");
    TrainedData trained{*config.fingerprint, readHashes(file, path, usersName)};
    if (file.tensors.contains(clicksName))
        trained.clicks = readHashes(file, path, clicksName);
    return trained;
}

/// Of the file as a whole, before anything is made of it.
void requireIntact(const SafetensorsFile& file, const std::string& path) {
    constexpr const char* remedy = "Take another copy of it, or train it again";
    const auto checksum = file.metadata.find(checksumKey);
    if (checksum == file.metadata.end()) {
        if (!isOfFirstFormat(file))
            refuseModel(path, "the file is damaged or was changed: it has no checksum", remedy);
    } else if (checksum->second != checksumOf(file.tensors, file.metadata)) {
        refuseModel(path, "the file is damaged: its contents do not match its checksum", remedy);
    }
}

} // namespace

ModelFile modelFrom(const SafetensorsFile& file, const std::string& path) {
    requireKnownFormat(file, path);
    requireIntact(file, path);
    const ModelConfig config = configFromJson(metadata(file, path, "config"), path);
    checkOptions(config.options);
    ModelFile result;
    result.catalog = readCatalog(file, path);
    result.import = config.import;
    result.trained = readTrainedData(file, path, config);
    if (!file.metadata.contains(checksumKey))
        result.note = "the file is of an older format and has no checksum: damage to it would not show";
    const NetworkLayout layout(
        networkShape(config.options.network, static_cast<std::uint32_t>(result.catalog.ids.size())));
    result.model = std::make_shared<const VaeModel>(
        VaeModel{readParameters(file, path, layout), config.options, config.epoch, config.validation});
    return result;
}

void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import, const TrainedData& trained) {
    ModelTensors(model, catalog, import, trained).write(path);
}

void saveModel(const std::string& path, const VaeModel& model, const Dataset& dataset) {
    saveModel(path, model, dataset.catalog, dataset.options, trainedDataOf(dataset));
}

ModelFile loadModel(const std::string& path) {
    return modelFrom(readSafetensors(path), path);
}

} // namespace model

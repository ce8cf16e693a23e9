#include "model/saved/model_tensors.h"

#include "model/numerics/hash.h"
#include "model/saved/model_config.h"
#include "model/saved/text_list.h"

namespace model {

namespace {

template <typename Tensors>
std::string checksumOfAll(const Tensors& tensors, const std::map<std::string, std::string>& metadata) {
    Hash hash;
    for (const auto& [name, tensor] : tensors) {
        hash.update(std::string_view(name));
        for (const std::uint64_t length : tensor.shape)
            hash.update(length);
        hash.update(bytesOf(tensor));
    }
    for (const auto& [key, value] : metadata)
        if (key != checksumKey) {
            hash.update(std::string_view(key));
            hash.update(std::string_view(value));
        }
    return std::to_string(hash.value());
}

/// A weight as the file has it, [out × in]: only the first encoder layer is stored the other way round.
std::vector<float> weightForFile(const Parameters& parameters, const LayerSpec& layer) {
    using FileMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    std::vector<float> values(layer.weightSize());
    Eigen::Map<FileMatrix> weight(values.data(), layer.out, layer.in);
    if (layer.byItem)
        weight = parameters.weight(layer).cast<float>().transpose();
    else
        weight = parameters.weight(layer).cast<float>();
    return values;
}

} // namespace

std::string checksumOf(const std::map<std::string, Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata) {
    return checksumOfAll(tensors, metadata);
}

ModelTensors::ModelTensors(const VaeModel& model, const Catalog& catalog, const ImportOptions& import,
                           const TrainedData& trained) {
    for (const LayerSpec& layer : model.parameters.layout().layers()) {
        const auto out = static_cast<std::uint64_t>(layer.out);
        addOwn(layer.name + ".weight", weightForFile(model.parameters, layer));
        m_tensors[layer.name + ".weight"].shape = {out, static_cast<std::uint64_t>(layer.in)};
        const auto biases = model.parameters.bias(layer);
        addOwn(layer.name + ".bias", std::vector<float>(biases.begin(), biases.end()));
    }
    addTexts(itemsName, catalog.ids);
    addTexts(titlesName, catalog.titles);
    m_tensors[usersName] = {{trained.users.size()}, trained.users};
    if (trained.clicks)
        m_tensors[clicksName] = {{trained.clicks->size()}, *trained.clicks};
    m_metadata = {{"format", newestFormat}, {"config", configToJson(model, import, trained.fingerprint)}};
}

template <typename Values>
void ModelTensors::addOwn(const std::string& name, Values values) {
    const auto& own = std::get<Values>(m_own[name] = std::move(values));
    m_tensors[name] = {{own.size()}, own};
}

void ModelTensors::addTexts(const std::string& name, const std::vector<std::string>& texts) {
    TextList list = joinTexts(texts);
    addOwn(name + ".text", std::move(list.text));
    addOwn(name + ".offsets", std::move(list.offsets));
}

void ModelTensors::add(const std::string& name, std::span<const float> values) {
    m_tensors[trainingPrefix + name] = {{values.size()}, values};
}

void ModelTensors::addText(const std::string& name, std::string text) {
    addOwn(trainingPrefix + name, std::move(text));
}

void ModelTensors::write(const std::string& path) {
    m_metadata[checksumKey] = checksumOfAll(m_tensors, m_metadata);
    writeSafetensors(path, m_tensors, m_metadata);
}

} // namespace model

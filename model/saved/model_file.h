#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/files/safetensors.h"
#include "model/vae/vae_model.h"

namespace model {

/// What a model file holds: the network, the items it knows, and how its data were prepared.
struct ModelFile {
    std::shared_ptr<const VaeModel> model;
    Catalog catalog;      ///< ids and titles by the model's item index
    ImportOptions import; ///< threshold, minimum and split of the data it was trained on; no path
};

/// Writes one safetensors file: q_layers.N.weight [out × in], q_layers.N.bias, p_layers.N.…, and the metadata
/// format, config, items, titles. Equal models give equal bytes. Throws Error when the file cannot be
/// written; the old one then stays.
void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import);

/// Reads it back. Trusts nothing: every tensor, shape, option and name is checked. Throws Error that says
/// what is wrong.
ModelFile loadModel(const std::string& path);

// What model files and checkpoints have in common.

/// Prefix of the tensors that belong to the training, not to the model.
inline constexpr const char* trainingPrefix = "training.";

/// The tensors and metadata of a model, to be written to a file with others beside them.
class ModelTensors {
public:
    ModelTensors(const VaeModel& model, const Catalog& catalog, const ImportOptions& import);

    /// A tensor of the training, one-dimensional; the values outlive the object.
    void add(const std::string& name, std::span<const float> values);

    void addMetadata(const std::string& key, const std::string& value) { m_metadata[key] = value; }

    /// With a checksum over everything. Equal contents, equal bytes. Throws Error when the file cannot be
    /// written; the old one then stays.
    void write(const std::string& path);

private:
    std::map<std::string, std::vector<float>> m_values;
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// The model of a file that has been read. Trusts nothing: every tensor, shape, option and name is checked,
/// and the checksum where there is one. path is the file to blame. Throws Error.
ModelFile modelFrom(const SafetensorsFile& file, const std::string& path);

} // namespace model

#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/files/safetensors.h"
#include "model/saved/model_file.h"

// What model files and checkpoints have in common.

namespace model {

/// Begins the name of every tensor that is the training's, not the model's.
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

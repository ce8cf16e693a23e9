#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/data/trained_data.h"
#include "model/files/safetensors.h"
#include "model/vae/vae_model.h"

// What model files and checkpoints are written from, and the names that their reader needs.

namespace model {

inline constexpr const char* newestFormat = "tastescope 2";
inline constexpr const char* firstFormat = "tastescope 1"; ///< ids and titles as JSON in the metadata
inline constexpr const char* checksumKey = "checksum";

/// Prefix of the tensors that belong to the training, not to the model.
inline constexpr const char* trainingPrefix = "training.";

// Of each list of texts there is a tensor NAME.text and one NAME.offsets: see text_list.h.
inline constexpr const char* itemsName = "items";
inline constexpr const char* titlesName = "titles";
inline constexpr const char* usersName = "users.hashes";
inline constexpr const char* clicksName = "clicks.hashes"; ///< only where TrainedData has them

/// The tensors and metadata of a model, to be written to a file with others beside them. What it is made from
/// outlives it.
class ModelTensors {
public:
    ModelTensors(const VaeModel& model, const Catalog& catalog, const ImportOptions& import,
                 const TrainedData& trained);

    /// A tensor of the training, one-dimensional; the values outlive the object.
    void add(const std::string& name, std::span<const float> values);

    /// A text of the training, as a tensor of bytes: the header stays small.
    void addText(const std::string& name, std::string text);

    void addMetadata(const std::string& key, const std::string& value) { m_metadata[key] = value; }

    /// With a checksum over everything. Equal contents, equal bytes. Throws Error when the file cannot be
    /// written; the old one then stays.
    void write(const std::string& path);

private:
    void addTexts(const std::string& name, const std::vector<std::string>& texts);
    /// One-dimensional.
    template <typename Values>
    void addOwn(const std::string& name, Values values);

    std::map<std::string, TensorValues> m_own; ///< values that belong to nobody else
    std::map<std::string, TensorView> m_tensors;
    std::map<std::string, std::string> m_metadata;
};

/// Over names, shapes and values of the tensors and over the other metadata, in the order of their names.
std::string checksumOf(const std::map<std::string, Tensor>& tensors,
                       const std::map<std::string, std::string>& metadata);

} // namespace model

#pragma once

#include <memory>
#include <optional>
#include <string>

#include "model/data/trained_data.h"
#include "model/files/safetensors.h"
#include "model/vae/vae_model.h"

namespace model {

/// What a model file holds: the network, the items it knows, and the data it was trained on.
struct ModelFile {
    std::shared_ptr<const VaeModel> model;
    Catalog catalog;      ///< ids and titles by the model's item index
    ImportOptions import; ///< threshold, minimum and split of the data it was trained on; no path
    std::optional<TrainedData> trained = {}; ///< none in files of format "tastescope 1"
    std::string note = {}; ///< what who opens it should know, as the end of a sentence; empty = nothing
};

/// Writes one safetensors file of the format "tastescope 2": q_layers.N.weight [out × in], q_layers.N.bias,
/// p_layers.N.…, items and titles as texts and offsets, users.hashes and clicks.hashes (see TrainedData), and
/// the metadata format, config and checksum. Equal models of equal data give equal bytes. Throws Error when
/// the file cannot be written; the old one then stays.
void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import, const TrainedData& trained);

/// The same for a model that was trained on the dataset.
void saveModel(const std::string& path, const VaeModel& model, const Dataset& dataset);

/// Reads it back, and files of "tastescope 1". Trusts nothing: every tensor, shape, option and name is
/// checked, and the checksum, which notices any change of a byte. A file of "tastescope 1" without one is
/// read with a note; one of "tastescope 2" is refused. Throws Error that says what is wrong.
ModelFile loadModel(const std::string& path);

/// The model of a file that has been read, a checkpoint's too, with the same checks. path is the file to
/// blame. Throws Error.
ModelFile modelFrom(const SafetensorsFile& file, const std::string& path);

} // namespace model

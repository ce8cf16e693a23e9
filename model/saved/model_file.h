#pragma once

#include <memory>
#include <string>

#include "model/data/dataset.h"
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

} // namespace model

#include "model/saved/model_file.h"

#include "model/saved/model_tensors.h"

namespace model {

void saveModel(const std::string& path, const VaeModel& model, const Catalog& catalog,
               const ImportOptions& import) {
    ModelTensors(model, catalog, import).write(path);
}

ModelFile loadModel(const std::string& path) {
    return modelFrom(readSafetensors(path), path);
}

} // namespace model

#include <iterator>

#include "model/runs/checkpoint_file.h"
#include "model/saved/model_file.h"
#include "model/saved/model_tensors.h"
#include "model/training/run_plan.h"
#include "tests/fuzz/support/choices.h"
#include "tests/fuzz/support/demands.h"
#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/mutations.h"
#include "tests/fuzz/support/tensor_files.h"
#include "tests/model/support/offered_states.h"

// Models and checkpoints. What the fuzzer changes in them has the right checksum mostly, or nothing behind it
// would ever be reached.

namespace {

/// JSON by its values, any other text by its bytes.
void mutateText(std::string& text, Random& random) {
    nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded() || random() % 8 == 0) {
        text = mutated(text);
        return;
    }
    mutateValue(json, random);
    text = textOf(json);
}

template <typename Value>
void mutateNumbers(std::vector<Value>& values) {
    std::string bytes(reinterpret_cast<const char*>(values.data()), // NOLINT(*-reinterpret-cast)
                      values.size() * sizeof(Value));
    bytes = mutated(bytes);
    values.resize(bytes.size() / sizeof(Value));
    if (!values.empty())
        std::memcpy(values.data(), bytes.data(), values.size() * sizeof(Value));
}

void mutateTensor(model::Tensor& tensor, Random& random) {
    std::visit(
        [&](auto& values) {
            const std::size_t before = values.size();
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::string>)
                mutateText(values, random);
            else
                mutateNumbers(values);
            if (tensor.shape.size() == 1)
                tensor.shape = {values.size()};
            else
                values.resize(before);
        },
        tensor.values);
}

/// Changes one text of the metadata or one tensor, or takes one away.
void mutateFile(model::SafetensorsFile& file, Random& random) {
    const auto anyOf = [&](auto& map) {
        return std::next(map.begin(), static_cast<std::ptrdiff_t>(random() % map.size()));
    };
    const bool remove = random() % 16 == 0;
    if (!file.metadata.empty() && (file.tensors.empty() || random() % 2 == 0)) {
        const auto entry = anyOf(file.metadata);
        if (remove)
            file.metadata.erase(entry);
        else
            mutateText(entry->second, random);
    } else if (!file.tensors.empty()) {
        const auto entry = anyOf(file.tensors);
        if (remove)
            file.tensors.erase(entry);
        else
            mutateTensor(entry->second, random);
    }
    file.metadata[model::checksumKey] = model::checksumOf(file.tensors, file.metadata);
}

void demandTheSameSaved(const model::ModelFile& file) {
    const std::string saved = fuzzedFolder().path("saved");
    model::saveModel(saved, *file.model, file.catalog, file.import, *file.trained);
    const std::string bytes = contentsOf(saved);
    const model::ModelFile again = model::loadModel(saved);
    model::saveModel(saved, *again.model, again.catalog, again.import, *again.trained);
    demand(bytes == contentsOf(saved), "equal models give equal bytes");
}

void demandTheSameSaved(const model::Checkpoint& run, const model::ModelFile& file) {
    const auto items = static_cast<std::uint32_t>(file.catalog.ids.size());
    const model::RunPlan plan = model::planRun(run.options, run.data.trainingUsers, items);
    const std::string saved = fuzzedFolder().path("saved");
    model::saveCheckpoint(saved, {plan, run.position, run.parameters, run.adam, *run.best}, file.catalog,
                          file.import, file.trained.value_or(model::TrainedData{run.data, {}}));
    demand(sameState(run, model::loadCheckpoint(saved)),
           "a checkpoint that was loaded can be saved and loaded");
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed) {
    Random random(seed);
    if (random() % 4 == 0)
        return LLVMFuzzerMutate(data, size, maxSize);
    const std::string path = fuzzedFolder().write("mutated", Choices(data, size).rest());
    try {
        model::SafetensorsFile file = model::readSafetensors(path);
        for (auto changes = 1 + random() % 3; changes > 0; --changes)
            mutateFile(file, random);
        writeTensors(path, file);
    } catch (const std::exception&) { // it was no such file, or became none
        return LLVMFuzzerMutate(data, size, maxSize);
    }
    return replaceInput(contentsOf(path), data, size, maxSize);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string path = fuzzedFolder().write("checkpoint", Choices(data, size).rest());
    const auto file = attempt([&] { return model::loadModel(path); });
    const auto run = attempt([&] { return model::loadCheckpoint(path); });
    if (file && file->trained)
        demandTheSameSaved(*file);
    demand(file || !run, "a checkpoint is a model, too");
    if (run)
        demandTheSameSaved(*run, *file);
    return 0;
}

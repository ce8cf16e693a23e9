#include "model/files/safetensors.h"
#include "tests/fuzz/support/choices.h"
#include "tests/fuzz/support/demands.h"
#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/tensor_files.h"

// Files of tensors, whatever they are for.

namespace {

void demandSameTensors(const model::SafetensorsFile& one, const model::SafetensorsFile& other) {
    demand(one.metadata == other.metadata, "the metadata are the same when they were saved");
    demand(one.tensors.size() == other.tensors.size(), "there are as many tensors when they were saved");
    for (const auto& [name, tensor] : one.tensors) {
        const auto same = other.tensors.find(name);
        demand(same != other.tensors.end() && same->second.shape == tensor.shape &&
                   same->second.values.index() == tensor.values.index() &&
                   bytesOf(same->second) == bytesOf(tensor),
               "a tensor is the same when it was saved", name);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Choices choices(data, size);
    const std::string path = fuzzedFolder().write("tensors", choices.rest());
    const auto header = attempt([&] { return model::readSafetensorsHeader(path); });
    const auto file = attempt([&] { return model::readSafetensors(path); });
    if (!file)
        return 0;
    demand(header && header->tensors.size() == file->tensors.size() && header->metadata == file->metadata,
           "the header says what the file holds");
    const std::string saved = fuzzedFolder().path("saved");
    writeTensors(saved, *file);
    demandSameTensors(*file, model::readSafetensors(saved));
    return 0;
}

#include <algorithm>
#include <optional>

#include "model/files/safetensors.h"
#include "model/files/safetensors_json.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

std::uint64_t bytesPerValue(const std::string& dtype) {
    static const std::map<std::string, std::uint64_t> sizes = {
        {"BOOL", 1}, {"U8", 1},  {"I8", 1},   {"F8_E5M2", 1}, {"F8_E4M3", 1}, {"I16", 2},
        {"U16", 2},  {"F16", 2}, {"BF16", 2}, {"I32", 4},     {"U32", 4},     {"F32", 4},
        {"F64", 8},  {"I64", 8}, {"U64", 8},  {"C64", 8}};
    const auto size = sizes.find(dtype);
    if (size == sizes.end())
        throw Refusal{"the type " + inQuotes(dtype) + " is unknown"};
    return size->second;
}

/// Product of the shape · bytes of a value; none where 64 bits do not hold it or what leads to it.
std::optional<std::uint64_t> bytesNeeded(const TensorInfo& info) {
    std::uint64_t product = 1;
    for (const std::uint64_t dimension : info.shape)
        if (__builtin_mul_overflow(product, dimension, &product))
            return std::nullopt;
    if (__builtin_mul_overflow(product, bytesPerValue(info.dtype), &product))
        return std::nullopt;
    return product;
}

/// The tensors have to fill the data without a gap or an overlap, each with the size that its shape needs.
void checkOffsets(const SafetensorsHeader& header, std::uint64_t dataBytes) {
    std::uint64_t end = 0;
    for (const auto& [name, info] : inFileOrder(header)) {
        if (info.begin != end || info.end < info.begin)
            throw Refusal{"the data of the tensor " + inQuotes(name) +
                          " do not begin where those before end"};
        if (bytesNeeded(info) != info.end - info.begin)
            throw Refusal{"the data of the tensor " + inQuotes(name) + " do not have the size of its shape"};
        end = info.end;
    }
    if (end != dataBytes)
        throw Refusal{"its tensors take " + std::to_string(end) + " bytes, its data " +
                      std::to_string(dataBytes)};
}

} // namespace

std::vector<std::pair<std::string, TensorInfo>> inFileOrder(const SafetensorsHeader& header) {
    std::vector<std::pair<std::string, TensorInfo>> tensors(header.tensors.begin(), header.tensors.end());
    std::ranges::stable_sort(
        tensors, {}, [](const auto& tensor) { return std::pair(tensor.second.begin, tensor.second.end); });
    return tensors;
}

SafetensorsHeader parseSafetensorsHeader(const std::string& path, std::string_view json,
                                         std::uint64_t dataBytes) {
    try {
        SafetensorsHeader header = headerFromJson(json);
        checkOffsets(header, dataBytes);
        return header;
    } catch (const Refusal& refusal) {
        throw Error({"this is no valid safetensors file: " + refusal.message, path, 0,
                     "Choose another file, or save the model again"});
    }
}

} // namespace model

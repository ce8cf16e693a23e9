#include "model/files/safetensors.h"

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>

#include "model/files/file_saver.h"
#include "model/input/input_file.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

static_assert(std::endian::native == std::endian::little, "the format is little-endian");

constexpr std::uint64_t maximumHeaderBytes = 64ULL << 20;
using Length = std::array<char, 8>; ///< of the header, at the very start of the file

[[noreturn]] void refuseFile(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "Choose another file, or save the model again"});
}

std::uint64_t sizeOf(const InputFile& file) {
    std::error_code error;
    const std::uint64_t bytes = std::filesystem::file_size(file.name(), error);
    if (error)
        refuseFile(file.name(), "the file cannot be accessed: " + error.message());
    return bytes;
}

void readExactly(InputFile& file, char* bytes, std::uint64_t count) {
    while (count > 0) {
        const std::size_t got = file.read(bytes, count);
        if (got == 0)
            refuseFile(file.name(), "the file ends before its data do");
        bytes += got;
        count -= got;
    }
}

TensorValues emptyOf(std::string_view type) {
    if (type == "I64")
        return std::vector<std::int64_t>();
    if (type == "U8")
        return std::string();
    return std::vector<float>();
}

template <typename Values>
void readInto(Values& values, InputFile& file, std::uint64_t bytes) {
    values.resize(bytes / sizeof(values[0]));
    readExactly(file, reinterpret_cast<char*>(values.data()), bytes);
}

SafetensorsHeader readHeader(InputFile& file) {
    const std::uint64_t fileBytes = sizeOf(file);
    Length length = {};
    if (fileBytes < length.size())
        refuseFile(file.name(), "this is no safetensors file: it is too short");
    readExactly(file, length.data(), length.size());
    const auto headerBytes = std::bit_cast<std::uint64_t>(length);
    if (headerBytes > maximumHeaderBytes || headerBytes > fileBytes - length.size())
        refuseFile(file.name(), "this is no safetensors file: its header would take " +
                                    std::to_string(headerBytes) + " bytes");
    std::string json(headerBytes, '\0');
    readExactly(file, json.data(), headerBytes);
    auto header = parseSafetensorsHeader(file.name(), json, fileBytes - length.size() - headerBytes);
    header.dataStart = length.size() + headerBytes;
    return header;
}

using TensorViews = std::map<std::string, TensorView>;
using TensorsInFile = std::vector<std::pair<std::string, TensorView>>;

/// The names of the types that tensors can have, in the order of TensorValues and of TensorView.
constexpr std::array typeNames = {"F32", "I64", "U8"};

/// As their data follow each other.
TensorsInFile widestFirst(const TensorViews& tensors) {
    constexpr std::array place = {1, 0, 2}; // of F32, I64 and U8
    TensorsInFile sorted(tensors.begin(), tensors.end());
    std::ranges::stable_sort(sorted, {},
                             [&](const auto& tensor) { return place[tensor.second.values.index()]; });
    return sorted;
}

std::string headerFor(const TensorsInFile& tensors, const std::map<std::string, std::string>& metadata) {
    auto header = nlohmann::json::object(); // sorts its keys
    header["__metadata__"] = metadata;
    std::uint64_t begin = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::uint64_t end = begin + bytesOf(tensor).size();
        header[name] = {{"dtype", typeNames[tensor.values.index()]},
                        {"shape", tensor.shape},
                        {"data_offsets", {begin, end}}};
        begin = end;
    }
    std::string json = header.dump();
    json.append((8 - json.size() % 8) % 8, ' ');
    return json;
}

/// The header's text, if readSafetensors would take it.
std::string checkedHeaderFor(const std::string& path, const TensorsInFile& tensors,
                             const std::map<std::string, std::string>& metadata) try {
    std::string json = headerFor(tensors, metadata);
    if (json.size() > maximumHeaderBytes)
        throw Error({"the file cannot be saved: what it says of itself would take " +
                         std::to_string(json.size()) +
                         " bytes, more than the 64 MiB that such a file may have",
                     path, 0, "Use shorter names"});
    std::uint64_t dataBytes = 0;
    for (const auto& [name, tensor] : tensors)
        dataBytes += bytesOf(tensor).size();
    parseSafetensorsHeader(path, json, dataBytes);
    return json;
} catch (const nlohmann::json::exception&) {
    throw Error({"the file cannot be saved: a name is not UTF-8 text", path, 0, "Convert the data to UTF-8"});
}

template <typename Values>
std::string_view viewOf(const Values& values) {
    return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0])};
}

} // namespace

std::string_view bytesOf(const Tensor& tensor) {
    return std::visit([](const auto& values) { return viewOf(values); }, tensor.values);
}

std::string_view bytesOf(const TensorView& tensor) {
    return std::visit([](const auto& values) { return viewOf(values); }, tensor.values);
}

SafetensorsHeader readSafetensorsHeader(const std::string& path) {
    InputFile file(path);
    return readHeader(file);
}

SafetensorsFile readSafetensors(const std::string& path) {
    InputFile file(path);
    const SafetensorsHeader header = readHeader(file);
    for (const auto& [name, info] : header.tensors)
        if (std::ranges::find(typeNames, info.dtype) == typeNames.end())
            refuseFile(path,
                       "the tensor " + inQuotes(name) + " is of type " + info.dtype + ", not F32, I64 or U8");
    SafetensorsFile result;
    result.metadata = header.metadata;
    for (const auto& [name, info] : inFileOrder(header)) {
        Tensor& tensor = result.tensors[name];
        tensor.shape = info.shape;
        tensor.values = emptyOf(info.dtype);
        const std::uint64_t bytes = info.end - info.begin;
        std::visit([&](auto& values) { readInto(values, file, bytes); }, tensor.values);
    }
    char beyond = 0;
    if (file.read(&beyond, 1) != 0) // at the end it tells whether the file was changed
        refuseFile(path, "grew while it was being read");
    return result;
}

void writeSafetensors(const std::string& path, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const TensorsInFile sorted = widestFirst(tensors);
    const std::string json = checkedHeaderFor(path, sorted, metadata);
    const auto length = std::bit_cast<Length>(static_cast<std::uint64_t>(json.size()));
    FileSaver saver(path);
    saver.write({length.data(), length.size()});
    saver.write(json);
    for (const auto& [name, tensor] : sorted)
        saver.write(bytesOf(tensor));
    saver.commit();
}

} // namespace model

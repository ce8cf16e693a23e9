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

/// The header's text for tensors whose data follow each other in the order of the map.
std::string headerFor(const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    nlohmann::json header; // sorts its keys
    header["__metadata__"] = metadata;
    std::uint64_t begin = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::uint64_t end = begin + tensor.values.size_bytes();
        header[name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {begin, end}}};
        begin = end;
    }
    std::string json = header.dump();
    json.append((8 - json.size() % 8) % 8, ' ');
    return json;
}

/// The header's text, if readSafetensors would take it.
std::string checkedHeaderFor(const std::string& path, const std::map<std::string, TensorView>& tensors,
                             const std::map<std::string, std::string>& metadata) try {
    std::string json = headerFor(tensors, metadata);
    if (json.size() > maximumHeaderBytes)
        throw Error({"the file cannot be saved: its names and titles would take " +
                         std::to_string(json.size()) +
                         " bytes, more than the 64 MiB that such a file may have",
                     path, 0, "Use data with fewer items or shorter titles"});
    std::uint64_t dataBytes = 0;
    for (const auto& [name, tensor] : tensors)
        dataBytes += tensor.values.size_bytes();
    parseSafetensorsHeader(path, json, dataBytes);
    return json;
} catch (const nlohmann::json::exception&) {
    throw Error({"the file cannot be saved: a name or title is not UTF-8 text", path, 0,
                 "Convert the data to UTF-8"});
}

} // namespace

SafetensorsHeader readSafetensorsHeader(const std::string& path) {
    InputFile file(path);
    return readHeader(file);
}

SafetensorsFile readSafetensors(const std::string& path) {
    InputFile file(path);
    const SafetensorsHeader header = readHeader(file);
    for (const auto& [name, info] : header.tensors)
        if (info.dtype != "F32")
            refuseFile(path, "the tensor " + inQuotes(name) + " is of type " + info.dtype + ", not F32");
    SafetensorsFile result;
    result.metadata = header.metadata;
    for (const auto& [name, info] : inFileOrder(header)) {
        const std::uint64_t bytes = info.end - info.begin;
        Tensor& tensor = result.tensors[name];
        tensor.shape = info.shape;
        tensor.values.resize(bytes / sizeof(float));
        readExactly(file, reinterpret_cast<char*>(tensor.values.data()), bytes);
    }
    char beyond = 0;
    if (file.read(&beyond, 1) != 0) // at the end it tells whether the file was changed
        refuseFile(path, "grew while it was being read");
    return result;
}

void writeSafetensors(const std::string& path, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata) {
    const std::string json = checkedHeaderFor(path, tensors, metadata);
    const auto length = std::bit_cast<Length>(static_cast<std::uint64_t>(json.size()));
    FileSaver saver(path);
    saver.write({length.data(), length.size()});
    saver.write(json);
    for (const auto& [name, tensor] : tensors)
        saver.write({reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size_bytes()});
    saver.commit();
}

} // namespace model

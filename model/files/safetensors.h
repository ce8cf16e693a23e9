#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace model {

/// A tensor of a safetensors file: its shape and its values, row-major.
struct Tensor {
    std::vector<std::uint64_t> shape;
    std::vector<float> values;
};

/// What one entry of a safetensors header says, without its data.
struct TensorInfo {
    std::string dtype;
    std::vector<std::uint64_t> shape;
    std::uint64_t begin = 0; ///< bytes from the start of the data
    std::uint64_t end = 0;
};

/// A header that has passed every check of the format (see readSafetensorsHeader).
struct SafetensorsHeader {
    std::map<std::string, TensorInfo> tensors;
    std::map<std::string, std::string> metadata;
    std::uint64_t dataStart = 0; ///< bytes from the start of the file
};

/// A tensor to write: its shape and its values, row-major, which belong to the caller.
struct TensorView {
    std::vector<std::uint64_t> shape;
    std::span<const float> values;
};

/// Reads and checks a header before anything is allocated for the data; its memory is bounded by the file's
/// real size. Never laxer than the format's reference reader, and stricter only in this: a header of at most
/// 64 MiB, at most 4096 tensors, 8 dimensions, nesting of 4, no duplicate keys. Fields of a tensor that the
/// format does not know are skipped. Throws Error with what is wrong.
SafetensorsHeader readSafetensorsHeader(const std::string& path);

/// The checks of a header's text alone; dataBytes is what follows it in the file, path the file to blame.
SafetensorsHeader parseSafetensorsHeader(const std::string& path, std::string_view json,
                                         std::uint64_t dataBytes);

/// The tensors by where their data lie: each begins where the one before ends.
std::vector<std::pair<std::string, TensorInfo>> inFileOrder(const SafetensorsHeader& header);

/// A file of F32 tensors.
struct SafetensorsFile {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads every tensor of the file, its values bit for bit (NaN payloads too); all of them must be F32. Throws
/// Error, also when the file changes meanwhile.
SafetensorsFile readSafetensors(const std::string& path);

/// Writes F32 tensors through FileSaver. Keys are sorted and the header padded with spaces to 8 bytes: equal
/// contents, equal bytes. Throws Error, before anything is written, for what readSafetensors would refuse.
void writeSafetensors(const std::string& path, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata);

} // namespace model

#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace model {

/// The values of a tensor, row-major, by the type that the file names: F32, I64 or U8; the last as a text.
using TensorValues = std::variant<std::vector<float>, std::vector<std::int64_t>, std::string>;

/// A tensor of a safetensors file.
struct Tensor {
    std::vector<std::uint64_t> shape;
    TensorValues values;
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
    std::variant<std::span<const float>, std::span<const std::int64_t>, std::string_view> values;
};

/// The values as they lie in the file.
std::string_view bytesOf(const Tensor& tensor);
std::string_view bytesOf(const TensorView& tensor);

/// Reads and checks a header before anything is allocated for the data; its memory is bounded by the file's
/// real size. Never laxer than the format's reference reader, and stricter only in this: a header of at most
/// 64 MiB, at most 4096 tensors, 8 dimensions, nesting of 4, no duplicate keys, nothing but spaces behind it.
/// Fields of a tensor that the format does not know are skipped. Throws Error with what is wrong.
SafetensorsHeader readSafetensorsHeader(const std::string& path);

/// The checks of a header's text alone; dataBytes is what follows it in the file, path the file to blame.
SafetensorsHeader parseSafetensorsHeader(const std::string& path, std::string_view json,
                                         std::uint64_t dataBytes);

/// The tensors by where their data lie: each begins where the one before ends.
std::vector<std::pair<std::string, TensorInfo>> inFileOrder(const SafetensorsHeader& header);

/// A file of tensors of the types above.
struct SafetensorsFile {
    std::map<std::string, Tensor> tensors;
    std::map<std::string, std::string> metadata;
};

/// Reads every tensor of the file, its values bit for bit (NaN payloads too). Throws Error for one of another
/// type than F32, I64 and U8, also when the file changes meanwhile.
SafetensorsFile readSafetensors(const std::string& path);

/// Writes tensors through FileSaver: all I64, then all F32, then all U8, each kind in the order of the names,
/// so that every value lies at a multiple of its size, as the format's reference writer does. Keys are sorted
/// and the header padded with spaces to 8 bytes: equal contents, equal bytes. Throws Error, before anything
/// is written, for what readSafetensors would refuse.
void writeSafetensors(const std::string& path, const std::map<std::string, TensorView>& tensors,
                      const std::map<std::string, std::string>& metadata);

} // namespace model

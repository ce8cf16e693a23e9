#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/input/byte_source.h"

namespace model {

/// One file of an archive.
struct ArchiveMember {
    std::string name;                       ///< UTF-8, with its folders; never a path to use
    std::optional<std::uint64_t> size = {}; ///< bytes unpacked, as the archive says; none = it does not say
};

/// Whether the file is a zip or tar archive, or packed (Packing), by its first bytes; documents that are zip
/// archives inside, such as .npz and .xlsx, are none. Throws what InputFile throws.
bool isArchive(const std::string& path);

/// The regular files in an archive (.zip, .tar, .tar.gz, .gz …), in its order, without what macOS adds to
/// archives. A .gz or the like that holds no tar has one, named as the archive without .gz. Reads a tar to
/// its end.
/// Throws Error for what is no archive, damaged or cut, and for more than 10 000 members; Cancelled.
std::vector<ArchiveMember> listArchive(const std::string& path, std::stop_token stop = {});

/// The bytes of a file as it is, or of the first member of that name, unpacked while it is read (a member
/// that is packed itself, twice): nothing is written to the disk. The end is reported only once the member is
/// known to be complete, for which a tar is read to its end. Throws Error, now or when it is read, for what
/// is missing, encrypted, damaged, cut, changed meanwhile, or expands too much (checkExpansion); Cancelled.
std::unique_ptr<ByteSource> openSource(const DataFile& file, std::stop_token stop = {});

} // namespace model

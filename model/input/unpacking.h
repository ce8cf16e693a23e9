#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "model/input/archive_stream.h"
#include "model/input/byte_source.h"
#include "model/input/packing.h"

namespace model {

/// The contents of the entry at which the stream stands, to its end, where the archive is checked to be
/// whole. Throws what ArchiveStream throws, and Error for what expands too much (checkExpansion).
std::unique_ptr<ByteSource> entryOf(std::unique_ptr<ArchiveStream> stream);

/// What the source holds, unpacked while it is read. Every checksum is verified; a file that is cut, damaged
/// or expands too much (checkExpansion) is an Error. packing: not None. name: as messages name it.
std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> packed, Packing packing, std::string name,
                                     std::stop_token stop = {});

/// The same by the source's first bytes; what is not packed stays as it is.
std::unique_ptr<ByteSource> unpackedIfPacked(std::unique_ptr<ByteSource> source, std::stop_token stop = {});

} // namespace model

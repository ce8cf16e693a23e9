#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "model/input/archive_stream.h"
#include "model/input/byte_source.h"

namespace model {

/// The arrays that numpy.savez saved as one file (.npz). A zip archive begins at its end: where the file is
/// itself a member of an archive, or packed, its bytes are kept in memory, which what they hold needs more
/// of. Every call throws what listArchive and openSource throw.
class ArrayArchive {
public:
    explicit ArrayArchive(DataFile file, std::stop_token stop = {});

    /// What the file holds.
    std::vector<std::string> names() const;

    /// A member's bytes; the archive outlives them.
    std::unique_ptr<ByteSource> open(const std::string& member) const;

private:
    class Copy;

    std::unique_ptr<ArchiveStream> streamOfCopy(const std::string& name) const;

    DataFile m_file;
    std::stop_token m_stop;
    std::shared_ptr<const Copy> m_copy; ///< null = the file itself is read
};

} // namespace model

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace model {

/// The bytes of one file from front to back, wherever they come from: the disk, an archive, another encoding.
class ByteSource {
public:
    ByteSource() = default;
    virtual ~ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;

    /// Reads at most size bytes (≥ 1); 0 = the end, and again so after it. Throws Error.
    virtual std::size_t read(char* bytes, std::size_t size) = 0;

    /// As messages name it.
    virtual const std::string& name() const = 0;

    /// Bytes of the file on the disk that were read so far, for progress.
    virtual std::uint64_t consumed() const = 0;
};

/// The next bytes of the source, fewer than asked for only at its end.
inline std::string readUpTo(ByteSource& source, std::size_t count) {
    std::string bytes(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const std::size_t got = source.read(bytes.data() + filled, count - filled);
        if (got == 0)
            break;
        filled += got;
    }
    bytes.resize(filled);
    return bytes;
}

/// A file, or a member of an archive.
struct DataFile {
    std::string path;
    std::string member = {}; ///< empty = the file itself, or all there is in a .gz

    bool operator==(const DataFile&) const = default;

    /// As messages name it: "ratings.csv", "archive.zip: folder/ratings.csv".
    std::string text() const { return member.empty() ? path : path + ": " + member; }
};

} // namespace model

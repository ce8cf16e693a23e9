#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <sys/types.h>
#include <vector>

#include "model/input/input_file.h"
#include "model/input/packing.h"

struct archive;
struct archive_entry;

namespace model {

/// The entries of a zip or tar archive, one after the other, as libarchive reads them; or the only one of a
/// packed file, whose parts may follow one another. Every call throws Error, which names the archive (and its
/// member) for what is damaged, cut, or cannot be unpacked; what the source throws; Cancelled when a stop is
/// requested.
class ArchiveStream {
public:
    static constexpr std::size_t mostEntries = 10'000;

    /// A zip archive, whose list of members is at its end. name: as messages name it.
    static std::unique_ptr<ArchiveStream> zip(std::unique_ptr<InputFile> file, std::string name,
                                              std::stop_token stop);

    /// A tar archive, unpacked already.
    static std::unique_ptr<ArchiveStream> tar(std::unique_ptr<ByteSource> source, std::string name,
                                              std::stop_token stop);

    /// One file, packed with anything but gzip.
    static std::unique_ptr<ArchiveStream> packed(std::unique_ptr<ByteSource> source, Packing packing,
                                                 std::string name, std::stop_token stop);

    /// Moves to the next entry; false after the last one. Throws Error beyond mostEntries, too.
    bool next();

    /// The entry's name as UTF-8, folders included. Never a path to use: it may say anything.
    std::string entryName() const;

    /// Whether the entry is a regular file, no folder, link or device.
    bool isFile() const;
    bool isEncrypted() const;

    /// Bytes of the entry's contents, as the archive says.
    std::optional<std::uint64_t> entrySize() const;

    /// The entry's contents: at most size bytes (≥ 1); 0 = the end, where zip's checksum fits.
    std::size_t read(char* bytes, std::size_t size);

    /// Checks that the archive is complete, beyond the current entry too, that nothing but zeros follows a
    /// packed file, and the file unchanged.
    void finish();

    const std::string& name() const { return m_name; }
    std::uint64_t consumed() const { return m_source->consumed(); }

private:
    struct Closer {
        void operator()(archive* handle) const;
    };

    ArchiveStream(std::unique_ptr<ByteSource> source, InputFile* seekable, Packing packing, std::string name,
                  std::stop_token stop);
    static ssize_t readBlock(archive* handle, void* stream, const void** block);
    static std::int64_t seek(archive* handle, void* stream, std::int64_t offset, int whence);
    int remember(std::exception_ptr failure);
    std::size_t readBlock();
    void configure();
    void configureUnpacking();
    void check(ssize_t result);
    std::string explained(const std::string& message) const;

    std::unique_ptr<ByteSource> m_source;
    InputFile* m_seekable; ///< the same, for zip; null for others
    Packing m_packing;     ///< of a single file; none for archives
    std::string m_name;
    std::stop_token m_stop;
    std::unique_ptr<archive, Closer> m_handle;
    archive_entry* m_entry = nullptr; ///< the current one; belongs to the handle
    std::size_t m_entries = 0;        ///< so far
    bool m_ended = false;             ///< there is no next one
    std::vector<char> m_block;        ///< what libarchive works on
    std::size_t m_blockEnd = 0;       ///< bytes of it that were read
    std::uint64_t m_read = 0;         ///< bytes of the source
    std::size_t m_zeros = 0;          ///< how many zeros end what was read so far
    std::exception_ptr m_failure;     ///< what the source threw in the middle of a call of libarchive
};

} // namespace model

#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/byte_source.h"

/// A file to put into an archive; a name that ends in a slash makes a folder.
struct PackedFile {
    std::string name;
    std::string bytes = {};
};

/// Writes archives with libarchive, in memory.
class ArchiveWriter {
public:
    enum class Format { Zip, Tar, TarGzip, TarBzip2, TarXz, TarZstd, Gzip, Bzip2, Xz, Zstd };

    explicit ArchiveWriter(Format format, const char* options = nullptr) {
        if (format == Format::Zip)
            archive_write_set_format_zip(m_handle.get());
        else if (format >= Format::Gzip)
            archive_write_set_format_raw(m_handle.get());
        else
            archive_write_set_format_pax_restricted(m_handle.get());
        addFilter(format);
        if (options) {
            archive_write_set_options(m_handle.get(), options);
            archive_write_set_passphrase(m_handle.get(), "secret");
        }
        archive_write_set_bytes_in_last_block(m_handle.get(), 1); // no padding
        archive_write_open2(m_handle.get(), &m_bytes, nullptr, append, nullptr, nullptr);
    }

    void add(const PackedFile& file) {
        const auto entry = entryFor(file.name, file.bytes.size());
        archive_entry_set_filetype(entry.get(), file.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        write(entry.get(), file.bytes);
    }

    void addLink(const std::string& name, const std::string& target) {
        const auto entry = entryFor(name, 0);
        archive_entry_set_filetype(entry.get(), AE_IFLNK);
        archive_entry_set_symlink(entry.get(), target.c_str());
        write(entry.get(), {});
    }

    /// A file that is said to have so many zeros, of which the archive holds none (tar).
    void addHole(const std::string& name, std::int64_t size) {
        const auto entry = entryFor(name, static_cast<std::size_t>(size));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_sparse_add_entry(entry.get(), size - 1, 1);
        write(entry.get(), "x");
    }

    std::string finish() {
        archive_write_close(m_handle.get());
        return m_bytes;
    }

private:
    void addFilter(Format format) {
        if (format == Format::Gzip || format == Format::TarGzip)
            archive_write_add_filter_gzip(m_handle.get());
        if (format == Format::Bzip2 || format == Format::TarBzip2)
            archive_write_add_filter_bzip2(m_handle.get());
        if (format == Format::Xz || format == Format::TarXz)
            archive_write_add_filter_xz(m_handle.get());
        if (format == Format::Zstd || format == Format::TarZstd)
            archive_write_add_filter_zstd(m_handle.get());
    }

    struct Closer {
        void operator()(archive* handle) const { archive_write_free(handle); }
        void operator()(archive_entry* entry) const { archive_entry_free(entry); }
    };

    static std::unique_ptr<archive_entry, Closer> entryFor(const std::string& name, std::size_t size) {
        std::unique_ptr<archive_entry, Closer> entry(archive_entry_new());
        archive_entry_set_pathname_utf8(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
        archive_entry_set_perm(entry.get(), 0644);
        return entry;
    }

    void write(archive_entry* entry, std::string_view bytes) {
        archive_write_header(m_handle.get(), entry);
        archive_write_data(m_handle.get(), bytes.data(), bytes.size());
    }

    static la_ssize_t append(archive*, void* text, const void* bytes, std::size_t size) {
        static_cast<std::string*>(text)->append(static_cast<const char*>(bytes), size);
        return static_cast<la_ssize_t>(size);
    }

    std::string m_bytes;
    std::unique_ptr<archive, Closer> m_handle{archive_write_new()};
};

/// The bytes of an archive of these files; a Gzip and the packings behind it have one.
inline std::string archiveOf(ArchiveWriter::Format format, const std::vector<PackedFile>& files,
                             const char* options = nullptr) {
    ArchiveWriter writer(format, options);
    for (const PackedFile& file : files)
        writer.add(file);
    return writer.finish();
}

/// All that the source gives, in reads of that size.
inline std::string bytesOf(model::ByteSource& source, std::size_t readSize = std::size_t{1} << 16) {
    std::string all;
    std::string part(readSize, '\0');
    while (const std::size_t got = source.read(part.data(), readSize))
        all.append(part, 0, got);
    return all;
}

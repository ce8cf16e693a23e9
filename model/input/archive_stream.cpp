#include "model/input/archive_stream.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cstring>
#include <locale.h>
#include <new>
#include <string_view>
#include <utility>
#include <zlib.h>

#include "model/input/archive_failure.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t archiveBlockBytes = std::size_t{64} << 10;
constexpr std::size_t tarBlock = 512; ///< bytes; a tar archive ends with blocks of zeros

/// While this lives, libarchive makes UTF-8 of names on this thread, whatever the locale.
class Utf8Names {
public:
    Utf8Names() : m_before(utf8() ? ::uselocale(utf8()) : nullptr) {}
    ~Utf8Names() {
        if (m_before)
            ::uselocale(m_before);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    /// Made once: it is read from a dozen files.
    static locale_t utf8() {
        static const locale_t locale = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr);
        return locale;
    }

    locale_t m_before;
};

/// What is wrong, in words for people, from libarchive's own.
std::string inPlainWords(std::string_view message) {
    constexpr std::array<std::pair<std::string_view, const char*>, 8> known = {
        {{"Unrecognized archive format", "the archive is cut short: its list of members is missing"},
         {"Truncated zstd", archiveEndMissing},
         {"Zstd decompression failed: Unknown frame descriptor", archiveContinues}, // the first one was known
         {"Truncated", "the archive is cut short"},
         {"truncated", archiveEndMissing},
         {"Lzma library error:  No progress", archiveEndMissing},
         {"ZIP bad CRC", archiveChecksumWrong},
         {"Unsupported ZIP compression", "the archive is packed in a way that cannot be read here"}}};
    for (const auto& [begin, words] : known)
        if (message.starts_with(begin))
            return words;
    return archiveDamage(message);
}

/// How many zeros end these bytes.
std::size_t zerosAtEnd(std::string_view bytes) {
    const std::size_t last = bytes.find_last_not_of('\0');
    return last == bytes.npos ? bytes.size() : bytes.size() - last - 1;
}

/// Whether these bytes end a stream of xz: a checksum, the size of the index, flags and a mark.
bool isXzFooter(std::string_view footer) {
    std::uint32_t sum = 0;
    std::memcpy(&sum, footer.data(), sizeof sum);
    return footer.ends_with("YZ") &&
           sum == ::crc32(0, reinterpret_cast<const Bytef*>(footer.data()) + sizeof sum, 6);
}

/// Whether a stream of xz ends in these bytes, and behind it and its padding no other one begins.
bool continuesBehindXz(std::string_view bytes) {
    constexpr std::size_t footerBytes = 12;
    constexpr std::string_view head = "\xFD"
                                      "7zXZ";
    for (std::size_t at = bytes.rfind("YZ"); at != bytes.npos && at + 2 >= footerBytes;
         at = bytes.rfind("YZ", at - 1)) {
        const std::size_t end = at + 2;
        if (!isXzFooter(bytes.substr(end - footerBytes, footerBytes)))
            continue;
        const std::string_view behind = bytes.substr(end);
        const std::size_t padding = std::min(behind.find_first_not_of('\0'), behind.size());
        return !behind.empty() && !(padding % 4 == 0 && behind.substr(padding).starts_with(head));
    }
    return false;
}

} // namespace

void ArchiveStream::Closer::operator()(archive* handle) const {
    archive_read_free(handle);
}

ArchiveStream::ArchiveStream(std::unique_ptr<ByteSource> source, InputFile* seekable, Packing packing,
                             std::string name, std::stop_token stop)
    : m_source(std::move(source)), m_seekable(seekable), m_packing(packing), m_name(std::move(name)),
      m_stop(std::move(stop)), m_handle(archive_read_new()), m_block(archiveBlockBytes) {
    if (!m_handle)
        throw std::bad_alloc();
    packing == Packing::None ? configure() : configureUnpacking();
}

std::unique_ptr<ArchiveStream> ArchiveStream::zip(std::unique_ptr<InputFile> file, std::string name,
                                                  std::stop_token stop) {
    InputFile* seekable = file.get();
    return std::unique_ptr<ArchiveStream>(
        new ArchiveStream(std::move(file), seekable, Packing::None, std::move(name), std::move(stop)));
}

std::unique_ptr<ArchiveStream> ArchiveStream::tar(std::unique_ptr<ByteSource> source, std::string name,
                                                  std::stop_token stop) {
    return std::unique_ptr<ArchiveStream>(
        new ArchiveStream(std::move(source), nullptr, Packing::None, std::move(name), std::move(stop)));
}

std::unique_ptr<ArchiveStream> ArchiveStream::packed(std::unique_ptr<ByteSource> source, Packing packing,
                                                     std::string name, std::stop_token stop) {
    return std::unique_ptr<ArchiveStream>(
        new ArchiveStream(std::move(source), nullptr, packing, std::move(name), std::move(stop)));
}

/// One format and no filter: what was not recognised as this archive is not guessed at again. Zip only by its
/// list of members, without which it is cut.
void ArchiveStream::configure() {
    archive_read_set_callback_data(m_handle.get(), this);
    archive_read_set_read_callback(m_handle.get(), readBlock);
    if (m_seekable) {
        archive_read_set_seek_callback(m_handle.get(), seek);
        check(archive_read_support_format_zip_seekable(m_handle.get()));
    } else {
        check(archive_read_support_format_tar(m_handle.get()));
    }
    check(archive_read_open1(m_handle.get()));
}

/// The filter has to know the packing: else libarchive would hand out the bytes as they are.
void ArchiveStream::configureUnpacking() {
    archive_read_set_callback_data(m_handle.get(), this);
    archive_read_set_read_callback(m_handle.get(), readBlock);
    archive_read_support_format_empty(m_handle.get());
    archive_read_support_format_raw(m_handle.get());
    check(m_packing == Packing::Bzip2 ? archive_read_support_filter_bzip2(m_handle.get())
          : m_packing == Packing::Xz  ? archive_read_support_filter_xz(m_handle.get())
                                      : archive_read_support_filter_zstd(m_handle.get()));
    check(archive_read_open1(m_handle.get()));
    if (archive_filter_count(m_handle.get()) < 2)
        failArchive(archiveDamage("its first bytes are wrong"), m_name);
}

bool ArchiveStream::next() {
    if (m_ended)
        return false;
    const Utf8Names utf8;
    const int result = archive_read_next_header(m_handle.get(), &m_entry);
    // Warnings are about what does not matter here, such as times and owners.
    check(result == ARCHIVE_EOF || result == ARCHIVE_WARN ? ARCHIVE_OK : result);
    m_ended = result == ARCHIVE_EOF;
    if (m_ended)
        return false;
    if (++m_entries > mostEntries)
        throw Error({"the archive has more than " + std::to_string(mostEntries) + " members", m_name, 0,
                     "Unpack it and choose the file itself"});
    return true;
}

std::string ArchiveStream::entryName() const {
    const Utf8Names utf8;
    const char* name = archive_entry_pathname(m_entry);
    return name ? toUtf8(name) : std::string();
}

bool ArchiveStream::isFile() const {
    return archive_entry_filetype(m_entry) == AE_IFREG && !archive_entry_hardlink(m_entry);
}

bool ArchiveStream::isEncrypted() const {
    return archive_entry_is_encrypted(m_entry) != 0;
}

std::optional<std::uint64_t> ArchiveStream::entrySize() const {
    if (!archive_entry_size_is_set(m_entry))
        return std::nullopt;
    return static_cast<std::uint64_t>(archive_entry_size(m_entry));
}

std::size_t ArchiveStream::read(char* bytes, std::size_t size) {
    const ssize_t got = archive_read_data(m_handle.get(), bytes, size);
    check(std::min<ssize_t>(got, 0));
    return static_cast<std::size_t>(got);
}

void ArchiveStream::finish() {
    if (m_seekable) {
        m_seekable->checkUnchanged();
        return;
    }
    while (m_packing == Packing::None && next()) {
    }
    while (readBlock() > 0) {
    }
    if (m_packing == Packing::None && m_zeros < tarBlock)
        failArchive(archiveEndMissing, m_name);
    // Some programs fill up the last block that they write.
    const auto taken = static_cast<std::uint64_t>(archive_filter_bytes(m_handle.get(), -1));
    if (m_packing != Packing::None && taken + m_zeros < m_read)
        failArchive(archiveContinues, m_name);
}

std::size_t ArchiveStream::readBlock() {
    if (m_stop.stop_requested())
        throw Cancelled();
    const std::size_t got = m_source->read(m_block.data(), m_block.size());
    const std::size_t zeros = zerosAtEnd({m_block.data(), got});
    m_zeros = zeros == got ? m_zeros + zeros : zeros;
    m_blockEnd = got > 0 ? got : m_blockEnd; // at the end the last block stays
    m_read += got;
    return got;
}

// No exception may pass through libarchive, which is C: it waits until libarchive has returned.
ssize_t ArchiveStream::readBlock(archive*, void* stream, const void** block) {
    auto& self = *static_cast<ArchiveStream*>(stream);
    try {
        const std::size_t got = self.readBlock();
        *block = self.m_block.data();
        return static_cast<ssize_t>(got);
    } catch (...) {
        return self.remember(std::current_exception());
    }
}

std::int64_t ArchiveStream::seek(archive*, void* stream, std::int64_t offset, int whence) {
    auto& self = *static_cast<ArchiveStream*>(stream);
    try {
        return self.m_seekable->seek(offset, whence);
    } catch (...) {
        return self.remember(std::current_exception());
    }
}

int ArchiveStream::remember(std::exception_ptr failure) {
    m_failure = std::move(failure);
    return ARCHIVE_FATAL;
}

/// Throws unless libarchive was content; what the source threw goes before what libarchive made of it.
void ArchiveStream::check(ssize_t result) {
    if (m_failure)
        std::rethrow_exception(std::exchange(m_failure, nullptr));
    if (result == ARCHIVE_OK)
        return;
    const char* message = archive_error_string(m_handle.get());
    failArchive(explained(message ? message : "it cannot be read"), m_name);
}

/// libarchive takes what follows a stream of xz for damage of the stream, or for a next one that is cut.
std::string ArchiveStream::explained(const std::string& message) const {
    return m_packing == Packing::Xz && continuesBehindXz({m_block.data(), m_blockEnd})
               ? archiveContinues
               : inPlainWords(message);
}

} // namespace model

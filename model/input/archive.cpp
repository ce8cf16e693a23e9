#include "model/input/archive.h"

#include <filesystem>
#include <string_view>

#include "model/input/archive_stream.h"
#include "model/input/expansion_limit.h"
#include "model/input/gzip_source.h"
#include "model/input/input_file.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

enum class Kind { None, Zip, Tar, Gzip, TarGzip };

constexpr std::size_t tarMarkAt = 257; ///< where a tar says that it is one
constexpr std::string_view tarMark = "ustar";

bool beginsTar(std::string_view bytes) {
    return bytes.size() > tarMarkAt && bytes.substr(tarMarkAt).starts_with(tarMark);
}

std::string beginOf(ByteSource& source) {
    return readUpTo(source, tarMarkAt + tarMark.size());
}

/// By the file's own first bytes: Gzip whatever is inside.
Kind outerKindOf(const std::string& path) {
    InputFile file(path);
    const std::string begin = beginOf(file);
    if (begin.starts_with("PK\x03\x04"))
        return Kind::Zip;
    if (begin.starts_with("\x1F\x8B"))
        return Kind::Gzip;
    return beginsTar(begin) ? Kind::Tar : Kind::None;
}

std::unique_ptr<ByteSource> openGzip(const DataFile& file) {
    return std::make_unique<GzipSource>(std::make_unique<InputFile>(file.path), file.text());
}

Kind kindOf(const DataFile& file) {
    const Kind outer = outerKindOf(file.path);
    if (outer != Kind::Gzip)
        return outer;
    return beginsTar(beginOf(*openGzip(file))) ? Kind::TarGzip : Kind::Gzip;
}

std::unique_ptr<ArchiveStream> openStream(const DataFile& file, Kind kind, std::stop_token stop) {
    if (kind == Kind::Zip)
        return ArchiveStream::zip(std::make_unique<InputFile>(file.path), file.text(), std::move(stop));
    auto source = kind == Kind::TarGzip ? openGzip(file) : std::make_unique<InputFile>(file.path);
    return ArchiveStream::tar(std::move(source), file.text(), std::move(stop));
}

/// What a .gz that holds no tar calls its only member.
std::string gzipMember(const std::string& path) {
    const std::filesystem::path name = std::filesystem::path(path).filename();
    const std::string ending = name.extension().string();
    return toUtf8(ending == ".gz" || ending == ".GZ" ? name.stem().string() : name.string());
}

/// What macOS adds to archives beside each file.
bool isMacCompanion(std::string_view name) {
    return name.starts_with("__MACOSX/") || name.substr(name.rfind('/') + 1).starts_with("._");
}

bool isListed(const ArchiveStream& stream) {
    const std::string name = stream.entryName();
    return stream.isFile() && !name.empty() && !isMacCompanion(name);
}

[[noreturn]] void failOn(const DataFile& file, const std::string& message, const std::string& remedy) {
    throw Error({message, file.text(), 0, remedy});
}

[[noreturn]] void failNoMember(const DataFile& file) {
    failOn(file, "the archive has no such member", "Choose one of the files that it holds");
}

/// A member of a zip or tar archive.
class MemberSource : public ByteSource {
public:
    explicit MemberSource(std::unique_ptr<ArchiveStream> stream) : m_stream(std::move(stream)) {}

    std::size_t read(char* bytes, std::size_t size) override {
        if (m_ended)
            return 0;
        const std::size_t got = m_stream->read(bytes, size);
        if (got == 0)
            m_stream->finish();
        m_ended = got == 0;
        m_unpacked += got;
        checkExpansion(name(), m_unpacked, consumed());
        return got;
    }

    const std::string& name() const override { return m_stream->name(); }
    std::uint64_t consumed() const override { return m_stream->consumed(); }

private:
    std::unique_ptr<ArchiveStream> m_stream; ///< at the member
    bool m_ended = false;
    std::uint64_t m_unpacked = 0; ///< bytes
};

std::unique_ptr<ByteSource> openMember(const DataFile& file, std::unique_ptr<ArchiveStream> stream) {
    do {
        if (!stream->next())
            failNoMember(file);
    } while (!stream->isFile() || stream->entryName() != file.member);
    if (stream->isEncrypted())
        failOn(file, "the member is encrypted", "Unpack it with its password, then choose the file itself");
    return std::make_unique<MemberSource>(std::move(stream));
}

} // namespace

bool isArchive(const std::string& path) {
    return outerKindOf(path) != Kind::None;
}

std::vector<ArchiveMember> listArchive(const std::string& path, std::stop_token stop) {
    const DataFile file = {path};
    const Kind kind = kindOf(file);
    if (kind == Kind::None)
        failOn(file, "this is no archive", "Choose a .zip, .tar, .tar.gz or .gz file");
    if (kind == Kind::Gzip)
        return {{gzipMember(path)}};
    const auto stream = openStream(file, kind, std::move(stop));
    std::vector<ArchiveMember> members;
    while (stream->next())
        if (isListed(*stream))
            members.push_back({stream->entryName(), stream->entrySize()});
    stream->finish();
    return members;
}

std::unique_ptr<ByteSource> openSource(const DataFile& file, std::stop_token stop) {
    const Kind kind = kindOf(file);
    if (kind == Kind::Gzip && (file.member.empty() || file.member == gzipMember(file.path)))
        return openGzip(file);
    if (kind == Kind::None && file.member.empty())
        return std::make_unique<InputFile>(file.path);
    if (kind == Kind::None)
        failOn(file, "this is no archive", "Choose the file itself");
    if (file.member.empty())
        failOn(file, "this is an archive of several files", "Choose one of the files that it holds");
    if (kind == Kind::Gzip)
        failNoMember(file);
    return openMember(file, openStream(file, kind, std::move(stop)));
}

} // namespace model

#include "model/input/archive.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "model/input/archive_stream.h"
#include "model/input/expansion_limit.h"
#include "model/input/file_kinds.h"
#include "model/input/input_file.h"
#include "model/input/text.h"
#include "model/input/unpacking.h"
#include "model/values/failure.h"

namespace model {

namespace {

enum class Kind { Plain, Packed, Zip, ZipDocument, Tar };

/// What the file itself is; packing: of a packed file or tar.
struct Wrapping {
    Kind kind = Kind::Plain;
    Packing packing = Packing::None;
};

std::string beginOf(ByteSource& source) {
    return readUpTo(source, kindBytes);
}

/// A zip archive is a document where its members are what a program saves as one file.
Kind kindOfZip(const std::string& begin) {
    return isNumpyArchive(begin) || isDocumentArchive(begin) ? Kind::ZipDocument : Kind::Zip;
}

/// By the file's own first bytes: Packed whatever is inside.
Wrapping outerWrappingOf(const std::string& path) {
    InputFile file(path);
    const std::string begin = beginOf(file);
    if (isZip(begin))
        return {kindOfZip(begin)};
    if (const Packing packing = packingOf(begin); packing != Packing::None)
        return {Kind::Packed, packing};
    return {isTar(begin) ? Kind::Tar : Kind::Plain};
}

/// The file as it is, named as its member; or unpacked.
std::unique_ptr<ByteSource> openWhole(const DataFile& file, Packing packing, std::stop_token stop) {
    auto whole = std::make_unique<InputFile>(file.path);
    if (packing == Packing::None)
        return whole;
    return unpacked(std::move(whole), packing, file.text(), std::move(stop));
}

Wrapping wrappingOf(const DataFile& file) {
    Wrapping wrapping = outerWrappingOf(file.path);
    if (wrapping.kind == Kind::Packed && isTar(beginOf(*openWhole(file, wrapping.packing, {}))))
        wrapping.kind = Kind::Tar;
    return wrapping;
}

std::unique_ptr<ArchiveStream> openStream(const DataFile& file, Wrapping wrapping, std::stop_token stop) {
    if (wrapping.kind == Kind::Tar)
        return ArchiveStream::tar(openWhole(file, wrapping.packing, stop), file.text(), stop);
    return ArchiveStream::zip(std::make_unique<InputFile>(file.path), file.text(), std::move(stop));
}

/// What a packed file that holds no tar calls its only member.
std::string packedMember(const std::string& path) {
    return toUtf8(withoutPacking(std::filesystem::path(path).filename().string()));
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

/// The member may be packed once more, as ratings.csv.gz in a zip archive.
std::unique_ptr<ByteSource> openMember(const DataFile& file, std::unique_ptr<ArchiveStream> stream,
                                       std::stop_token stop) {
    do {
        if (!stream->next())
            failNoMember(file);
    } while (!stream->isFile() || stream->entryName() != file.member);
    if (stream->isEncrypted())
        failOn(file, "the member is encrypted", "Unpack it with its password, then choose the file itself");
    return unpackedIfPacked(entryOf(std::move(stream)), std::move(stop));
}

} // namespace

bool isArchive(const std::string& path) {
    const Kind kind = outerWrappingOf(path).kind;
    return kind != Kind::Plain && kind != Kind::ZipDocument;
}

std::vector<ArchiveMember> listArchive(const std::string& path, std::stop_token stop) {
    const DataFile file = {path};
    const Wrapping wrapping = wrappingOf(file);
    if (wrapping.kind == Kind::Plain)
        failOn(file, "this is no archive", "Choose a .zip, .tar, .tar.gz, .gz, .bz2, .xz or .zst file");
    if (wrapping.kind == Kind::Packed)
        return {{packedMember(path)}};
    const auto stream = openStream(file, wrapping, std::move(stop));
    std::vector<ArchiveMember> members;
    while (stream->next())
        if (isListed(*stream))
            members.push_back({stream->entryName(), stream->entrySize()});
    stream->finish();
    return members;
}

std::unique_ptr<ByteSource> openSource(const DataFile& file, std::stop_token stop) {
    const Wrapping wrapping = wrappingOf(file);
    const bool whole = file.member.empty();
    if (wrapping.kind == Kind::Packed && (whole || file.member == packedMember(file.path)))
        return openWhole(file, wrapping.packing, std::move(stop));
    if (whole && (wrapping.kind == Kind::Plain || wrapping.kind == Kind::ZipDocument))
        return std::make_unique<InputFile>(file.path);
    if (wrapping.kind == Kind::Plain)
        failOn(file, "this is no archive", "Choose the file itself");
    if (whole)
        failOn(file, "this is an archive of several files", "Choose one of the files that it holds");
    if (wrapping.kind == Kind::Packed)
        failNoMember(file);
    return openMember(file, openStream(file, wrapping, stop), stop);
}

} // namespace model

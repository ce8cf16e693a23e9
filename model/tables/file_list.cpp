#include "model/tables/file_list.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <sys/stat.h>

#include "model/input/archive.h"
#include "model/input/file_type.h"
#include "model/input/packing.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

std::uint64_t diskSize(const std::string& path) {
    struct stat status = {};
    return lookAt(path, status) && S_ISREG(status.st_mode) ? static_cast<std::uint64_t>(status.st_size) : 0;
}

/// What programs leave beside data: _SUCCESS, .crc and the like.
bool isAside(const DataFile& file) {
    const std::string name = nameOf(file);
    return name.starts_with('_') || name.starts_with('.');
}

bool isPartition(const std::string& folder) {
    return fs::path(folder).filename().string().find('=') != std::string::npos;
}

[[noreturn]] void failFolder(const std::string& folder, const std::error_code& failure) {
    throw Error({"the folder cannot be read: " + failure.message(), folder, 0,
                 "Check its permissions, or choose a file inside it"});
}

std::vector<DataFile> filesOf(const std::string& folder) {
    std::vector<DataFile> files;
    std::vector<std::string> folders;
    std::error_code failure;
    const std::vector<std::string> paths = pathsIn(folder, failure);
    if (failure)
        failFolder(folder, failure);
    for (const std::string& path : paths) {
        const FileType type = fileTypeOf(path);
        if (type == FileType::Regular)
            files.push_back({path, {}});
        else if (type == FileType::Folder)
            folders.push_back(path);
    }
    if (files.empty() && folders.size() == 1)
        return filesOf(folders.front());
    if (!folders.empty() && std::ranges::all_of(files, isAside) && std::ranges::all_of(folders, isPartition))
        for (const std::string& partition : folders)
            std::ranges::copy(filesOf(partition), std::back_inserter(files));
    std::ranges::sort(files, {}, &DataFile::path);
    return files;
}

DataFiles onDisk(std::vector<DataFile> found) {
    DataFiles files;
    for (const DataFile& file : found)
        files.sizes.push_back(diskSize(file.path));
    files.all = std::move(found);
    return files;
}

} // namespace

const std::string& placeOf(const DataFile& file) {
    return file.member.empty() ? file.path : file.member;
}

/// Without folders, and without the ending of a packing.
std::string nameOf(const DataFile& file) {
    return std::string(withoutPacking(fs::path(placeOf(file)).filename().string()));
}

std::string folderOf(const DataFile& file) {
    return fs::path(placeOf(file)).parent_path().string();
}

/// Some of them, to choose from.
std::string namesOf(const std::vector<DataFile>& files) {
    constexpr std::size_t mostNamed = 6;
    std::string names;
    for (std::size_t i = 0; i < std::min(files.size(), mostNamed); ++i)
        names += (i > 0 ? ", " : "") + inQuotes(files[i].member.empty() ? nameOf(files[i]) : files[i].member);
    return names + (files.size() > mostNamed ? " …" : "");
}

DataFiles filesOfFolder(const std::string& folder) {
    return onDisk(filesOf(folder));
}

DataFiles filesBeside(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code failure;
    const std::vector<std::string> paths = pathsIn(folder.empty() ? "." : folder.string(), failure);
    if (failure && failure != std::errc::permission_denied) // there the file is all that can be read
        failFolder(folder.string(), failure);
    std::vector<DataFile> files;
    for (const std::string& beside : paths)
        if (isRegularFile(beside))
            files.push_back({(folder / fs::path(beside).filename()).string(), {}});
    std::ranges::sort(files, {}, &DataFile::path);
    return onDisk(std::move(files));
}

DataFiles membersOf(const std::string& archive, std::stop_token stop) {
    std::vector<ArchiveMember> members = listArchive(archive, std::move(stop));
    std::ranges::stable_sort(
        members, {}, [](const ArchiveMember& member) { return std::ranges::count(member.name, '/'); });
    DataFiles files;
    for (const ArchiveMember& member : members) {
        files.all.push_back({archive, member.name});
        files.sizes.push_back(member.size.value_or(diskSize(archive)));
    }
    return files;
}

DataFile DataFiles::beside(const std::string& name) const {
    DataFile other = ratings;
    (other.member.empty() ? other.path : other.member) =
        (fs::path(placeOf(ratings)).parent_path() / name).string();
    return other;
}

std::uint64_t DataFiles::sizeOf(const DataFile& file) const {
    const auto found = std::ranges::find(all, file);
    return found != all.end() ? sizes[static_cast<std::size_t>(found - all.begin())] : diskSize(file.path);
}

} // namespace model

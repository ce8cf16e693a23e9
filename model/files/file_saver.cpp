#include "model/files/file_saver.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/files/file_group.h"
#include "model/files/left_over_files.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

/// The file that a link leads to, so that the link stays one; any other name as it is.
std::string behindLinks(const std::string& target) {
    std::error_code error;
    const bool isLink = fs::is_symlink(target, error);
    if (error && error != std::errc::no_such_file_or_directory && error != std::errc::not_a_directory)
        throw savingFailure(target, "the file cannot be accessed", error.value());
    if (!isLink)
        return target;
    const fs::path file = fs::canonical(target, error);
    if (error)
        throw savingFailure(target, "the link leads nowhere", error.value());
    return file.string();
}

/// The permission bits of the file to replace; none where there is no file yet.
std::optional<unsigned> permissionsOf(const std::string& target) {
    struct stat status = {};
    if (::stat(target.c_str(), &status) != 0) {
        if (errno == ENOENT)
            return std::nullopt;
        throw savingFailure(target, "the file cannot be accessed", errno);
    }
    if (S_ISDIR(status.st_mode))
        throw Error({"this is a folder, not a file", target, 0, "Choose the name of a file inside it"});
    if (!S_ISREG(status.st_mode))
        throw Error({"this is not a regular file, so it is not replaced", target, 0, "Choose another name"});
    return status.st_mode & 0777U;
}

/// An empty file in place of the target, with the permissions that it will have.
TemporaryFile newFile(const std::string& target) {
    const auto permissions = permissionsOf(target);
    removeLeftOverFiles(folderOf(target));
    // The kernel takes the umask off; to ask for it would mean to change it, for every thread.
    TemporaryFile file(target, permissions ? 0600 : 0666);
    if (permissions)
        file.setPermissions(*permissions);
    return file;
}

} // namespace

FileSaver::FileSaver(const std::string& target, FileGroup* group)
    : m_file(newFile(behindLinks(target))), m_group(group) {}

void FileSaver::commit() {
    m_file.finish();
    if (m_group != nullptr) {
        m_group->take(std::move(m_file));
        return;
    }
    m_file.place();
    // The new name is safe from a power cut once its folder is on the disk.
    if (const int error = syncFolderOf(m_file.target()))
        throw Error(
            {"the file is saved, but a power cut could undo it, as its folder cannot be synchronised: " +
                 std::generic_category().message(error),
             m_file.target(), 0, "Check the disk, then save again"});
}

void requireSavable(const std::string& target) {
    if (target.empty())
        throw Error(problem("the file to write has no name", "Choose one"));
    const std::string file = behindLinks(target);
    permissionsOf(file);
    if (::access(folderOf(file).c_str(), W_OK | X_OK) != 0)
        throw Error({"the folder cannot be written to: " + std::generic_category().message(errno), target, 0,
                     "Choose another place for the result"});
}

void saveFile(const std::string& target, std::string_view bytes) {
    FileSaver saver(target);
    saver.write(bytes);
    saver.commit();
}

} // namespace model

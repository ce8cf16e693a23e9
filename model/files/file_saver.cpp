#include "model/files/file_saver.h"

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <random>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

Error failure(const std::string& path, const std::string& what, int error) {
    return Error({what + ": " + std::generic_category().message(error), path, 0,
                  "What was there before is unchanged. Make room, or choose another place"});
}

/// The file that a link leads to, so that the link stays one; any other name as it is.
std::string behindLinks(const std::string& target) {
    std::error_code error;
    if (!fs::is_symlink(target, error))
        return target;
    const fs::path file = fs::canonical(target, error);
    if (error)
        throw failure(target, "the link leads nowhere", error.value());
    return file.string();
}

/// The permission bits of the file to replace; none where there is no file yet.
std::optional<unsigned> permissionsOf(const std::string& target) {
    struct stat status = {};
    if (::stat(target.c_str(), &status) != 0) {
        if (errno == ENOENT)
            return std::nullopt;
        throw failure(target, "the file cannot be accessed", errno);
    }
    if (S_ISDIR(status.st_mode))
        throw Error({"this is a folder, not a file", target, 0, "Choose the name of a file inside it"});
    if (!S_ISREG(status.st_mode))
        throw Error({"this is not a regular file, so it is not replaced", target, 0, "Choose another name"});
    return status.st_mode & 0777U;
}

fs::path folderOf(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

/// A hidden name beside the target. It does not contain the target's, which may be as long as a name can be.
std::string temporaryName(const std::string& target) {
    std::random_device random;
    return folderOf(target) / (".saving-" + std::to_string(random()) + "-" + std::to_string(random()));
}

bool synchronised(int descriptor) {
    int result = 0;
    do
        result = ::fsync(descriptor);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

} // namespace

FileSaver::FileSaver(const std::string& target) : m_target(behindLinks(target)) {
    const auto permissions = permissionsOf(m_target);
    // The kernel takes the umask off; to ask for it would mean to change it, for every thread.
    createTemporary(permissions ? 0600 : 0666);
    if (permissions && ::fchmod(m_descriptor, *permissions) != 0)
        fail("the file cannot be given its permissions", errno);
}

FileSaver::~FileSaver() {
    discard();
}

void FileSaver::createTemporary(unsigned permissions) {
    std::string name;
    do {
        name = temporaryName(m_target);
        m_descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
    } while (m_descriptor < 0 && (errno == EEXIST || errno == EINTR));
    if (m_descriptor < 0)
        fail("the file cannot be saved, no file can be created in its folder", errno);
    m_temporary = std::move(name);
}

void FileSaver::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("the file cannot be written", written == 0 ? ENOSPC : errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void FileSaver::commit() {
    if (!synchronised(m_descriptor))
        fail("the file cannot be written to the disk", errno);
    if (::close(std::exchange(m_descriptor, -1)) != 0 && errno != EINTR) // Linux closes it even then
        fail("the file cannot be written to the disk", errno);
    if (std::rename(m_temporary.c_str(), m_target.c_str()) != 0)
        fail("the file cannot be replaced", errno);
    m_temporary.clear();
    syncFolder();
}

/// The new name is safe from a power cut once its folder is on the disk.
void FileSaver::syncFolder() const {
    const int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // EINVAL: this file system has nothing to synchronise in a folder.
    const bool done = folder >= 0 && (synchronised(folder) || errno == EINVAL);
    const int error = errno;
    if (folder >= 0)
        ::close(folder);
    if (!done)
        throw Error(
            {"the file is saved, but a power cut could undo it, as its folder cannot be synchronised: " +
                 std::generic_category().message(error),
             m_target, 0, "Check the disk, then save again"});
}

void FileSaver::discard() {
    if (m_descriptor >= 0)
        ::close(std::exchange(m_descriptor, -1));
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

void FileSaver::fail(const std::string& what, int error) {
    discard();
    throw failure(m_target, what, error);
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

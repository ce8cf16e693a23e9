#include "model/files/temporary_file.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/files/left_over_files.h"
#include "model/input/input_file.h"

namespace model {

namespace {

bool synchronised(int descriptor) {
    int result = 0;
    do
        result = ::fsync(descriptor);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

} // namespace

Error savingFailure(const std::string& target, const std::string& what, int error) {
    return Error({what + ": " + std::generic_category().message(error), target, 0,
                  "What was there before is unchanged. Make room, or choose another place"});
}

std::string folderOf(const std::string& path) {
    const std::string folder = std::filesystem::path(path).parent_path();
    return folder.empty() ? "." : folder;
}

int syncFolderOf(const std::string& path) {
    const int folder = ::open(folderOf(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    // EINVAL: this file system has nothing to synchronise in a folder.
    const bool done = folder >= 0 && (synchronised(folder) || errno == EINVAL);
    const int error = errno;
    if (folder >= 0)
        ::close(folder);
    return done ? 0 : error;
}

TemporaryFile::TemporaryFile(std::string target, std::string path, int descriptor)
    : m_target(std::move(target)), m_path(std::move(path)), m_descriptor(descriptor) {}

TemporaryFile::TemporaryFile(const std::string& target, unsigned permissions) : m_target(target) {
    create(permissions);
}

TemporaryFile::TemporaryFile(TemporaryFile&& other) noexcept
    : m_target(std::move(other.m_target)), m_path(std::exchange(other.m_path, {})),
      m_descriptor(std::exchange(other.m_descriptor, -1)), m_lock(std::exchange(other.m_lock, -1)) {}

TemporaryFile::~TemporaryFile() {
    discard();
}

/// Whoever looks for files that were left over may find this one before it is locked: then there is another.
/// Where it cannot be locked it gets a name that nobody looks for.
void TemporaryFile::create(unsigned permissions) {
    for (bool locked = true;;) {
        m_path = temporaryName(folderOf(m_target)) + (locked ? "" : "-unlocked");
        m_descriptor = ::open(m_path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions);
        const bool created = m_descriptor >= 0;
        const int error = !created ? errno : locked ? lock() : 0;
        if (error == 0)
            return;
        if (!created)
            m_path.clear();
        discard();
        if (created && error != EEXIST)
            locked = false;
        else if (error != EEXIST && error != EINTR)
            fail("the file cannot be saved, no file can be created in its folder", error);
    }
}

/// 0, or errno; EEXIST for a file that is gone, or is about to be removed.
int TemporaryFile::lock() const {
    struct stat status = {};
    if (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? EEXIST : errno;
    if (::fstat(m_descriptor, &status) != 0)
        return errno;
    return status.st_nlink > 0 ? 0 : EEXIST;
}

TemporaryFile TemporaryFile::ofOld(const std::string& target) {
    TemporaryFile file(target, {}, -1);
    std::string path = temporaryName(folderOf(target));
    if (::link(target.c_str(), path.c_str()) == 0) {
        file.m_path = std::move(path);
        file.m_lock = ::open(file.m_path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file.m_lock >= 0) // it is only for some milliseconds: without a lock it will do, too
            ::flock(file.m_lock, LOCK_EX | LOCK_NB);
        return file;
    }
    struct stat status = {};
    if (::stat(target.c_str(), &status) != 0)
        throw savingFailure(target, "the file cannot be accessed", errno);
    TemporaryFile copy(target, 0600);
    copy.setPermissions(status.st_mode & 0777U);
    copy.copyTarget();
    copy.finish();
    return copy;
}

void TemporaryFile::copyTarget() {
    InputFile old(m_target);
    std::array<char, 1 << 16> some;
    while (const std::size_t count = old.read(some.data(), some.size()))
        write({some.data(), count});
}

void TemporaryFile::setPermissions(unsigned permissions) {
    if (::fchmod(m_descriptor, permissions) != 0)
        fail("the file cannot be given its permissions", errno);
}

void TemporaryFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            fail("the file cannot be written", written == 0 ? ENOSPC : errno);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A copy of the descriptor keeps the lock, while closing the first one tells what a network's disk says.
void TemporaryFile::finish() {
    if (!synchronised(m_descriptor))
        fail("the file cannot be written to the disk", errno);
    m_lock = ::fcntl(m_descriptor, F_DUPFD_CLOEXEC, 0);
    if (::close(std::exchange(m_descriptor, -1)) != 0 && errno != EINTR) // Linux closes it even then
        fail("the file cannot be written to the disk", errno);
}

void TemporaryFile::place() {
    if (std::rename(m_path.c_str(), m_target.c_str()) != 0)
        fail("the file cannot be replaced", errno);
    release();
}

bool TemporaryFile::putBack() noexcept {
    const char* path = m_path.c_str();
    const char* target = m_target.c_str();
    const bool done = std::rename(path, target) == 0 || (::unlink(target) == 0 && ::link(path, target) == 0);
    if (done)
        discard(); // both may be names of one file still: then renaming does nothing
    else
        release();
    return done;
}

void TemporaryFile::release() {
    for (int* descriptor : {&m_descriptor, &m_lock})
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    m_path.clear();
}

void TemporaryFile::discard() {
    if (!m_path.empty())
        ::unlink(m_path.c_str()); // while it is locked: nobody else has it
    release();
}

void TemporaryFile::fail(const std::string& what, int error) {
    discard();
    throw savingFailure(m_target, what, error);
}

} // namespace model

#include "model/files/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/values/failure.h"

namespace model {

namespace {

/// flock(2) without waiting; false where another one has the lock.
bool locked(int descriptor, int kind, const std::string& path) {
    while (::flock(descriptor, kind | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK)
            return false;
        if (errno != EINTR)
            throw Error({"the file cannot be locked: " + std::generic_category().message(errno), path, 0,
                         "Choose a folder on a disk that knows locks"});
    }
    return true;
}

} // namespace

std::optional<FileLock> FileLock::tryAcquire(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        throw Error({"the file cannot be created: " + std::generic_category().message(errno), path, 0,
                     "Check the folder's permissions, or choose another one"});
    FileLock lock(descriptor);
    while (!locked(descriptor, LOCK_EX, path)) // who only looks (isHeld) is not in the way for long
        if (!locked(descriptor, LOCK_SH, path) || !locked(descriptor, LOCK_UN, path))
            return std::nullopt;
    return lock;
}

bool FileLock::isHeld(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0 && errno == ENOENT)
        return false;
    if (descriptor < 0)
        throw Error({"the file cannot be opened: " + std::generic_category().message(errno), path, 0,
                     "Check the folder's permissions"});
    const FileLock look(descriptor);
    return !locked(descriptor, LOCK_SH, path);
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace model

#include "model/files/file_lock.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "model/values/failure.h"

namespace model {

std::optional<FileLock> FileLock::tryAcquire(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0)
        throw Error({"the file cannot be created: " + std::generic_category().message(errno), path, 0,
                     "Check the folder's permissions, or choose another one"});
    FileLock lock(descriptor);
    while (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) // who only looks (isHeld) is not in the way for long
        if (::flock(descriptor, LOCK_SH | LOCK_NB) != 0 || ::flock(descriptor, LOCK_UN) != 0) {
            if (errno == EWOULDBLOCK)
                return std::nullopt;
            throw Error({"the file cannot be locked: " + std::generic_category().message(errno), path, 0,
                         "Choose a folder on another disk"});
        }
    return lock;
}

bool FileLock::isHeld(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const FileLock look(descriptor);
    return ::flock(descriptor, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
}

FileLock::FileLock(FileLock&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}

FileLock::~FileLock() {
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace model

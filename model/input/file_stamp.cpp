#include "model/input/file_stamp.h"

#include <sys/stat.h>

#include "model/input/file_type.h"

namespace model {

FileStamp stampOf(const struct stat& status) {
    return {status.st_dev, status.st_ino, status.st_size, status.st_mtim.tv_sec, status.st_mtim.tv_nsec};
}

FileStamp stampOf(const std::string& path) {
    struct stat status = {};
    return lookAt(path, status) ? stampOf(status) : FileStamp();
}

} // namespace model

#include "model/input/file_type.h"

#include <cerrno>
#include <dirent.h>
#include <filesystem>
#include <memory>
#include <string_view>
#include <sys/stat.h>

#include "model/values/failure.h"

namespace model {

bool lookAt(const std::string& path, struct stat& status) {
    if (::stat(path.c_str(), &status) == 0)
        return true;
    for (const int error : {ENOENT, ENOTDIR, EACCES, ELOOP, ENAMETOOLONG})
        if (errno == error)
            return false;
    throw Error({"the file cannot be accessed: " + std::generic_category().message(errno), path, 0,
                 "Check the disk or the connection, then try again"});
}

FileType fileTypeOf(const std::string& path) {
    struct stat status = {};
    if (!lookAt(path, status))
        return FileType::None;
    return S_ISREG(status.st_mode)   ? FileType::Regular
           : S_ISDIR(status.st_mode) ? FileType::Folder
                                     : FileType::Other;
}

// Not with std::filesystem's iterator: libstdc++'s ends the program where memory runs out.
std::vector<std::string> pathsIn(const std::string& folder, std::error_code& error, std::size_t most) {
    struct Closer {
        void operator()(DIR* open) const { ::closedir(open); }
    };
    const auto failed = [&error] { error.assign(errno, std::generic_category()); };
    error.clear();
    std::vector<std::string> paths;
    const std::unique_ptr<DIR, Closer> open(::opendir(folder.c_str()));
    if (!open) {
        failed();
        return paths;
    }
    errno = 0;
    while (const dirent* entry = paths.size() < most ? ::readdir(open.get()) : nullptr) {
        const std::string_view name = entry->d_name;
        if (name != "." && name != "..")
            paths.push_back((std::filesystem::path(folder) / name).string());
        errno = 0;
    }
    if (errno != 0) {
        failed();
        paths.clear();
    }
    return paths;
}

} // namespace model

#include "model/files/left_over_files.h"

#include <algorithm>
#include <fcntl.h>
#include <filesystem>
#include <random>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "model/input/file_type.h"

namespace model {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view prefix = ".saving-";
constexpr std::size_t mostNames = 10'000; ///< to look at, so that saving into a huge folder stays fast

std::vector<std::string> temporariesIn(const std::string& folder) {
    std::error_code error;
    std::vector<std::string> paths = pathsIn(folder, error, mostNames);
    std::erase_if(
        paths, [](const std::string& path) { return !isTemporaryName(fs::path(path).filename().string()); });
    return paths;
}

/// Holds a lock on a file that a program has left; none where its writer lives.
class LeftOver {
public:
    explicit LeftOver(const std::string& path) {
        struct stat status = {};
        if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
            return;
        m_descriptor = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        m_locked = m_descriptor >= 0 && ::flock(m_descriptor, LOCK_SH | LOCK_NB) == 0;
    }
    ~LeftOver() {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    LeftOver(const LeftOver&) = delete;
    LeftOver& operator=(const LeftOver&) = delete;

    explicit operator bool() const { return m_locked; }

private:
    int m_descriptor = -1;
    bool m_locked = false;
};

} // namespace

std::string temporaryName(const std::string& folder) {
    std::random_device random;
    return fs::path(folder) /
           (std::string(prefix) + std::to_string(random()) + '-' + std::to_string(random()));
}

/// ".saving-N-N"
bool isTemporaryName(const std::string& name) {
    if (!name.starts_with(prefix))
        return false;
    const std::string_view rest = std::string_view(name).substr(prefix.size());
    const std::size_t dash = rest.find('-');
    const auto isNumber = [](std::string_view digits) {
        return !digits.empty() &&
               std::ranges::all_of(digits, [](char digit) { return digit >= '0' && digit <= '9'; });
    };
    return dash != std::string_view::npos && isNumber(rest.substr(0, dash)) &&
           isNumber(rest.substr(dash + 1));
}

std::vector<std::string> leftOverFiles(const std::string& folder) {
    std::vector<std::string> paths = temporariesIn(folder);
    std::erase_if(paths, [](const std::string& path) { return !LeftOver(path); });
    return paths;
}

void removeLeftOverFiles(const std::string& folder) {
    for (const std::string& path : temporariesIn(folder))
        if (const LeftOver file(path); file)
            ::unlink(path.c_str()); // while it is locked: see TemporaryFile::create
}

} // namespace model

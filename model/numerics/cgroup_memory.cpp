#include "model/numerics/cgroup_memory.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <iterator>
#include <sstream>
#include <vector>

namespace model {

namespace {

/// The files of one version.
struct CgroupFiles {
    std::vector<const char*> limits;
    const char* usage;
    std::array<std::string_view, 2> caches; ///< keys in memory.stat
};

const CgroupFiles firstVersion = {
    {"memory.limit_in_bytes"}, "memory.usage_in_bytes", {"total_inactive_file", "total_active_file"}};
const CgroupFiles secondVersion = {
    {"memory.max", "memory.high"}, "memory.current", {"inactive_file", "active_file"}};

/// A hierarchy of cgroups that limits memory, as this process sees it.
struct CgroupMount {
    bool second = false; ///< of version 2
    std::string top;     ///< the cgroup that is mounted
    std::string folder;  ///< where
};

bool holdsWord(const std::string& list, std::string_view word) {
    std::istringstream words(list);
    for (std::string each; std::getline(words, each, ',');)
        if (each == word)
            return true;
    return false;
}

/// A path as mountinfo writes it: with blanks, tabs, newlines and backslashes as \ooo.
std::string unescaped(const std::string& text) {
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '7'; };
    std::string path;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && digit(at + 1) && digit(at + 2) && digit(at + 3)) {
            path += static_cast<char>((text[at + 1] - '0') * 64 + (text[at + 2] - '0') * 8 +
                                      (text[at + 3] - '0'));
            at += 3;
        } else
            path += text[at];
    }
    return path;
}

/// A line of mountinfo: number, parent, device, top, folder, options, any fields, "-", type, source, options.
std::optional<CgroupMount> mountIn(const std::string& line) {
    std::istringstream text(line);
    const std::vector<std::string> fields{std::istream_iterator<std::string>(text), {}};
    const auto dash = std::find(fields.begin(), fields.end(), "-");
    if (dash - fields.begin() < 6 || fields.end() - dash < 4)
        return std::nullopt;
    const bool second = dash[1] == "cgroup2";
    if (!second && !(dash[1] == "cgroup" && holdsWord(dash[3], "memory")))
        return std::nullopt;
    return CgroupMount{second, unescaped(fields[3]), unescaped(fields[4])};
}

std::vector<CgroupMount> mountsBelow(const std::string& root) {
    std::vector<CgroupMount> mounts;
    std::ifstream file(root + "/proc/self/mountinfo");
    for (std::string line; std::getline(file, line);)
        if (const auto mount = mountIn(line))
            mounts.push_back(*mount);
    return mounts;
}

/// The process's cgroup in that hierarchy, by the lines "number:controllers:path"; none = it has none there.
std::optional<std::string> cgroupIn(const CgroupMount& mount, const std::string& root) {
    std::ifstream file(root + "/proc/self/cgroup");
    for (std::string line; std::getline(file, line);) {
        const std::size_t first = line.find(':');
        const std::size_t second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos)
            continue;
        const std::string controllers = line.substr(first + 1, second - first - 1);
        if (mount.second ? controllers.empty() : holdsWord(controllers, "memory"))
            return line.substr(second + 1);
    }
    return std::nullopt;
}

/// Below the mount's folder: "/a/b"; empty for the top, and for a cgroup that cannot be seen from here.
std::string placeBelow(const CgroupMount& mount, const std::string& cgroup) {
    const std::string top = mount.top == "/" ? "" : mount.top;
    const bool below = cgroup.starts_with(top + '/') && cgroup.find("/..") == std::string::npos;
    const std::string place = below ? cgroup.substr(top.size()) : "";
    return place == "/" ? "" : place;
}

/// Bytes in the process's cgroup that hold copies of files.
std::uint64_t cachesIn(const std::string& folder, const CgroupFiles& files) {
    std::ifstream file(folder + "/memory.stat");
    std::uint64_t bytes = 0;
    for (std::string line; std::getline(file, line);) {
        const std::size_t blank = line.find(' ');
        if (blank != std::string::npos && std::ranges::count(files.caches, line.substr(0, blank)) > 0)
            bytes += plainNumber(std::string_view(line).substr(blank + 1)).value_or(0);
    }
    return bytes;
}

/// Of a file with nothing else in it.
std::optional<std::uint64_t> numberIn(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(32, '\0'); // longer than any number
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.ends_with('\n'))
        text.pop_back();
    return plainNumber(text);
}

std::optional<std::uint64_t> leftAt(const std::string& folder, const CgroupFiles& files) {
    std::optional<std::uint64_t> limit;
    for (const char* name : files.limits)
        if (const auto bytes = numberIn(folder + '/' + name))
            limit = std::min(*bytes, limit.value_or(*bytes));
    const auto usage = numberIn(folder + '/' + files.usage);
    if (!limit || !usage)
        return std::nullopt;
    const std::uint64_t inUse = *usage - std::min(*usage, cachesIn(folder, files));
    return *limit - std::min(*limit, inUse);
}

} // namespace

std::optional<std::uint64_t> plainNumber(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::optional<std::uint64_t> cgroupMemoryLeft(const std::string& root) {
    std::optional<std::uint64_t> left;
    for (const CgroupMount& mount : mountsBelow(root)) {
        const auto cgroup = cgroupIn(mount, root);
        if (!cgroup)
            continue;
        const CgroupFiles& files = mount.second ? secondVersion : firstVersion;
        std::string place = root;
        place += mount.folder;
        const std::size_t above = place.size();
        place += placeBelow(mount, *cgroup);
        for (;; place.erase(place.rfind('/'))) {
            if (const auto here = leftAt(place, files))
                left = std::min(*here, left.value_or(*here));
            if (place.size() <= above)
                break;
        }
    }
    return left;
}

} // namespace model

#include "model/files/file_group.h"

#include <cerrno>
#include <filesystem>
#include <optional>
#include <span>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace model {

namespace {

/// What a name stands for before it is replaced; nothing where there is no such file.
class OldFile {
public:
    explicit OldFile(const std::string& target) : m_target(target) {
        struct stat status = {};
        if (::lstat(target.c_str(), &status) == 0)
            m_file.emplace(TemporaryFile::ofOld(target));
        else if (errno != ENOENT)
            throw savingFailure(target, "the file cannot be accessed", errno);
    }

    /// Empty, or the path where the old file is now.
    std::string putBack() {
        if (!m_file) {
            ::unlink(m_target.c_str());
            return {};
        }
        std::string kept = m_file->path();
        return m_file->putBack() ? std::string() : kept;
    }

    const std::string& target() const { return m_target; }

private:
    std::string m_target;
    std::optional<TemporaryFile> m_file;
};

/// As many as can be. Throws Error for the first that cannot, with the place where it is.
void putBack(std::span<OldFile> files) {
    std::optional<Error> first;
    for (auto& file : files)
        if (const std::string kept = file.putBack(); !kept.empty() && !first)
            first.emplace(
                Failure{"the file was replaced, others that belong to it were not, and it cannot be put back",
                        file.target(), 0, "Rename " + kept + " to what it was before you save again"});
    if (first)
        throw Error(*first);
}

} // namespace

void FileGroup::commit() {
    if (m_files.empty())
        return;
    const std::string last = m_files.back().target();
    placeAll();
    m_files.clear();
    if (const int error = syncFolderOf(last))
        throw Error(
            {"the files are saved, but a power cut could undo it, as their folder cannot be synchronised: " +
                 std::generic_category().message(error),
             last, 0, "Check the disk, then save again"});
}

void FileGroup::placeAll() {
    std::vector<OldFile> old;
    old.reserve(m_files.size());
    for (const TemporaryFile& file : m_files)
        if (m_files.size() > 1)
            old.emplace_back(file.target());
    std::size_t placed = 0;
    try {
        for (TemporaryFile& file : m_files) {
            if (placed > 0 && placed + 1 == m_files.size())
                if (const int error = syncFolderOf(m_files.front().target()))
                    throw savingFailure(file.target(), "the folder cannot be synchronised", error);
            file.place();
            ++placed;
        }
    } catch (...) {
        putBack(std::span(old).first(placed));
        syncFolderOf(m_files.front().target());
        throw;
    }
}

std::string namesTogether(const std::vector<std::string>& paths) {
    std::string names;
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (i > 0)
            names += i + 1 == paths.size() ? " and " : ", ";
        names += std::filesystem::path(paths[i]).filename();
    }
    return names;
}

} // namespace model

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
            m_place = m_file.emplace(TemporaryFile::ofOld(target)).path();
        else if (errno != ENOENT)
            throw savingFailure(target, "the file cannot be accessed", errno);
    }

    /// False: it stays in its place. Takes no memory, which may be what has run out.
    bool putBack() noexcept {
        if (m_file)
            return m_file->putBack();
        ::unlink(m_target.c_str());
        return true;
    }

    const std::string& target() const { return m_target; }
    const std::string& place() const { return m_place; }

private:
    std::string m_target;
    std::string m_place; ///< where it is kept
    std::optional<TemporaryFile> m_file;
};

/// As many as can be. Throws Error for the first that cannot, with the place where it is.
void putBack(std::span<OldFile> files) {
    const OldFile* failed = nullptr;
    for (OldFile& file : files)
        if (!file.putBack() && !failed)
            failed = &file;
    if (failed)
        throw Error({"the file was replaced, others that belong to it were not, and it cannot be put back",
                     failed->target(), 0,
                     "Rename " + failed->place() + " to what it was before you save again"});
}

} // namespace

void FileGroup::commit() {
    if (m_files.empty())
        return;
    placeAll();
    m_files.clear();
}

/// Of what has got its place. Throws Error.
void FileGroup::syncFolder() const {
    if (const int error = syncFolderOf(m_files.back().target()))
        throw savingFailure(m_files.back().target(), "the folder cannot be synchronised", error);
}

void FileGroup::placeAll() {
    std::vector<OldFile> old;
    old.reserve(m_files.size());
    for (const TemporaryFile& file : m_files)
        old.emplace_back(file.target());
    std::size_t placed = 0;
    try {
        for (TemporaryFile& file : m_files) {
            if (placed > 0 && placed + 1 == m_files.size())
                syncFolder();
            file.place();
            ++placed;
        }
        syncFolder();
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

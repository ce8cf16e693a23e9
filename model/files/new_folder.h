#pragma once

#include <string>
#include <vector>

namespace model {

/// Throws Error when the folder is not there and could not be created, or cannot be written to. Writes
/// nothing.
void requireWritableFolder(const std::string& path);

/// For who will fill a NewFolder after long work: throws now what it would throw. Writes nothing.
void requireNewFolder(const std::string& path);

/// A folder for files that appear together (FileGroup): unless keep() is called it is removed again, as long
/// as it is empty. Files that were there before are never touched.
class NewFolder {
public:
    /// Creates the folder, and those above it, where it is missing. Throws Error when it is a file, has
    /// anything in it but what killed programs have left, or cannot be created.
    explicit NewFolder(const std::string& path);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// Everything is in it.
    void keep() { m_created.clear(); }

private:
    void create(const std::string& path);
    void removeCreated() noexcept;

    std::vector<std::string> m_created; ///< the outermost first
};

} // namespace model

#pragma once

#include <string>
#include <vector>

namespace model {

/// Throws Error when the folder is not there and could not be created, or cannot be written to. Writes
/// nothing.
void requireWritableFolder(const std::string& path);

/// For who will fill a NewFolder after long work: throws now what it would throw. Writes nothing.
void requireNewFolder(const std::string& path);

/// A folder that is filled with all files or none: what was written is removed again unless keep() is called.
/// Files that were there before are never touched.
class NewFolder {
public:
    /// Creates the folder, and those above it, where it is missing. Throws Error when it is a file, has
    /// anything in it, or cannot be created.
    explicit NewFolder(const std::string& path);
    ~NewFolder();
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// The path of a file that is about to be written into it.
    std::string add(const std::string& name);

    /// Everything is written.
    void keep() { m_kept = true; }

private:
    std::string m_path;
    bool m_created = false;
    bool m_kept = false;
    std::vector<std::string> m_files;
};

} // namespace model

#pragma once

#include <optional>
#include <string>

namespace model {

/// A file that one program at a time holds; the system lets go of it however the program ends.
class FileLock {
public:
    /// None when another holds it. Creates the file where it is missing. Throws Error when that cannot be
    /// done.
    static std::optional<FileLock> take(const std::string& path);

    /// Whether anyone holds it, this program included; false where there is no such file.
    static bool isHeld(const std::string& path);

    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) = delete;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace model

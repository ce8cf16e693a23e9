#pragma once

#include <optional>
#include <string>

namespace model {

/// A lock on a file, held by one program at a time; the system releases it however the program ends.
class FileLock {
public:
    /// None when another program holds it. Creates the file if it is missing; throws Error when that
    /// fails, and where nothing can be locked.
    static std::optional<FileLock> tryAcquire(const std::string& path);

    /// Whether anyone holds it, this program included; false where there is no such file. Throws Error where
    /// that cannot be told.
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

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <sys/stat.h>

namespace model {

/// A regular file, read from front to back. Not mapped: a mapped file that is cut short meanwhile would end
/// the program.
class InputFile {
public:
    /// Throws Error for what is missing, unreadable, or no regular file.
    explicit InputFile(const std::string& path);
    ~InputFile();
    InputFile(const InputFile&) = delete;
    InputFile& operator=(const InputFile&) = delete;

    const std::string& path() const { return m_path; }

    /// Reads at most size bytes (≥ 1); 0 = end of file. Throws Error when reading fails, and at the end when
    /// the file was changed or replaced since it was opened.
    std::size_t read(char* bytes, std::size_t size);

private:
    /// Tells whether two looks at a path saw the same file in the same state.
    struct Stamp {
        std::uint64_t device = 0, inode = 0;
        std::int64_t size = 0, seconds = 0, nanoseconds = 0;
        bool operator==(const Stamp&) const = default;
    };

    InputFile(const std::string& path, int descriptor);
    static Stamp stampOf(const struct stat& status);
    [[noreturn]] void fail(const std::string& message, const std::string& remedy) const;
    void checkUnchanged() const;

    std::string m_path;
    int m_descriptor;
    Stamp m_opened;
};

} // namespace model

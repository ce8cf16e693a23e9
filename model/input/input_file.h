#pragma once

#include <optional>

#include "model/input/byte_source.h"
#include "model/input/file_stamp.h"

namespace model {

/// A regular file, read from front to back. Not mapped: a mapped file that is cut short meanwhile would end
/// the program.
class InputFile : public ByteSource {
public:
    /// Throws Error for what is missing, unreadable, or no regular file.
    explicit InputFile(const std::string& path);
    ~InputFile() override;

    /// Throws Error when reading fails, and at the end what checkUnchanged() throws.
    std::size_t read(char* bytes, std::size_t size) override;

    /// The path.
    const std::string& name() const override { return m_path; }

    std::uint64_t consumed() const override { return m_consumed; }

    /// Moves on to another place, as lseek(2) takes it; gives the place from the file's begin. Throws Error.
    std::int64_t seek(std::int64_t offset, int whence);

    /// Throws Error when the file was changed or replaced since it was opened.
    void checkUnchanged() const;

private:
    InputFile(const std::string& path, int descriptor);
    [[noreturn]] void failReading() const;
    [[noreturn]] void fail(const std::string& message, const std::string& remedy) const;

    std::string m_path;
    int m_descriptor;
    FileStamp m_opened;
    std::uint64_t m_consumed = 0; ///< bytes
};

/// All of a file; none where it has more bytes than that. Throws what InputFile throws.
std::optional<std::string> wholeFile(const std::string& path, std::size_t mostBytes);

} // namespace model

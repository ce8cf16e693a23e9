#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// A file that grows line by line, such as the curves of a running training. What cannot be written, as on a
/// full disk, stays in memory and is tried again with the next flush(), so that nothing is lost and no line
/// is ever cut.
class AppendingFile {
public:
    explicit AppendingFile(std::string path) : m_path(std::move(path)) {}

    /// The next flush() replaces the contents of the file by this text, and by what was appended to it.
    void restart(std::string text);

    void append(std::string_view text) { m_waiting += text; }

    /// Writes what waits, all of it or nothing. Throws Error with path and cause.
    void flush();

private:
    void appendWaiting();

    std::string m_path;
    std::string m_waiting;
    bool m_restart = false;              ///< the file is replaced by what waits
    std::optional<std::int64_t> m_whole; ///< bytes of the file before rows that may be there in part
};

} // namespace model

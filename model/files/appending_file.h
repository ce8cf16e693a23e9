#pragma once

#include <string>
#include <string_view>

namespace model {

/// A file that grows line by line, such as the curves of a run that is going. What cannot be written — the
/// disk is full — waits in memory and is tried again with the next flush(), so that nothing is lost and no
/// line is ever cut.
class AppendingFile {
public:
    explicit AppendingFile(std::string path) : m_path(std::move(path)) {}

    /// Begins anew with this text instead of what the file holds. Throws Error; the text then waits.
    void restart(std::string text);

    void append(std::string_view text) { m_waiting += text; }

    /// Writes what waits, all of it or nothing. Throws Error with path and cause.
    void flush();

private:
    std::string m_path;
    std::string m_waiting;
    bool m_restart = false; ///< the file is replaced by what waits
};

} // namespace model

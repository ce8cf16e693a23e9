#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/files/file_saver.h"

namespace model {

/// Writes a long text through FileSaver, in pieces. Throws what FileSaver throws.
class TextWriter {
public:
    explicit TextWriter(const std::string& target, FileGroup* group = nullptr) : m_saver(target, group) {}

    TextWriter& operator<<(std::string_view text);
    TextWriter& operator<<(char character) { return *this << std::string_view(&character, 1); }

    /// In decimal digits, whatever the locale.
    TextWriter& operator<<(std::uint32_t number);

    /// As FileSaver's. Nothing may be written after it.
    void commit();

private:
    void flush();

    FileSaver m_saver;
    std::string m_text; ///< still to be written
};

} // namespace model

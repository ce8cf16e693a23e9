#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>

namespace model {

/// Finds lines and their fields together, 64 bytes at a time, where only delimiters and line feeds matter: a
/// piece with a quote, a NUL, or a CR without an LF is returned as it is, to be parsed in full.
class RowScanner {
public:
    static constexpr std::size_t mostFields = 16;

    struct Row {
        std::string_view text;                    ///< without the line end
        std::span<const std::string_view> fields; ///< as many as are wanted or there, with their blanks
        bool plain = true; ///< false: the text may be several lines, and the fields say nothing
    };

    /// fields: how many are wanted; throws std::out_of_range beyond mostFields. The text outlives the object.
    RowScanner(std::string_view text, char delimiter, std::size_t fields)
        : m_text(text), m_delimiter(delimiter), m_wanted(fields) {
        if (fields > mostFields)
            throw std::out_of_range("more fields than a row scanner can hold");
    }

    /// The next row, valid until the next call; false after the last one.
    bool next(Row& row);

private:
    bool look();
    void addField(std::size_t end);

    std::string_view m_text;
    char m_delimiter;
    std::size_t m_wanted;
    std::size_t m_base = 0;   ///< of the 64 bytes looked at
    std::size_t m_looked = 0; ///< their end
    std::uint64_t m_ends = 0; ///< of these, delimiters and line feeds that have not been used yet
    std::uint64_t m_odd = 0;  ///< of these from the row's begin on, what needs care
    bool m_oddBefore = false; ///< whether there was any in the row before these
    std::size_t m_begin = 0;  ///< of the row
    std::size_t m_fieldBegin = 0;
    std::size_t m_count = 0; ///< of fields
    std::array<std::string_view, mostFields> m_fields;
};

} // namespace model

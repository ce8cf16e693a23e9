#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/tables/table_dialect.h"

namespace model {

inline constexpr std::string_view lineEnds = "\r\n"; ///< the characters that end a line

/// Where a row that begins at some place ends.
struct RowEnd {
    enum State {
        Closed,
        LeftOpen, ///< a quote was opened and never closed: the row is no more than its line
        Unknown,  ///< the text ends in a quoted field
    } state = Closed;
    std::size_t end = 0; ///< of a closed row: the place of its line end
};

/// Finds the ends of rows whose quoted fields may go over several lines, in a time that grows with the text:
/// behind a quote that is left open each line is taken for a row, and most of them lead to fields that were
/// followed in vain before.
class RowEnds {
public:
    /// Both outlive the object.
    RowEnds(std::string_view text, const TableDialect& dialect) : m_text(text), m_dialect(&dialect) {}

    /// Of the row at `begin`, whose first line ends at lineEnd. No further than TextLines::lineLimit from its
    /// begin, unless it is one line.
    RowEnd endOf(std::size_t begin, std::size_t lineEnd);

private:
    RowEnd follow(std::size_t begin, std::size_t lineEnd);
    bool fieldEnds(std::size_t at) const;

    std::string_view m_text;
    const TableDialect* m_dialect;
    std::vector<std::size_t> m_fields;                ///< of the row, those that go over several lines
    std::unordered_map<std::size_t, RowEnd> m_inVain; ///< the same of rows that did not end, or too far away
};

} // namespace model

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/table_dialect.h"

namespace model {

/// Cuts the rows of one dialect into fields, without the blanks around those that stand in no quotes. Where a
/// blank is the delimiter, several are one.
class RowSplitter {
public:
    /// fields: how many are wanted; the rest of a line is not looked at.
    explicit RowSplitter(const TableDialect& dialect, std::size_t fields = SIZE_MAX);

    /// The wanted fields, or as many as there are; valid until the next call and while the line is.
    std::span<const std::string_view> split(std::string_view row);

    /// Whether the last row ended inside a quoted field.
    bool quoteLeftOpen() const { return m_quoteLeftOpen; }

private:
    std::size_t findDelimiter(std::string_view line, std::size_t from) const;
    std::size_t behind(std::size_t delimiter, std::string_view line) const;
    std::size_t takePlain(std::string_view line, std::size_t from);
    std::size_t takeQuoted(std::string_view line, std::size_t from);

    std::string m_delimiter;
    bool m_quotes;
    std::size_t m_wanted;
    std::vector<std::string_view> m_fields;
    std::string
        m_unquoted; ///< the quoted fields of the line without their quotes; never grows while it is cut
    bool m_quoteLeftOpen = false;
};

} // namespace model

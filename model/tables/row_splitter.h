#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/table_dialect.h"

namespace model {

/// Splits the rows of one dialect into fields, without the blanks around those that are not quoted. Where a
/// blank is the delimiter, several count as one, and so do tabs.
class RowSplitter {
public:
    /// fields: how many are wanted; the rest of a line is ignored.
    explicit RowSplitter(const TableDialect& dialect, std::size_t fields = SIZE_MAX);

    /// The wanted fields, or as many as there are; valid until the next call and as long as the line.
    std::span<const std::string_view> split(std::string_view row);

    /// Whether the last row ended inside a quoted field.
    bool quoteLeftOpen() const { return m_quoteLeftOpen; }

private:
    std::size_t findDelimiter(std::string_view line, std::size_t from) const;
    std::size_t behind(std::size_t delimiter, std::string_view line) const;
    std::size_t addPlainField(std::string_view line, std::size_t from);
    std::size_t addQuotedField(std::string_view line, std::size_t from);

    std::string m_delimiter;
    bool m_quotes;
    bool m_escapes;
    std::size_t m_wanted;
    std::vector<std::string_view> m_fields;
    std::string
        m_unquoted; ///< the quoted fields of the line without their quotes; never grows while it is cut
    bool m_quoteLeftOpen = false;
};

} // namespace model

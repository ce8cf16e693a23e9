#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "model/data/row_splitter.h"
#include "model/data/table_dialect.h"

namespace model {

struct RatingRow {
    std::string_view user; ///< valid as long as the line, and until the next row
    std::string_view item;
    float rating = 0.0F;
};

/// Picks user, item and rating out of lines.
class RowParser {
public:
    RowParser(const TableDialect& dialect, const RatingColumns& columns);

    /// False for a bad row, with the reason.
    bool parse(std::string_view line, RatingRow& row, std::string& problem);

    /// The same for the fields of a line, of which as many as there are, or as are needed, stand here.
    bool read(std::span<const std::string_view> fields, RatingRow& row, std::string& problem) const;

    std::size_t needed() const { return m_needed; }

private:
    RatingColumns m_columns;
    std::size_t m_needed; ///< fields from the left
    RowSplitter m_splitter;
};

} // namespace model

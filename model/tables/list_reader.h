#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/input/reading_monitor.h"
#include "model/tables/collect_ratings.h"
#include "model/tables/rating_table.h"
#include "model/tables/row_parser.h"
#include "model/tables/source_format.h"

namespace model {

/// One line of a file of lists.
struct ListLine {
    std::string_view user; ///< empty where each line is a user
    std::vector<std::string_view> items;
};

/// Splits lines of lists: `user item item …`, or `number item item …` where each line is a user.
class ListParser {
public:
    explicit ListParser(const SourceFormat& format)
        : m_delimiter(format.dialect.delimiter), m_counted(format.format == DataFormat::CountedLists) {}

    /// The result is valid as long as the line. False for a line with another number of items than it says.
    bool parse(std::string_view line, ListLine& list, RowProblem& problem) const;

    bool counted() const { return m_counted; }

private:
    std::string m_delimiter;
    bool m_counted;
};

/// Reads a file of lists; a row is an item of a list. A user without items counts as a blank line. Where each
/// line is a user, the ids are the numbers of the lines from 0. Throws what LineReader throws; Error when the
/// file has no item, or most lines are bad; Cancelled.
RatingTable readLists(const DataFile& file, const SourceFormat& format, const RowJoining& joining,
                      ReadingMonitor& monitor);

} // namespace model

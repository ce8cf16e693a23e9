#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "model/input/reading_monitor.h"
#include "model/tables/rating_table.h"
#include "model/tables/row_parser.h"
#include "model/tables/source_format.h"

namespace model {

/// One line of a file of lists.
struct ListLine {
    std::string_view user; ///< empty where the user is the line
    std::vector<std::string_view> items;
};

/// Cuts lines of lists: `user item item …`, or `number item item …` where each line is a user.
class ListParser {
public:
    explicit ListParser(const SourceFormat& format)
        : m_delimiter(format.dialect.delimiter), m_counted(format.format == DataFormat::CountedLists) {}

    /// The result is valid while the line is. False for a line that does not have the number of items it
    /// tells.
    bool parse(std::string_view line, ListLine& list, RowProblem& problem) const;

    bool counted() const { return m_counted; }

private:
    std::string m_delimiter;
    bool m_counted;
};

/// Reads a file of lists; a row is an item of a list. A user without items leaves nothing, and counts as a
/// blank line. Where the user is the line, the ids are 0, 1, 2 … for the lines of the file. Of repeated items
/// the rule says how they count. Throws what LineReader throws; Error when the file has no item, or most
/// lines are bad; Cancelled.
RatingTable readLists(const DataFile& file, const SourceFormat& format, Repeats repeats,
                      ReadingMonitor& monitor);

} // namespace model

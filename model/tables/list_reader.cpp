#include "model/tables/list_reader.h"

#include "model/input/line_reader.h"
#include "model/input/looked_at.h"
#include "model/input/text.h"
#include "model/tables/parsed_table.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Gathers the lists of a file as one block of rows.
class ListCollector {
public:
    explicit ListCollector(const SourceFormat& format) : m_parser(format), m_comment(format.dialect.comment) {
        m_parsed.ids.resize(1);
        m_parsed.blocks.emplace_back();
    }

    void add(std::string_view line) {
        RatingBlock& block = m_parsed.blocks.front();
        const std::string number = std::to_string(block.lines++);
        if (trimmed(line).empty()) {
            ++block.blankLines;
            return;
        }
        if (!m_comment.empty() && line.starts_with(m_comment)) {
            ++block.comments;
            return;
        }
        if (!m_parser.parse(line, m_list, m_problem)) {
            refuse(line, block);
            return;
        }
        block.blankLines += m_list.items.empty() ? 1 : 0;
        if (m_list.items.empty())
            return;
        ThreadIds& ids = m_parsed.ids.front();
        const std::uint32_t user = ids.users.intern(m_parser.counted() ? number : m_list.user);
        block.runs.push_back({user, static_cast<std::uint32_t>(m_list.items.size())});
        for (const std::string_view item : m_list.items)
            block.ratings.push_back({ids.items.intern(item), 1.0F});
    }

    ParsedTable finish() && {
        RatingBlock& block = m_parsed.blocks.front();
        block.usersKnown = m_parsed.ids.front().users.size();
        block.itemsKnown = m_parsed.ids.front().items.size();
        return std::move(m_parsed);
    }

private:
    void refuse(std::string_view line, RatingBlock& block) {
        if (++block.rejectedCount <= ReaderSummary::rejectedRowsListed)
            block.rejected.push_back({{},
                                      block.lines,
                                      m_problem.column ? *m_problem.column + 1 : 0,
                                      m_problem.reason,
                                      excerpt(line)});
    }

    ListParser m_parser;
    std::string m_comment;
    ParsedTable m_parsed;
    ListLine m_list;
    RowProblem m_problem;
};

} // namespace

bool ListParser::parse(std::string_view line, ListLine& list, RowProblem& problem) const {
    list = {};
    for (std::size_t from = 0, token = 0; from <= line.size();) {
        const std::size_t end = std::min(lookedFor(line, from, line.find(m_delimiter, from)), line.size());
        const std::string_view field = trimmed(line.substr(from, end - from));
        from = end + m_delimiter.size();
        if (field.empty())
            continue;
        if (token++ == 0)
            list.user = field;
        else
            list.items.push_back(field);
    }
    if (!m_counted)
        return true;
    const auto count = parseIndex(list.user);
    if (count && *count == list.items.size())
        return true;
    problem = {"the line tells of " + inQuotes(list.user) + " items and has " +
                   std::to_string(list.items.size()),
               0};
    return false;
}

RatingTable readLists(const DataFile& file, const SourceFormat& format, const RowJoining& joining,
                      ReadingMonitor& monitor) {
    LineReader lines(file, format.encoding, monitor);
    ListCollector collector(format);
    while (const auto line = lines.next())
        collector.add(*line);
    RatingTable table;
    table.file = file.text();
    table.rated = false;
    collect(std::move(collector).finish(), joining, table);
    const ReaderSummary& found = table.summary;
    if (found.interactions == 0 || 2 * found.rejected > found.lines)
        throw Error({found.rejected > 0
                         ? std::to_string(found.rejected) + " of " + std::to_string(found.lines) +
                               " lines cannot be used, here " + found.rejectedRows.front().reason
                         : "no line has an item",
                     table.file, found.rejected > 0 ? found.rejectedRows.front().line : 0,
                     "Choose lists with a user and items in each line"});
    return table;
}

} // namespace model

#include "model/tables/record_table.h"

#include <utility>

#include "model/input/text.h"

namespace model {

namespace {

/// Gathers records as blocks of rows.
class RecordCollector {
public:
    RecordCollector(const TableDialect& dialect, const RowRules& rules)
        : m_rules(rules), m_counted(dialect.dates != DateForm::Order),
          m_parser(dialect, rules.columns, rules.keepMissingIds, rules.events) {
        m_parsed.ids.resize(1);
        beginBlock();
    }

    void add(const Record& record) {
        if (m_parsed.blocks.back().ratings.size() >= rowsOfBlock)
            beginBlock();
        m_problem = record.problem;
        const bool good = m_problem.reason.empty() && m_parser.read(record.fields, m_row, m_problem);
        if ((good || m_problem.unwantedEvent) && m_rules.columns.event)
            m_parsed.ids.front().events.add(m_row.event);
        if (m_problem.unwantedEvent)
            ++m_parsed.blocks.back().unwantedEvents;
        else if (!good)
            reject(record);
        else if (isInside())
            addRow();
    }

    ParsedTable finish(const RecordLines& lines) && {
        endBlock();
        RatingBlock& first = m_parsed.blocks.front(); // whose rejected rows count lines from the file's first
        RatingBlock& last = m_parsed.blocks.back();
        last.lines = lines.lines;
        last.blankLines = lines.blanks;
        last.comments = lines.comments;
        last.continuedLines = lines.continued;
        first.headers = lines.headers;
        m_parsed.head.skipped = lines.skipped;
        return std::move(m_parsed);
    }

private:
    static constexpr std::size_t rowsOfBlock = std::size_t{1} << 16;

    void beginBlock() {
        if (!m_parsed.blocks.empty())
            endBlock();
        m_parsed.blocks.emplace_back().ratings.reserve(rowsOfBlock);
    }

    void endBlock() {
        m_parsed.blocks.back().usersKnown = m_parsed.ids.front().users.size();
        m_parsed.blocks.back().itemsKnown = m_parsed.ids.front().items.size();
    }

    void reject(const Record& record) {
        RatingBlock& block = m_parsed.blocks.front();
        block.missingIds += m_problem.missingId ? 1 : 0;
        if (++block.rejectedCount <= ReaderSummary::rejectedRowsListed)
            block.rejected.push_back({{},
                                      record.line,
                                      m_problem.column ? *m_problem.column + 1 : 0,
                                      m_problem.reason,
                                      excerpt(record.text)});
    }

    bool isInside() {
        if (!m_rules.columns.time)
            return true;
        if ((m_rules.from && m_row.time < *m_rules.from) || (m_rules.until && m_row.time >= *m_rules.until)) {
            ++m_parsed.blocks.back().outsideDates;
            return false;
        }
        constexpr std::int64_t secondsPerDay = 86'400;
        if (m_counted)
            ++m_parsed.ids.front()
                  .days[m_row.time / secondsPerDay - (m_row.time % secondsPerDay < 0 ? 1 : 0)];
        return true;
    }

    void addRow() {
        RatingBlock& block = m_parsed.blocks.back();
        ThreadIds& ids = m_parsed.ids.front();
        const std::uint32_t user = ids.users.intern(m_row.user);
        if (block.runs.empty() || block.runs.back().user != user)
            block.runs.push_back({user, 0});
        ++block.runs.back().rows;
        block.ratings.push_back({ids.items.intern(m_row.item), m_row.rating});
        if (m_rules.keepTimes)
            block.times.push_back(m_row.time);
    }

    const RowRules& m_rules;
    bool m_counted; ///< rows per day, where times are dates
    RowParser m_parser;
    ParsedTable m_parsed;
    RatingRow m_row;
    RowProblem m_problem;
};

} // namespace

ParsedTable parseRecords(RecordReader& reader, const TableDialect& dialect, const RowRules& rules) {
    RecordCollector collector(dialect, rules);
    for (Record record; reader.next(record);)
        collector.add(record);
    return std::move(collector).finish(reader.lines());
}

} // namespace model

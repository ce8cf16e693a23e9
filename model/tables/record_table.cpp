#include "model/tables/record_table.h"

#include <utility>

#include "model/tables/block_rows.h"

namespace model {

namespace {

/// Gathers records as blocks of rows.
class RecordCollector {
public:
    RecordCollector(const TableDialect& dialect, const RowRules& rules)
        : m_parsed(ofOneThread()), m_rows(dialect, rules, m_parsed.ids.front()),
          m_parser(dialect, rules.columns, rules.keepMissingIds, rules.events) {
        beginBlock();
    }

    void add(const Record& record) {
        if (m_parsed.blocks.back().ratings.size() >= rowsOfBlock)
            beginBlock();
        RatingBlock& block = m_parsed.blocks.back();
        RowProblem problem = record.problem;
        const bool good = problem.reason.empty() && m_parser.read(record.fields, m_row, problem);
        if (problem.unwantedEvent)
            m_rows.leaveOutEvent(m_row, block);
        else if (!good)
            BlockRows::reject(problem, record.line, record.text, m_parsed.blocks.front());
        else if (m_rows.takes(m_row, block))
            m_rows.add(m_row, block);
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

    static ParsedTable ofOneThread() {
        ParsedTable parsed;
        parsed.ids.resize(1);
        return parsed;
    }

    void beginBlock() {
        if (!m_parsed.blocks.empty())
            endBlock();
        m_parsed.blocks.emplace_back().ratings.reserve(rowsOfBlock);
    }

    void endBlock() {
        m_parsed.blocks.back().usersKnown = m_parsed.ids.front().users.size();
        m_parsed.blocks.back().itemsKnown = m_parsed.ids.front().items.size();
    }

    ParsedTable m_parsed;
    BlockRows m_rows;
    RowParser m_parser;
    RatingRow m_row;
};

} // namespace

ParsedTable parseRecords(RecordReader& reader, const TableDialect& dialect, const RowRules& rules) {
    RecordCollector collector(dialect, rules);
    for (Record record; reader.next(record);)
        collector.add(record);
    return std::move(collector).finish(reader.lines());
}

} // namespace model

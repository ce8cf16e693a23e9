#include "model/tables/rating_blocks.h"

#include <algorithm>
#include <array>
#include <exception>
#include <optional>
#include <utility>

#include "model/input/text.h"
#include "model/numerics/parallel.h"
#include "model/numerics/parallel_failure.h"
#include "model/tables/block_rows.h"
#include "model/tables/row_parser.h"
#include "model/tables/row_scanner.h"
#include "model/tables/table_footer.h"
#include "model/tables/table_rows.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// What one thread makes of one block after the other.
class BlockParser {
public:
    BlockParser(std::size_t thread, const TableDialect& dialect, const RowRules& rules, ThreadIds& ids)
        : m_thread(thread), m_dialect(dialect), m_rules(rules),
          m_parser(dialect, rules.columns, rules.keepMissingIds, rules.events), m_ids(ids),
          m_rows(dialect, rules, ids), m_comment(dialect.comment), m_maySeeHeader(!dialect.header.empty()),
          m_wholeRows(dialect), m_plain(dialect.delimiter.size() == 1 && dialect.delimiter != " " &&
                                        m_parser.needed() <= RowScanner::mostFields) {}

    /// Throws what TextLines throws, with lines counted from the block's first.
    void parse(std::string_view text, RatingBlock& block) {
        block.thread = m_thread;
        block.ratings.reserve(m_rowsBefore + m_rowsBefore / 16);
        const std::size_t footer = block.last ? footerOf(text, m_dialect, m_rules.columns) : text.size();
        const std::string_view rows = text.substr(0, footer);
        if (m_plain && !(m_dialect.quotes && rows.find('"') != rows.npos))
            scan(rows, block);
        else
            parseRows(rows, block);
        rejectFooter(text.substr(footer), block);
        block.usersKnown = m_ids.users.size();
        block.itemsKnown = m_ids.items.size();
        m_rowsBefore = block.ratings.size();
    }

private:
    /// Row by row, in every dialect.
    void parseRows(std::string_view text, RatingBlock& block) {
        TableRows rows(text, m_dialect, {}, block.lines + 1);
        while (const auto row = rows.next()) {
            block.lines += row->lines;
            block.continuedLines += row->lines - 1;
            if (trimmed(row->text).empty())
                ++block.blankLines;
            else if (isComment(row->text))
                ++block.comments;
            else if (!m_parser.parse(row->text, m_row, m_problem) || repeatsHeader(m_row))
                leaveOut(*row, m_row, block);
            else if (m_rows.takes(m_row, block))
                m_rows.add(m_row, block);
        }
    }

    /// The same, fast where only delimiters and line ends matter.
    void scan(std::string_view text, RatingBlock& block) {
        RowScanner scanner(text, m_dialect.delimiter.front(), m_parser.needed());
        RowScanner::Row row;
        while (scanner.next(row)) {
            if (!row.plain || row.text.size() > TextLines::lineLimit) {
                addWaiting(block);
                parseRows(row.text, block);
                continue;
            }
            ++block.lines;
            if (trimmed(row.text).empty())
                ++block.blankLines;
            else if (isComment(row.text))
                ++block.comments;
            else if (!m_parser.read(withoutBlanks(row.fields), m_waiting[m_waitingCount], m_problem) ||
                     repeatsHeader(m_waiting[m_waitingCount]))
                leaveOut({row.text, block.lines}, m_waiting[m_waitingCount], block);
            else if (m_rows.takes(m_waiting[m_waitingCount], block))
                addLater(block);
        }
        addWaiting(block);
    }

    void rejectFooter(std::string_view text, RatingBlock& block) {
        TextLines lines(text, {}, block.lines + 1);
        while (const auto line = lines.next()) {
            ++block.lines;
            m_problem = {footerReason};
            if (trimmed(*line).empty())
                ++block.blankLines;
            else
                reject({*line, block.lines}, block);
        }
    }

    std::span<const std::string_view> withoutBlanks(std::span<const std::string_view> fields) {
        std::ranges::transform(fields, m_fields.begin(), trimmed);
        return {m_fields.data(), fields.size()};
    }

    bool isComment(std::string_view text) const { return !m_comment.empty() && text.starts_with(m_comment); }

    /// Where a column has to be a number, its name is none: the row has been refused already.
    bool repeatsHeader(const RatingRow& row) {
        const RatingColumns& columns = m_rules.columns;
        if (!m_maySeeHeader || columns.rating || columns.time || !namesOf(row.user, row.item))
            return false;
        m_problem = {headerAgainReason};
        return true;
    }

    bool namesOf(std::string_view user, std::string_view item) const {
        const std::vector<std::string>& names = m_dialect.header;
        return m_rules.columns.user < names.size() && m_rules.columns.item < names.size() &&
               names[m_rules.columns.user] == user && names[m_rules.columns.item] == item;
    }

    /// Adds a good row together with some others, while the slots of their items in the id table are being
    /// prefetched.
    void addLater(RatingBlock& block) {
        m_ids.items.prefetch(m_waiting[m_waitingCount].item);
        if (++m_waitingCount == m_waiting.size())
            addWaiting(block);
    }

    void addWaiting(RatingBlock& block) {
        const auto waiting = std::span(m_waiting).first(std::exchange(m_waitingCount, 0));
        for (const RatingRow& row : waiting)
            m_rows.addItem(row, block);
        for (const RatingRow& row : waiting)
            m_rows.addUser(row, block);
    }

    void leaveOut(const TableRow& row, const RatingRow& read, RatingBlock& block) {
        if (m_problem.unwantedEvent)
            m_rows.leaveOutEvent(read, block);
        else
            reject(row, block);
    }

    void reject(const TableRow& row, RatingBlock& block) {
        if (m_maySeeHeader && block.rejectedCount < ReaderSummary::rejectedRowsListed && isHeader(row.text))
            m_problem = {headerAgainReason};
        BlockRows::reject(m_problem, row.line, row.text, block);
    }

    bool isHeader(std::string_view text) {
        const auto fields = m_wholeRows.split(text);
        return std::ranges::equal(fields, m_dialect.header);
    }

    std::size_t m_thread;
    const TableDialect& m_dialect;
    const RowRules& m_rules;
    RowParser m_parser;
    ThreadIds& m_ids;
    BlockRows m_rows;
    RatingRow m_row;
    RowProblem m_problem;
    std::string_view m_comment;
    bool m_maySeeHeader;
    RowSplitter m_wholeRows;
    bool m_plain; ///< whether RowScanner knows the dialect
    std::size_t m_rowsBefore = 0;
    std::array<std::string_view, RowScanner::mostFields> m_fields;
    std::array<RatingRow, 32> m_waiting;
    std::size_t m_waitingCount = 0;
};

/// Hands out blocks in the file's order, to one thread at a time.
class BlockQueue {
public:
    BlockQueue(BlockReader& reader, ReadingMonitor& monitor, const TableDialect& dialect, ParsedTable& table)
        : m_reader(reader), m_monitor(monitor), m_dialect(dialect), m_headAhead(dialect.head.rows),
          m_table(table) {
        m_table.head = dialect.head;
        m_lineByLine.quotes = false;
    }

    /// The place for the rows of the next block, whose text is put into `text`; null after the last one and
    /// after a failure. done: the block that the thread has parsed since its last call.
    RatingBlock* next(TextBlock& text, const RatingBlock* done) noexcept {
        try {
            if (done)
                m_monitor.advance(0, done->lines);
            do {
                m_more = m_more && !m_failure && nextRows(m_reader, text, m_dialect);
            } while (m_more && m_headAhead > 0 && !skipHead(text));
            if (!m_more)
                return nullptr;
            m_table.blocks.emplace_back().last = m_reader.ended();
            return &m_table.blocks.back();
        } catch (...) {
            fail(std::current_exception(), nullptr, text);
            return nullptr;
        }
    }

    /// Remembers what went wrong first in the file, and the text of the block where it did.
    void fail(std::exception_ptr failure, const RatingBlock* block, TextBlock& text) noexcept {
        if (m_failure && (!block || (m_failedBlock && indexOf(block) > indexOf(m_failedBlock))))
            return;
        m_failure = std::move(failure);
        m_failedBlock = block;
        std::swap(m_failedText, text);
    }

    /// Throws what went wrong, if anything did.
    void check() const {
        if (m_failedBlock) {
            // A line that cannot be read fails again here, and names its file and its place there.
            std::uint64_t before = m_table.headerLines;
            for (std::size_t i = 0; i < indexOf(m_failedBlock); ++i)
                before += m_table.blocks[i].lines;
            TextLines lines(m_failedText.text(), m_reader.name(), before + 1);
            while (lines.next()) {
            }
        }
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    std::size_t indexOf(const RatingBlock* block) const {
        std::size_t index = 0;
        while (&m_table.blocks[index] != block)
            ++index;
        return index;
    }

    /// Leaves what stands above the first row out of the block; false if the block ends before the row comes.
    bool skipHead(TextBlock& block) {
        // Only the last one, which is the header, may go over several lines.
        skipRows(block, m_lineByLine, 1);
        if (m_headAhead == 1)
            skipRows(block, m_dialect, 0);
        return m_headAhead == 0 && !block.text().empty();
    }

    /// Until so many rows of the head are ahead, or the block ends.
    void skipRows(TextBlock& block, const TableDialect& dialect, std::size_t ahead) {
        TableRows rows(block.text(), dialect, m_reader.name(), m_table.headerLines + 1);
        for (; m_headAhead > ahead; --m_headAhead) {
            const auto row = rows.next();
            if (!row)
                break;
            m_table.blankLines += trimmed(row->text).empty() ? 1 : 0;
        }
        m_table.headerLines += rows.lines();
        block.begin += std::min(rows.position(), block.text().size());
    }

    BlockReader& m_reader;
    ReadingMonitor& m_monitor;
    const TableDialect& m_dialect;
    TableDialect m_lineByLine; ///< the dialect without quotes
    std::size_t m_headAhead;   ///< rows of the head that are still to come
    ParsedTable& m_table;
    bool m_more = true;
    std::exception_ptr m_failure;
    const RatingBlock* m_failedBlock = nullptr; ///< null where reading itself failed
    TextBlock m_failedText;
};

/// The work of one thread.
void parseOnThread(BlockQueue& queue, const TableDialect& dialect, const RowRules& rules, ThreadIds& ids) {
    BlockParser parser(threadNumber(), dialect, rules, ids);
    TextBlock text;
    RatingBlock* block = nullptr;
    do {
#pragma omp critical(blockQueue)
        block = queue.next(text, block);
        try {
            if (block)
                parser.parse(text.text(), *block);
        } catch (...) {
#pragma omp critical(blockQueue)
            queue.fail(std::current_exception(), block, text);
            block = nullptr;
        }
    } while (block);
}

} // namespace

ParsedTable parseBlocks(BlockReader& reader, ReadingMonitor& monitor, const TableDialect& dialect,
                        const RowRules& rules) {
    ParsedTable table;
    table.ids.resize(maximumThreads());
    BlockQueue queue(reader, monitor, dialect, table);
    ParallelFailure failure;
#pragma omp parallel
    failure.guard([&] { parseOnThread(queue, dialect, rules, table.ids[threadNumber()]); });
    failure.check();
    queue.check();
    return table;
}

} // namespace model

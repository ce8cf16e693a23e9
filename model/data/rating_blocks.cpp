#include "model/data/rating_blocks.h"

#include <array>
#include <exception>
#include <optional>
#include <utility>

#include "model/data/row_parser.h"
#include "model/data/row_scanner.h"
#include "model/data/text.h"
#include "model/numerics/parallel.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// What one thread makes of one block after the other.
class BlockParser {
public:
    BlockParser(std::size_t thread, const TableDialect& dialect, const RatingColumns& columns, ThreadIds& ids)
        : m_thread(thread), m_parser(dialect, columns), m_ids(ids), m_delimiter(dialect.delimiter.front()),
          m_plain(dialect.delimiter.size() == 1 && m_parser.needed() <= RowScanner::mostFields) {}

    /// Throws what TextLines throws, with lines counted from the block's first.
    void parse(std::string_view text, RatingBlock& block) {
        block.thread = m_thread;
        block.ratings.reserve(m_rowsBefore + m_rowsBefore / 16);
        if (m_plain)
            scan(text, block);
        else
            takeLines(text, block);
        block.usersKnown = m_ids.users.size();
        block.itemsKnown = m_ids.items.size();
        m_rowsBefore = block.ratings.size();
    }

private:
    /// Line by line, in every dialect.
    void takeLines(std::string_view text, RatingBlock& block) {
        TextLines lines(text, {}, block.lines + 1);
        while (const auto line = lines.next()) {
            ++block.lines;
            if (trimmed(*line).empty())
                ++block.blankLines;
            else if (m_parser.parse(*line, m_row, m_problem))
                take(m_row, block);
            else
                refuse(block);
        }
    }

    /// The same, quickly where nothing but delimiters and line ends matters.
    void scan(std::string_view text, RatingBlock& block) {
        RowScanner scanner(text, m_delimiter, m_parser.needed());
        RowScanner::Row row;
        while (scanner.next(row)) {
            if (!row.plain || row.text.size() > TextLines::lineLimit) {
                takeWaiting(block);
                takeLines(row.text, block);
                continue;
            }
            ++block.lines;
            if (trimmed(row.text).empty())
                ++block.blankLines;
            else if (m_parser.read(row.fields, m_waiting[m_waitingCount], m_problem))
                wait(block);
            else
                refuse(block);
        }
        takeWaiting(block);
    }

    /// A good row waits until there are some, while the places of their items in the table of ids are on
    /// their way to the cache.
    void wait(RatingBlock& block) {
        m_ids.items.expect(m_waiting[m_waitingCount].item);
        if (++m_waitingCount == m_waiting.size())
            takeWaiting(block);
    }

    void takeWaiting(RatingBlock& block) {
        const auto waiting = std::span(m_waiting).first(std::exchange(m_waitingCount, 0));
        for (const RatingRow& row : waiting)
            block.ratings.push_back({m_ids.items.intern(row.item), row.rating});
        for (const RatingRow& row : waiting)
            countUser(m_ids.users.intern(row.user), block);
    }

    static void countUser(std::uint32_t user, RatingBlock& block) {
        if (block.runs.empty() || block.runs.back().user != user)
            block.runs.push_back({user, 0});
        ++block.runs.back().rows;
    }

    void take(const RatingRow& row, RatingBlock& block) {
        countUser(m_ids.users.intern(row.user), block);
        block.ratings.push_back({m_ids.items.intern(row.item), row.rating});
    }

    void refuse(RatingBlock& block) {
        if (++block.rejectedCount <= ReaderSummary::rejectedRowsListed)
            block.rejected.push_back({{}, block.lines, std::exchange(m_problem, {})});
    }

    std::size_t m_thread;
    RowParser m_parser;
    ThreadIds& m_ids;
    RatingRow m_row;
    std::string m_problem;
    char m_delimiter;
    bool m_plain; ///< whether RowScanner knows the dialect
    std::size_t m_rowsBefore = 0;
    std::array<RatingRow, 32> m_waiting;
    std::size_t m_waitingCount = 0;
};

/// Hands out blocks in the file's order, to one thread at a time.
class BlockQueue {
public:
    BlockQueue(BlockReader& reader, ReadingMonitor& monitor, bool headerAhead, ParsedTable& table)
        : m_reader(reader), m_monitor(monitor), m_headerAhead(headerAhead), m_table(table) {}

    /// The place for the rows of the next block, whose text is put into `text`; null after the last one and
    /// after a failure. done: the block that the thread has parsed since its last call.
    RatingBlock* next(TextBlock& text, const RatingBlock* done) noexcept {
        try {
            if (done)
                m_monitor.advance(0, done->lines);
            do {
                m_more = m_more && !m_failure && m_reader.next(text);
            } while (m_more && m_headerAhead && !skipHeader(text));
            return m_more ? &m_table.blocks.emplace_back() : nullptr;
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
            TextLines lines(m_failedText.text(), m_reader.path(), before + 1);
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

    /// Leaves the header and the blank lines before it out of the block; false if the block ends before it
    /// comes.
    bool skipHeader(TextBlock& block) {
        TextLines lines(block.text(), m_reader.path(), m_table.headerLines + 1);
        while (const auto line = m_headerAhead ? lines.next() : std::nullopt) {
            m_headerAhead = trimmed(*line).empty();
            m_table.blankLines += m_headerAhead ? 1 : 0;
        }
        m_table.headerLines += lines.count();
        block.begin += std::min(lines.position(), block.text().size());
        return !m_headerAhead;
    }

    BlockReader& m_reader;
    ReadingMonitor& m_monitor;
    bool m_headerAhead;
    ParsedTable& m_table;
    bool m_more = true;
    std::exception_ptr m_failure;
    const RatingBlock* m_failedBlock = nullptr; ///< null where reading itself failed
    TextBlock m_failedText;
};

} // namespace

ParsedTable parseBlocks(BlockReader& reader, ReadingMonitor& monitor, const TableDialect& dialect,
                        const RatingColumns& columns) {
    ParsedTable table;
    table.ids.resize(maximumThreads());
    BlockQueue queue(reader, monitor, !dialect.header.empty(), table);
#pragma omp parallel
    {
        const std::size_t thread = threadNumber();
        BlockParser parser(thread, dialect, columns, table.ids[thread]);
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
    queue.check();
    return table;
}

} // namespace model

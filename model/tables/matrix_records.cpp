#include <utility>

#include "model/input/decoded_source.h"
#include "model/input/text.h"
#include "model/tables/records.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_rows.h"

namespace model {

namespace {

constexpr std::size_t matrixBlock = std::size_t{512} << 10; ///< bytes

/// A row for each user and a column for each item: a record for each cell that has a rating.
class MatrixReader : public RecordReader {
public:
    MatrixReader(const DataFile& file, const SourceFormat& format, ReadingMonitor& monitor)
        : m_written(format.written), m_blocks(openText(file, format.encoding), monitor, matrixBlock),
          m_rows(m_blocks, monitor, m_written), m_splitter(m_written), m_head(m_written.head),
          m_missing(format.missing), m_first(format.firstColumn) {
        m_lines.headers = m_head.headers;
        m_lines.comments = m_head.comments;
        m_lines.skipped = m_head.skipped;
        if (!m_written.rowNames)
            m_begin = m_first == FirstColumn::Cells ? 0 : 1;
        else
            m_begin = 2;
    }

    bool next(Record& record) override {
        for (;;) {
            while (m_column < m_fields.size() && isMissingCell(m_fields[m_column]))
                ++m_column;
            if (m_column < m_fields.size())
                break;
            if (!readRow())
                return false;
        }
        record.line = m_row.line;
        record.text = m_fields[m_column];
        record.fields = {m_user, nameOf(m_column), m_fields[m_column]};
        record.problem = {};
        ++m_column;
        return true;
    }

private:
    bool readRow() {
        for (;;) {
            const auto row = m_rows.next();
            if (!row)
                return false;
            m_lines.lines += row->lines;
            m_lines.continued += row->lines - 1;
            if (trimmed(row->text).empty()) {
                ++m_lines.blanks;
                m_head.rows -= m_head.rows > 0 ? 1 : 0;
            } else if (m_head.rows > 0) {
                --m_head.rows;
            } else if (!m_written.comment.empty() && row->text.starts_with(m_written.comment)) {
                ++m_lines.comments;
            } else {
                setRow(*row);
                return true;
            }
        }
    }

    void setRow(const TableRow& row) {
        m_row = row;
        m_fields = m_splitter.split(row.text);
        m_column = m_begin;
        m_number = std::to_string(++m_rowCount);
        const std::size_t idColumn = m_begin == 2 ? 1 : 0;
        m_user = m_first == FirstColumn::Ids ? (idColumn < m_fields.size() ? m_fields[idColumn] : "")
                                             : std::string_view(m_number);
    }

    bool isMissingCell(std::string_view cell) const {
        return isMissing(cell) || (!m_missing.empty() && cell == m_missing);
    }

    std::string_view nameOf(std::size_t column) {
        if (column < m_written.header.size() && !m_written.header[column].empty())
            return m_written.header[column];
        m_name = std::to_string(column + 1 - m_begin);
        return m_name;
    }

    TableDialect m_written;
    BlockReader m_blocks;
    RowReader m_rows;
    RowSplitter m_splitter;
    TableHead m_head;
    std::string m_missing;
    FirstColumn m_first;
    std::size_t m_begin = 1; ///< the first column of ratings
    TableRow m_row;
    std::span<const std::string_view> m_fields; ///< of the row
    std::size_t m_column = 0;                   ///< that comes next
    std::uint64_t m_rowCount = 0;
    std::string m_number; ///< of the row, from 1
    std::string_view m_user;
    std::string m_name;
};

} // namespace

std::unique_ptr<RecordReader> openMatrix(const DataFile& file, const SourceFormat& format,
                                         ReadingMonitor& monitor) {
    return std::make_unique<MatrixReader>(file, format, monitor);
}

} // namespace model

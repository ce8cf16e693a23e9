#include <utility>

#include "model/input/sqlite_file.h"
#include "model/tables/records.h"

namespace model {

namespace {

/// A record for each row of a table or view.
class SqliteReader : public RecordReader {
public:
    SqliteReader(const DataFile& file, ReadingMonitor& monitor)
        : m_monitor(monitor), m_database(file.path, monitor.stopToken()), m_rows(m_database, file.member) {}

    bool next(Record& record) override {
        const bool more = m_rows.next(record.fields);
        if (!more || m_lines.lines % rowsBetweenReports == 0)
            m_monitor.advance(0, m_lines.lines - std::exchange(m_reported, m_lines.lines));
        if (!more)
            return false;
        record.line = ++m_lines.lines;
        record.problem = {};
        m_text.clear();
        for (const std::string_view field : record.fields)
            (m_text += m_text.empty() ? "" : ", ") += field;
        record.text = m_text;
        return true;
    }

private:
    static constexpr std::uint64_t rowsBetweenReports = 4096;

    ReadingMonitor& m_monitor;
    SqliteFile m_database;
    SqliteRows m_rows;
    std::uint64_t m_reported = 0; ///< rows
    std::string m_text;
};

} // namespace

std::unique_ptr<RecordReader> openSqlite(const DataFile& file, const SourceFormat&, ReadingMonitor& monitor) {
    return std::make_unique<SqliteReader>(file, monitor);
}

} // namespace model

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/file_stamp.h"

struct sqlite3;
struct sqlite3_stmt;

namespace model {

/// A table or view of a database.
struct SqliteTable {
    std::string name;
    std::optional<std::uint64_t> rows = {}; ///< none = not known without reading it
};

/// An SQLite database, which is only read: no lock is taken, and what lies beside it (-wal, -shm, -journal)
/// is left alone. Where changes wait beside it that its file does not have yet, it is refused. Every call
/// throws Error, which names the file, for what is damaged or changes meanwhile; Cancelled when a stop is
/// requested.
class SqliteFile {
public:
    explicit SqliteFile(const std::string& path, std::stop_token stop = {});

    /// Tables and views by name, without SQLite's own.
    std::vector<SqliteTable> tables();

    /// Throws Error when the file was changed or replaced since it was opened.
    void checkUnchanged() const;

private:
    friend class SqliteRows;
    struct Closer {
        void operator()(sqlite3* database) const;
        void operator()(sqlite3_stmt* statement) const;
    };
    using Statement = std::unique_ptr<sqlite3_stmt, Closer>;

    void refuseWaitingChanges() const;
    void refuseCut() const;
    void open();
    Statement prepare(const std::string& sql);
    bool step(sqlite3_stmt* statement);
    std::optional<std::uint64_t> rowsOf(const std::string& table);
    [[noreturn]] void fail();

    std::string m_name; ///< as messages name it
    std::string m_path; ///< without links: what belongs to the database lies beside it
    FileStamp m_opened;
    std::stop_token m_stop;
    std::unique_ptr<sqlite3, Closer> m_database;
};

/// The rows of a table or view, as text.
class SqliteRows {
public:
    /// The file outlives the rows. Throws Error where it has no such table.
    SqliteRows(SqliteFile& file, const std::string& table);

    const std::vector<std::string>& columns() const { return m_columns; }

    /// False after the last row. Whole numbers have no point, nothing stands for NULL and for what is no
    /// text.
    bool next(std::vector<std::string_view>& fields);

private:
    void setField(int column);

    SqliteFile& m_file;
    SqliteFile::Statement m_statement;
    std::vector<std::string> m_columns;
    std::vector<std::string> m_fields;
};

} // namespace model

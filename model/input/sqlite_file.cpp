#include "model/input/sqlite_file.h"

#include <cmath>
#include <filesystem>
#include <new>
#include <sqlite3.h>

#include "model/input/file_type.h"
#include "model/input/input_file.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr const char* journalRemedy =
    "Close the program that writes it, or read a copy: sqlite3 FILE \".backup copy.db\"";

/// For the path of a file: URI.
std::string percentEncoded(const std::string& path) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char character : path) {
        const auto code = static_cast<unsigned char>(character);
        if (plain.find(character) != plain.npos)
            encoded += character;
        else
            encoded += {'%', digits[code >> 4], digits[code & 15]};
    }
    return encoded;
}

/// As SQL takes a name.
std::string quotedName(const std::string& name) {
    std::string quoted = "\"";
    for (const char character : name)
        quoted += character == '"' ? std::string("\"\"") : std::string(1, character);
    return quoted + "\"";
}

/// A number as text that other files would write, too: 7 for 7.0.
std::string realText(double number) {
    constexpr double exact = 9007199254740992.0; // 2⁵³
    if (number == std::floor(number) && std::abs(number) < exact)
        return std::to_string(static_cast<std::int64_t>(number));
    return numberText(number);
}

/// A rollback journal that is not finished begins with these bytes.
bool isHotJournal(const std::string& path) {
    constexpr std::string_view mark = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
    if (!isRegularFile(path))
        return false;
    InputFile journal(path);
    return readUpTo(journal, mark.size()) == mark;
}

int stopIfAsked(void* stop) {
    return static_cast<std::stop_token*>(stop)->stop_requested() ? 1 : 0;
}

} // namespace

void SqliteFile::Closer::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

void SqliteFile::Closer::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteFile::SqliteFile(const std::string& path, std::stop_token stop)
    : m_name(path), m_stop(std::move(stop)) {
    std::error_code missing;
    m_path = std::filesystem::canonical(path, missing).string();
    if (missing)
        m_path = path;
    const InputFile openable(m_path); // throws for what cannot be opened
    m_opened = stampOf(m_path);
    refuseWaitingChanges();
    refuseCut();
    open();
}

/// SQLite itself misses only whole pages. The head has the size of a page and, where two of its counters are
/// alike, their number (sqlite.org/fileformat2.html).
void SqliteFile::refuseCut() const {
    constexpr std::size_t headBytes = 100;
    InputFile file(m_path);
    const std::string head = readUpTo(file, headBytes);
    const auto number = [&](std::size_t at, std::size_t bytes) {
        std::uint64_t value = 0;
        for (std::size_t byte = 0; byte < bytes; ++byte)
            value = 256 * value + static_cast<unsigned char>(head[at + byte]);
        return value;
    };
    const bool whole = head.size() == headBytes;
    const std::uint64_t page = whole ? number(16, 2) : 0;
    const std::uint64_t pages = whole && number(24, 4) == number(92, 4) ? number(28, 4) : 0;
    if (!whole || static_cast<std::uint64_t>(m_opened.size) < pages * (page == 1 ? 65536 : page))
        throw Error({"the database is cut short", m_name, 0, "Get it again"});
}

void SqliteFile::refuseWaitingChanges() const {
    const std::string log = m_path + "-wal";
    const bool waits = isRegularFile(log) && stampOf(log).size > 0;
    if (!waits && !isHotJournal(m_path + "-journal"))
        return;
    const std::string beside = std::filesystem::path(waits ? log : m_path + "-journal").filename().string();
    throw Error({"the database has changes that are not in its file yet: they wait in " + beside, m_name, 0,
                 journalRemedy});
}

/// Only what the file itself holds is run: no other file is attached, no extension loaded, and functions that
/// its schema calls have to be harmless.
void SqliteFile::open() {
    const std::string uri = "file:" + percentEncoded(m_path) + "?mode=ro&immutable=1";
    sqlite3* database = nullptr;
    const int result = sqlite3_open_v2(uri.c_str(), &database,
                                       SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX, nullptr);
    m_database.reset(database);
    if (!database)
        throw std::bad_alloc();
    if (result != SQLITE_OK)
        fail();
    constexpr int longestValue = 1 << 20; // bytes, as of a line of a text
    constexpr int stepsBetweenChecks = 100'000;
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, longestValue);
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_progress_handler(database, stepsBetweenChecks, stopIfAsked, &m_stop);
}

SqliteFile::Statement SqliteFile::prepare(const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(m_database.get(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr) !=
        SQLITE_OK)
        fail();
    return Statement(statement);
}

bool SqliteFile::step(sqlite3_stmt* statement) {
    if (m_stop.stop_requested())
        throw Cancelled();
    const int result = sqlite3_step(statement);
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        fail();
    checkUnchanged();
    return false;
}

void SqliteFile::fail() {
    if (m_stop.stop_requested())
        throw Cancelled();
    const int code = sqlite3_errcode(m_database.get());
    if (code == SQLITE_NOMEM)
        throw std::bad_alloc();
    checkUnchanged();
    int cause = sqlite3_system_errno(m_database.get());
    if (code == SQLITE_CORRUPT) // as it says, too, of a file that the disk cannot read
        sqlite3_file_control(m_database.get(), nullptr, SQLITE_FCNTL_LAST_ERRNO, &cause);
    if (cause != 0 && (code == SQLITE_IOERR || code == SQLITE_CANTOPEN || code == SQLITE_CORRUPT))
        throw Error({"the database cannot be read: " + std::generic_category().message(cause), m_name, 0,
                     "Check the disk or the connection, then try again"});
    const bool damaged = code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_IOERR;
    throw Error({(damaged ? "the database is damaged: " : "the database cannot be read: ") +
                     std::string(sqlite3_errmsg(m_database.get())),
                 m_name, 0, damaged ? "Get it again, or save what is left with: sqlite3 FILE .recover" : ""});
}

void SqliteFile::checkUnchanged() const {
    if (stampOf(m_path) != m_opened)
        throw Error({"the file changed while it was being read", m_name, 0,
                     "Wait until it is complete, then read it again"});
    refuseWaitingChanges();
}

std::vector<SqliteTable> SqliteFile::tables() {
    std::vector<SqliteTable> tables;
    std::vector<bool> views;
    const Statement names = prepare("SELECT name, type = 'view' FROM sqlite_schema WHERE type IN ('table', "
                                    "'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
    while (step(names.get())) {
        const auto* name = reinterpret_cast<const char*>(sqlite3_column_text(names.get(), 0));
        tables.push_back({name ? name : ""});
        views.push_back(sqlite3_column_int(names.get(), 1) != 0);
    }
    for (std::size_t table = 0; table < tables.size(); ++table)
        if (!views[table])
            tables[table].rows = rowsOf(tables[table].name);
    return tables;
}

/// The highest row id, which is found at once: as many rows unless some have been deleted. Tables without row
/// ids have none.
std::optional<std::uint64_t> SqliteFile::rowsOf(const std::string& table) {
    sqlite3_stmt* found = nullptr;
    const std::string sql = "SELECT max(rowid) FROM " + quotedName(table);
    if (sqlite3_prepare_v2(m_database.get(), sql.c_str(), -1, &found, nullptr) != SQLITE_OK)
        return std::nullopt;
    const Statement statement(found);
    if (sqlite3_step(found) != SQLITE_ROW || sqlite3_column_int64(found, 0) < 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(sqlite3_column_int64(found, 0));
}

SqliteRows::SqliteRows(SqliteFile& file, const std::string& table)
    : m_file(file), m_statement(file.prepare("SELECT * FROM " + quotedName(table))) {
    const int count = sqlite3_column_count(m_statement.get());
    for (int column = 0; column < count; ++column) {
        const char* name = sqlite3_column_name(m_statement.get(), column);
        m_columns.emplace_back(name ? name : "");
    }
    m_fields.resize(m_columns.size());
}

bool SqliteRows::next(std::vector<std::string_view>& fields) {
    if (!m_file.step(m_statement.get()))
        return false;
    for (std::size_t column = 0; column < m_fields.size(); ++column)
        setField(static_cast<int>(column));
    fields.assign(m_fields.begin(), m_fields.end());
    return true;
}

void SqliteRows::setField(int column) {
    sqlite3_stmt* row = m_statement.get();
    std::string& field = m_fields[static_cast<std::size_t>(column)];
    switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
        field = std::to_string(sqlite3_column_int64(row, column));
        return;
    case SQLITE_FLOAT:
        field = realText(sqlite3_column_double(row, column));
        return;
    case SQLITE_TEXT: {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
        field.assign(text ? text : "", static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
        return;
    }
    default:
        field.clear();
    }
}

} // namespace model

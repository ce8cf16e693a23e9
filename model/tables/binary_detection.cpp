#include "model/tables/binary_detection.h"

#include <string>

#include "model/input/archive.h"
#include "model/input/file_kinds.h"
#include "model/input/input_file.h"
#include "model/input/sqlite_file.h"
#include "model/tables/record_detection.h"
#include "model/tables/records.h"
#include "model/tables/sparse_records.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t sampledRecords = 2000;
constexpr std::size_t documentBytes = std::size_t{16} << 10; ///< in which a document names its parts

SourceFormat sparseMatrix(const DataFile& file) {
    SourceFormat format;
    format.format = DataFormat::SparseMatrix;
    format.dialect.header = {"row", "column", "entry"};
    format.rows = sparseEntries(file);
    return format;
}

void readSample(const DataFile& file, SourceFormat& format, SampleRows& rows) {
    ReadingMonitor monitor;
    const auto reader = openRecords(file, format, monitor);
    for (Record record; rows.size() < sampledRecords && reader->next(record);)
        rows.emplace_back(record.fields.begin(), record.fields.end());
    format.sampledRows = rows.size();
}

/// What the file is, by its first bytes; nothing for a text.
std::optional<SourceFormat> binaryIn(const DataFile& file, std::string_view begin) {
    if (isDatabase(file.path))
        return tableOfDatabase(file);
    begin = begin.substr(0, documentBytes);
    if (isSqlite(begin)) // isDatabase has not seen it: it is packed
        throw ForeignFile({"an SQLite database cannot be read inside an archive", file.text(), 0,
                           "Unpack the archive, then choose the file itself"},
                          true);
    if (isNumpyArchive(begin))
        return sparseMatrix(file);
    refuseForeign(begin, file);
    return std::nullopt;
}

void requireKind(const SourceFormat* found, DataFormat wanted, const DataFile& file) {
    const bool sqlite = wanted == DataFormat::Sqlite;
    if ((sqlite || wanted == DataFormat::SparseMatrix) && (!found || found->format != wanted))
        throw Error({sqlite ? "this is no SQLite database" : "this is no sparse matrix of scipy (.npz)",
                     file.text(), 0, "Choose another format, or leave it to be found"});
    if (found && wanted != DataFormat::Guess && wanted != found->format)
        throw Error({found->format == DataFormat::Sqlite ? "this is an SQLite database, not text"
                                                         : "this is a sparse matrix of scipy, not text",
                     file.text(), 0, "Leave the format to be found"});
}

} // namespace

SourceFormat tableOfDatabase(const DataFile& file) {
    if (file.member.empty())
        throw Error({"the database has several tables", file.path, 0, "Choose one: " + file.path + ":TABLE"});
    SourceFormat format;
    format.format = DataFormat::Sqlite;
    SqliteFile database(file.path);
    format.dialect.header = SqliteRows(database, file.member).columns();
    for (const SqliteTable& table : database.tables())
        if (table.name == file.member)
            format.rows = table.rows;
    return format;
}

bool isDatabase(const std::string& path) {
    InputFile whole(path);
    return isSqlite(readUpTo(whole, kindBytes));
}

bool holdsBinaryTables(const std::string& path) {
    try {
        InputFile whole(path);
        const std::string begin = readUpTo(whole, kindBytes);
        return isSqlite(begin) || isNumpyArchive(begin);
    } catch (const Error&) {
        return false;
    }
}

std::optional<SourceFormat> detectBinary(const DataFile& file, std::string_view begin,
                                         const ImportOptions& options, SampleRows& rows) {
    auto format = binaryIn(file, begin);
    requireKind(format ? &*format : nullptr, options.format, file);
    if (!format)
        return std::nullopt;
    readSample(file, *format, rows);
    settleRecords(file, options, rows, *format);
    return format;
}

void requireText(const DataFile& file) {
    if (binaryIn(file, readUpTo(*openSource(file), documentBytes)))
        throw Error({"titles are read from text tables and databases", file.text(), 0,
                     "Choose a table of items with ids and titles"});
}

} // namespace model

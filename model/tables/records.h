#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/input/reading_monitor.h"
#include "model/tables/row_parser.h"
#include "model/tables/source_format.h"

namespace model {

/// A row of a file that is no table, as the fields that it would have in one.
struct Record {
    std::vector<std::string_view> fields; ///< valid until the next record
    std::uint64_t line = 0;               ///< its first one, from 1
    std::string_view text;                ///< what is to blame, as written
    RowProblem problem;                   ///< a reason: the row cannot be used, whatever its fields
};

/// What the lines of such a file are, but for those that hold rows.
struct RecordLines {
    std::uint64_t lines = 0; ///< all of them
    std::uint64_t blanks = 0;
    std::uint64_t headers = 0;
    std::uint64_t comments = 0;
    std::uint64_t skipped = 0;
    std::uint64_t continued = 0; ///< further lines of rows that span several
};

/// Reads a file of sections, pairs, JSON, a matrix, MatrixMarket, scipy or SQLite as the rows of a table of
/// user, item and whatever else there is: SourceFormat::dialect names its columns.
class RecordReader {
public:
    RecordReader() = default;
    virtual ~RecordReader() = default;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;

    /// False after the last one. Throws what LineReader throws, and Error for a file that ends too early.
    virtual bool next(Record& record) = 0;

    /// Of what has been read so far.
    const RecordLines& lines() const { return m_lines; }

protected:
    RecordLines m_lines;
};

/// Whether a format is read record by record.
bool holdsRecords(DataFormat format);

/// monitor and format outlive the reader. Throws what openText throws.
std::unique_ptr<RecordReader> openRecords(const DataFile& file, const SourceFormat& format,
                                          ReadingMonitor& monitor);

// The kinds of them.
std::unique_ptr<RecordReader> openSections(const DataFile& file, const SourceFormat& format,
                                           ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openItemValues(const DataFile& file, const SourceFormat& format,
                                             ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openMatrix(const DataFile& file, const SourceFormat& format,
                                         ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openMatrixMarket(const DataFile& file, const SourceFormat& format,
                                               ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openJson(const DataFile& file, const SourceFormat& format,
                                       ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openSparse(const DataFile& file, const SourceFormat& format,
                                         ReadingMonitor& monitor);
std::unique_ptr<RecordReader> openSqlite(const DataFile& file, const SourceFormat& format,
                                         ReadingMonitor& monitor);

} // namespace model

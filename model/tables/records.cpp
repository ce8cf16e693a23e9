#include "model/tables/records.h"

namespace model {

bool holdsRecords(DataFormat format) {
    return format == DataFormat::Sections || format == DataFormat::ItemValues ||
           format == DataFormat::RatingMatrix || format == DataFormat::MatrixMarket ||
           format == DataFormat::Json || format == DataFormat::SparseMatrix || format == DataFormat::Sqlite;
}

std::unique_ptr<RecordReader> openRecords(const DataFile& file, const SourceFormat& format,
                                          ReadingMonitor& monitor) {
    switch (format.format) {
    case DataFormat::ItemValues:
        return openItemValues(file, format, monitor);
    case DataFormat::RatingMatrix:
        return openMatrix(file, format, monitor);
    case DataFormat::MatrixMarket:
        return openMatrixMarket(file, format, monitor);
    case DataFormat::Json:
        return openJson(file, format, monitor);
    case DataFormat::SparseMatrix:
        return openSparse(file, format, monitor);
    case DataFormat::Sqlite:
        return openSqlite(file, format, monitor);
    default:
        return openSections(file, format, monitor);
    }
}

} // namespace model

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/tables/sample_rows.h"
#include "model/tables/source_format.h"

namespace model {

/// What a file begins with, as text.
struct FileBeginning {
    std::string text;   ///< UTF-8 as far as it matters: Latin-1 may be as it is
    bool whole = false; ///< the file has no more
};

/// Recognises a file whose rows are no lines of a table, or reads it as the options say: JSON, MatrixMarket,
/// sections, pairs of item and value. Fills in all but the clicks; rows becomes the first of them. Nothing
/// for any other file. Throws Error where the file is one of them and cannot be read, or could be meant in
/// two ways; what RecordReader throws.
std::optional<SourceFormat> detectRecords(const DataFile& file, const FileBeginning& beginning,
                                          TextEncoding encoding, const ImportOptions& options,
                                          SampleRows& rows);

/// The same for a matrix of users and items with these first lines. found: the table that it would be
/// otherwise.
std::optional<SourceFormat> detectMatrix(const DataFile& file, const FileBeginning& beginning,
                                         const std::vector<std::string>& lines, const SourceFormat& found,
                                         const ImportOptions& options, SampleRows& rows);

/// Reads the first rows of such a format, and finds its columns and kinds by them.
void completeRecords(const DataFile& file, const FileBeginning& beginning, const ImportOptions& options,
                     SourceFormat& format, SampleRows& rows);

/// Finds the columns and kinds of a format whose header is known, by these rows of it.
void settleRecords(const DataFile& file, const ImportOptions& options, const SampleRows& rows,
                   SourceFormat& format);

} // namespace model

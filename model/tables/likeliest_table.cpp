#include "model/tables/likeliest_table.h"

#include <string>
#include <unordered_set>

#include "model/input/file_kinds.h"
#include "model/input/line_reader.h"
#include "model/tables/column_names.h"
#include "model/tables/format_detection.h"
#include "model/tables/records.h"
#include "model/tables/table_sample.h"

namespace model {

namespace {

constexpr std::size_t scoredRows = 2000;

SampleRows firstRowsOf(const DataFile& file, const SourceFormat& format) {
    if (!holdsRecords(format.format)) {
        constexpr std::size_t bytes = std::size_t{64} << 10;
        return fieldsOfRows(rowsOf(firstLines(file, format.encoding, bytes), format.dialect), format.dialect);
    }
    SampleRows rows;
    ReadingMonitor monitor;
    const auto reader = openRecords(file, format, monitor);
    for (Record record; rows.size() < scoredRows && reader->next(record);)
        rows.emplace_back(record.fields.begin(), record.fields.end());
    return rows;
}

/// Which share of the rows has a value that another row above has, too.
double repeatsIn(const SampleRows& rows, std::size_t column) {
    std::unordered_set<std::string> different;
    for (const auto& row : rows)
        different.insert(column < row.size() ? row[column] : std::string());
    return rows.empty() ? 0 : 1 - static_cast<double>(different.size()) / static_cast<double>(rows.size());
}

double scoreOf(const DataFile& file, const ImportOptions& options) {
    const SourceFormat format = detectFormat(file, options);
    if (format.format == DataFormat::UserLists || format.format == DataFormat::CountedLists)
        return 1.5;
    const RatingColumns& columns = format.columns;
    const SampleRows rows = firstRowsOf(file, format);
    const auto& names = format.dialect.header;
    const bool named = !names.empty() && findColumn(names, userNames) && findColumn(names, itemNames);
    const double ofUsers = repeatsIn(rows, columns.user);
    const double ofItems = repeatsIn(rows, columns.item);
    constexpr std::size_t several = 20; // rows, from which on everybody once looks like a list of users
    const bool listsPeople = rows.size() >= several && ofUsers == 0;
    return (named ? 2 : 0) + (columns.rating ? 0.5 : 0) + (columns.time ? 0.25 : 0) + ofUsers + ofItems -
           (listsPeople ? 2 : 0);
}

/// What would have to be asked about a file does not matter yet.
ImportOptions withoutQuestions(ImportOptions options) {
    if (options.table.dates == DateForm::Guess)
        options.table.dates = DateForm::MonthFirst;
    if (!options.table.decimalComma)
        options.table.decimalComma = false;
    options.from.reset();
    options.until.reset();
    return options;
}

} // namespace

LikeliestTable likeliestTable(const std::vector<TableCandidate>& candidates, const ImportOptions& options) {
    const ImportOptions settled = withoutQuestions(options);
    LikeliestTable likeliest;
    std::uint64_t size = 0;
    bool foreignTable = false;
    for (const TableCandidate& candidate : candidates)
        try {
            const double score = scoreOf(candidate.file, settled);
            if (score >= 0 && (!likeliest.file || score > likeliest.score ||
                               (score == likeliest.score && candidate.size > size))) {
                likeliest.file = candidate.file;
                likeliest.score = score;
                size = candidate.size;
            }
        } catch (const ForeignFile& foreign) {
            if (!likeliest.foreign || (foreign.holdsTable() && !foreignTable))
                likeliest.foreign = foreign.failure();
            foreignTable = foreignTable || foreign.holdsTable();
        } catch (const Error&) { // it holds no ratings
        }
    return likeliest;
}

} // namespace model

#include "model/tables/record_detection.h"

#include <algorithm>

#include "model/input/decoded_source.h"
#include "model/input/text.h"
#include "model/tables/cell_forms.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/item_value_records.h"
#include "model/tables/json_objects.h"
#include "model/tables/list_cells.h"
#include "model/tables/matrix_market_records.h"
#include "model/tables/records.h"
#include "model/tables/role_finding.h"
#include "model/tables/section_records.h"
#include "model/tables/unread_layouts.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// The complete lines that are not blank.
std::vector<std::string> linesOf(const FileBeginning& beginning) {
    const std::string& text = beginning.text;
    std::vector<std::string> lines;
    for (std::size_t from = text.starts_with("\xEF\xBB\xBF") ? 3 : 0; from < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        if (end == text.size() && !beginning.whole)
            break; // cut
        if (!trimmed(std::string_view(text).substr(from, end - from)).empty())
            lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

/// A section at the begin, and rows with the same number of columns.
bool looksLikeSections(const std::vector<std::string>& lines) {
    if (lines.size() < 2 || !sectionOf(lines.front()) || sectionOf(lines[1]))
        return false;
    const bool one =
        std::ranges::count_if(lines, [](const auto& line) { return sectionOf(line).has_value(); }) == 1;
    if (one && lines.front().find_first_of("0123456789") == std::string::npos)
        return false; // the title of a report
    std::vector<std::string> rows;
    std::ranges::copy_if(lines, std::back_inserter(rows),
                         [](const std::string& line) { return !sectionOf(line); });
    if (std::ranges::none_of(rows,
                             [](const std::string& row) { return row.find_first_of(",;|\t") != row.npos; }))
        return std::ranges::none_of(
            rows, [](const std::string& row) { return trimmed(row).find(' ') != row.npos; });
    TableFormat format;
    format.header = false;
    return detectDialect(rows, format).agreement > 0.9;
}

std::vector<std::string> rowsOfSections(const std::vector<std::string>& lines) {
    std::vector<std::string> rows;
    for (const std::string& line : lines)
        if (!sectionOf(line))
            rows.push_back(line);
    return rows;
}

SourceFormat sectionsIn(const std::vector<std::string>& lines, const TableFormat& table) {
    SourceFormat format;
    format.format = DataFormat::Sections;
    TableFormat rows = table;
    rows.header = false;
    format.dialect = detectDialect(rowsOfSections(lines), rows);
    format.dialect.columns = std::max<std::size_t>(format.dialect.columns, 1) + 1;
    format.dialect.head = {};
    format.dialect.rowNames = false;
    format.dialect.header.assign(format.dialect.columns, "");
    format.dialect.header.front() = "section";
    return format;
}

SourceFormat itemValuesIn(const std::vector<std::string>& lines, const ImportOptions& options,
                          const std::string& file) {
    const PairLayout layout = pairLayoutOf(lines);
    if (layout == PairLayout::Further && options.format == DataFormat::Guess)
        throw Error({"each line begins with a number that repeats, so it is a label and no user", file, 0,
                     "If it is the user all the same, choose the format: --format item-values; of libFM's "
                     "files those are read that have a rating, a user and an item in each line"});
    SourceFormat format;
    format.format = DataFormat::ItemValues;
    format.factors = layout == PairLayout::Factors;
    format.dialect.header = {"user", "item", "value"};
    return format;
}

SourceFormat matrixMarketIn(const std::vector<std::string>& lines, const std::string& file) {
    SourceFormat format;
    format.format = DataFormat::MatrixMarket;
    format.dialect.header = {"row", "column"};
    if (lines.empty() || !matrixMarketKind(lines.front(), file).pattern)
        format.dialect.header.emplace_back("entry");
    return format;
}

/// The fields of the first objects.
SourceFormat jsonIn(const DataFile& file, TextEncoding encoding, std::size_t bytes) {
    SourceFormat format;
    format.format = DataFormat::Json;
    ReadingMonitor monitor;
    JsonObjects objects(openText(file, encoding), monitor);
    std::size_t seen = 0;
    std::size_t count = 0;
    std::string first;
    while (seen < bytes || count == 1) {
        const auto object = objects.next();
        if (!object)
            break;
        seen += object->text.size();
        addFieldNames(object->text, format.dialect.header);
        if (++count == 1)
            first = object->text;
    }
    if (count == 1)
        refuseObjectOfAll(first, file.text());
    return format;
}

RatingColumns recordColumns(const SourceFormat& format) {
    const TableDialect& dialect = format.dialect;
    const auto kindFrom = [&](std::size_t from, ColumnKind kind) -> std::optional<std::size_t> {
        const auto found =
            std::find(dialect.kinds.begin() + static_cast<std::ptrdiff_t>(from), dialect.kinds.end(), kind);
        return found == dialect.kinds.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::size_t>(found - dialect.kinds.begin()));
    };
    if (format.format == DataFormat::Sections)
        return {1, 0, dialect.columns > 2 ? kindFrom(2, ColumnKind::Number) : std::nullopt,
                dialect.columns > 2 ? kindFrom(2, ColumnKind::Time) : std::nullopt};
    if (!dialect.header.empty() && dialect.header.front() == "item") // of a matrix whose rows are items
        return {1, 0, 2};
    return {0, 1, dialect.columns > 2 ? std::optional<std::size_t>(2) : std::nullopt};
}

/// What the options ask for, or what the file begins like.
std::optional<SourceFormat> recordsIn(const DataFile& file, const FileBeginning& beginning,
                                      TextEncoding encoding, const ImportOptions& options) {
    const DataFormat wanted = options.format;
    if (wanted != DataFormat::Guess && !holdsRecords(wanted))
        return std::nullopt;
    const bool guess = wanted == DataFormat::Guess;
    if (guess && looksLikePython(beginning.text))
        throw Error({"the objects are written as Python prints them, not as JSON", file.text(), 1,
                     "Convert each line: json.dumps(ast.literal_eval(line)) in Python"});
    if (wanted == DataFormat::Json || (guess && looksLikeJson(beginning.text)))
        return jsonIn(file, encoding, std::max<std::size_t>(beginning.text.size(), 1));
    const std::vector<std::string> lines = linesOf(beginning);
    if (lines.empty())
        return std::nullopt;
    if (wanted == DataFormat::MatrixMarket || (guess && isMatrixMarket(lines.front())))
        return matrixMarketIn(lines, file.text());
    if (wanted == DataFormat::Sections || (guess && looksLikeSections(lines)))
        return sectionsIn(lines, options.table);
    if (wanted == DataFormat::ItemValues || (guess && pairLayoutOf(lines) != PairLayout::None))
        return itemValuesIn(lines, options, file.text());
    if (guess)
        refuseUnreadLayout(lines, file.text());
    return std::nullopt;
}

} // namespace

void completeRecords(const DataFile& file, const FileBeginning& beginning, const ImportOptions& options,
                     SourceFormat& format, SampleRows& rows) {
    const auto lines = static_cast<std::uint64_t>(std::ranges::count(beginning.text, '\n'));
    ReadingMonitor monitor;
    const auto reader = openRecords(file, format, monitor);
    Record record;
    std::size_t bytes = 0;
    const auto within = [&] {
        return beginning.whole || (reader->lines().lines < lines && bytes < beginning.text.size());
    };
    while ((format.sampledRows == 0 || within()) && reader->next(record)) {
        if (record.problem.reason.empty())
            rows.emplace_back(record.fields.begin(), record.fields.end());
        bytes += format.format == DataFormat::Json ? record.text.size() : 0;
        ++format.sampledRows;
    }
    format.sampledBytes = beginning.text.size();
    settleRecords(file, options, rows, format);
}

void settleRecords(const DataFile& file, const ImportOptions& options, const SampleRows& rows,
                   SourceFormat& format) {
    format.dialect.columns = std::max(format.dialect.columns, format.dialect.header.size());
    addKinds(rows, options.table, format.dialect);
    if (format.format == DataFormat::Json || format.format == DataFormat::Sqlite) {
        settleColumns(rows, options, file.text(), format);
        requireOneItemEach(rows, format, file.text());
    } else {
        format.columns =
            chosenColumns(options, format.dialect.header, file.text()).value_or(recordColumns(format));
    }
    settleCells(rows, options, file.text(), format);
}

std::optional<SourceFormat> detectRecords(const DataFile& file, const FileBeginning& beginning,
                                          TextEncoding encoding, const ImportOptions& options,
                                          SampleRows& rows) {
    auto format = recordsIn(file, beginning, encoding, options);
    if (!format)
        return std::nullopt;
    format->encoding = encoding;
    completeRecords(file, beginning, options, *format, rows);
    return format;
}

} // namespace model

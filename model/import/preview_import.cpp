#include "model/import/preview_import.h"

#include <algorithm>
#include <filesystem>

#include "model/import/reading_plan.h"
#include "model/input/data_place.h"
#include "model/input/decoded_source.h"
#include "model/input/file_type.h"
#include "model/input/text.h"
#include "model/numerics/machine_memory.h"
#include "model/splits/rule_finding.h"
#include "model/tables/list_reader.h"
#include "model/tables/records.h"
#include "model/tables/row_parser.h"
#include "model/tables/table_rows.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t mostRows = 200;
constexpr std::size_t mostCells = 40; ///< of a row that is shown: lists can have thousands
constexpr std::size_t sampleBlock = std::size_t{64} << 10;

std::vector<std::string> cellsOf(std::span<const std::string_view> fields) {
    std::vector<std::string> cells;
    for (const std::string_view field : fields.first(std::min(fields.size(), mostCells)))
        cells.push_back(excerpt(field));
    return cells;
}

/// Reads the first rows of one file; what becomes of each is up to `understand`.
template <typename Understand>
TablePreview firstRows(const DataFile& file, TextEncoding encoding, const TableDialect& dialect,
                       const std::stop_token& stop, Understand understand) {
    TablePreview preview;
    preview.file = file.text();
    for (const std::string& name : dialect.header)
        preview.header.push_back(toUtf8(name));
    preview.columns = preview.header.size();
    ReadingMonitor monitor(stop);
    BlockReader blocks(openText(file, encoding), monitor, sampleBlock);
    RowReader rows(blocks, monitor, dialect);
    std::size_t headAhead = dialect.head.rows;
    while (preview.rows.size() < mostRows) {
        const auto row = rows.next();
        if (!row)
            break;
        const bool above = headAhead > 0;
        headAhead -= above ? 1 : 0;
        if (!above && !trimmed(row->text).empty() &&
            (dialect.comment.empty() || !row->text.starts_with(dialect.comment)))
            preview.rows.push_back(understand(*row));
    }
    for (const PreviewRow& row : preview.rows)
        preview.columns = std::max(preview.columns, row.cells.size());
    return preview;
}

TablePreview previewTable(const ReadingPlan& plan, const std::stop_token& stop) {
    const SourceFormat& source = plan.source;
    RowSplitter splitter(source.dialect);
    RowParser parser(source.dialect, source.columns, plan.options.keepMissingIds, plan.options.events);
    RatingRow rating;
    RowProblem problem;
    return firstRows(plan.files.ratings, source.encoding, source.dialect, stop, [&](const TableRow& row) {
        PreviewRow shown = {row.line, cellsOf(splitter.split(row.text)), {}, {}};
        if (!parser.parse(row.text, rating, problem)) {
            shown.problem = problem.reason;
            shown.badColumn = problem.column;
        }
        return shown;
    });
}

/// The rows that the file holds, as the table that they make up.
TablePreview previewRecords(const ReadingPlan& plan, const std::stop_token& stop) {
    TablePreview preview;
    preview.file = plan.files.ratings.text();
    preview.header = plan.source.dialect.header;
    preview.columns = preview.header.size();
    ReadingMonitor monitor(stop);
    const auto records = openRecords(plan.files.ratings, plan.source, monitor);
    const RowParser parser(plan.source.dialect, plan.source.columns, plan.options.keepMissingIds,
                           plan.options.events);
    RatingRow rating;
    for (Record record; preview.rows.size() < mostRows && records->next(record);) {
        RowProblem problem = record.problem;
        if (problem.reason.empty())
            parser.read(record.fields, rating, problem);
        preview.columns = std::max(preview.columns, std::min(record.fields.size(), mostCells));
        preview.rows.push_back({record.line, cellsOf(record.fields), problem.reason, problem.column});
    }
    return preview;
}

TablePreview previewLists(const ReadingPlan& plan, const std::stop_token& stop) {
    const ListParser parser(plan.source);
    ListLine list;
    RowProblem problem;
    TableDialect lines;
    lines.quotes = false;
    lines.comment = plan.source.dialect.comment;
    return firstRows(plan.files.ratings, plan.source.encoding, lines, stop, [&](const TableRow& row) {
        PreviewRow shown;
        shown.line = row.line;
        if (!parser.parse(row.text, list, problem)) {
            shown.problem = problem.reason;
            shown.badColumn = problem.column;
        }
        shown.cells = cellsOf(list.items);
        shown.cells.insert(shown.cells.begin(), excerpt(list.user));
        return shown;
    });
}

/// The header and the rows of train.csv, as written.
TablePreview previewLayout(const ReadingPlan& plan, const std::stop_token& stop) {
    TableDialect dialect;
    dialect.header = {"uid", "sid"};
    dialect.head = {1, 1};
    RowSplitter splitter(dialect);
    return firstRows(plan.files.beside("train.csv"), TextEncoding::Utf8, dialect, stop,
                     [&](const TableRow& row) {
                         return PreviewRow{row.line, cellsOf(splitter.split(row.text)), {}, {}};
                     });
}

/// Of a database.
TablePreview previewTitleTable(const ReadingPlan& plan, const std::stop_token& stop) {
    TablePreview preview;
    preview.file = plan.files.titles->text();
    preview.header = plan.titles->dialect.header;
    preview.columns = preview.header.size();
    ReadingMonitor monitor(stop);
    const auto records = openSqlite(*plan.files.titles, SourceFormat(), monitor);
    for (Record record; preview.rows.size() < mostRows && records->next(record);)
        preview.rows.push_back({record.line, cellsOf(record.fields), {}, {}});
    return preview;
}

TablePreview previewTitles(const ReadingPlan& plan, const std::stop_token& stop) {
    const TitlesFormat& titles = *plan.titles;
    if (titles.database)
        return previewTitleTable(plan, stop);
    const std::size_t needed = std::max(titles.columns.id, titles.columns.title) + 1;
    RowSplitter splitter(titles.dialect);
    return firstRows(*plan.files.titles, streamEncoding(titles), titles.dialect, stop,
                     [&](const TableRow& row) {
                         const auto fields = splitter.split(row.text);
                         PreviewRow shown = {row.line, cellsOf(fields), {}, {}};
                         if (splitter.quoteLeftOpen())
                             shown.problem = openQuoteReason;
                         else if (fields.size() < needed)
                             shown.problem = missingColumnsReason(fields.size(), needed);
                         return shown;
                     });
}

TablePreview previewRatings(const ReadingPlan& plan, const std::stop_token& stop) {
    if (plan.authorLayout())
        return previewLayout(plan, stop);
    if (holdsRecords(plan.source.format))
        return previewRecords(plan, stop);
    return plan.source.format == DataFormat::Table ? previewTable(plan, stop) : previewLists(plan, stop);
}

/// Where a file is as ImportOptions::data names it, and its name there; nothing for one that lies elsewhere.
std::optional<DataChoice> choiceOf(const DataFile& file, const std::string& base) {
    if (!file.member.empty())
        return DataChoice{file.path + ":" + file.member, file.member};
    if (!file.path.starts_with(base) || file.path.size() <= base.size())
        return std::nullopt; // beside the only file
    std::string name = file.path.substr(base.size());
    name.erase(0, name.find_first_not_of('/'));
    return DataChoice{base + ":" + name, name};
}

void addChoices(const ReadingPlan& plan, ImportPreview& preview) {
    const DataFiles& files = plan.files;
    const std::string base = dataPlaceOf(plan.options.data).path;
    const bool folder = isFolder(base);
    for (std::size_t i = 0; i < files.all.size(); ++i) {
        auto choice = folder || !files.all[i].member.empty() ? choiceOf(files.all[i], base) : std::nullopt;
        if (!choice)
            continue;
        choice->bytes = files.rows.empty() ? files.sizes[i] : 0;
        choice->rows = files.rows.empty() ? 0 : files.rows[i];
        choice->chosen = files.all[i] == files.ratings;
        preview.choices.push_back(*choice);
    }
    if (files.alternatives.empty())
        return;
    preview.chosenTable = files.ratings.text();
    preview.tablesAmong = files.alternatives.size();
}

} // namespace

ImportPreview previewImport(const ImportOptions& options, const std::stop_token& stop) {
    const ReadingPlan plan = planReading(options, stop);
    ImportPreview preview;
    preview.options = plan.options;
    preview.namedCounts = plan.source.namedCounts;
    preview.rule = ruleFor(plan.options,
                           {plan.source.sampledRatings, plan.source.namedCounts, plan.source.namedRatings});
    useRule(preview.rule, preview.options);
    preview.question = plan.source.question;
    preview.events = plan.source.sampledEvents;
    preview.notes = plan.notes;
    for (const DataFile& file : plan.files.all)
        preview.tables.push_back(file.text());
    addChoices(plan, preview);
    preview.ratings = previewRatings(plan, stop);
    for (const DataFile& file : plan.files.more)
        preview.furtherParts.push_back(file.text());
    try {
        if (plan.titles)
            preview.titles = previewTitles(plan, stop);
    } catch (const Error& error) {
        if (!options.items.empty())
            throw;
        preview.notes.push_back("titles are not read: " + error.failure().text());
    }
    preview.validation = plan.files.validation ? plan.files.validation->text() : "";
    preview.test = plan.files.test ? plan.files.test->text() : "";
    if (plan.authorLayout()) {
        preview.validation = plan.files.beside("validation_te.csv").text();
        preview.test = plan.files.beside("test_te.csv").text();
    }
    preview.looksCounted = plan.source.looksCounted;
    const bool table = plan.options.format == DataFormat::Table || holdsRecords(plan.options.format);
    preview.rated = table && (plan.source.columns.rating.has_value() || areWeighed(plan.options.events));
    preview.timed = table && plan.source.columns.time.has_value();
    preview.bytes = plan.bytes;
    preview.rowsEstimated = plan.rowsEstimated;
    preview.memoryEstimated = plan.memoryEstimated;
    preview.memoryAvailable = memoryAvailable();
    return preview;
}

} // namespace model

#include "model/tables/format_detection.h"

#include <algorithm>
#include <map>
#include <set>

#include "model/input/archive.h"
#include "model/input/decoded_source.h"
#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/binary_detection.h"
#include "model/tables/cell_forms.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/event_counter.h"
#include "model/tables/file_list.h"
#include "model/tables/header_detection.h"
#include "model/tables/list_cells.h"
#include "model/tables/list_reader.h"
#include "model/tables/record_detection.h"
#include "model/tables/role_finding.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t sampleBytes = std::size_t{64} << 10;

/// Every line's first number is the number of items behind it, and they differ: a table of three columns on
/// user 2 only is none.
bool looksCounted(const std::vector<std::string>& lines, const std::string& delimiter) {
    SourceFormat counted;
    counted.format = DataFormat::CountedLists;
    counted.dialect.delimiter = delimiter;
    const ListParser parser(counted);
    std::set<std::size_t> lengths;
    ListLine list;
    RowProblem problem;
    for (const std::string& line : lines) {
        if (trimmed(line).empty())
            continue;
        if (!parser.parse(line, list, problem))
            return false;
        lengths.insert(list.items.size());
    }
    return lengths.size() > 1;
}

/// Most words have a digit, as ids mostly do and sentences do not.
bool holdIds(const std::vector<std::string>& lines, const std::string& delimiter) {
    SourceFormat lists;
    lists.format = DataFormat::UserLists;
    lists.dialect.delimiter = delimiter;
    const ListParser parser(lists);
    ListLine list;
    RowProblem problem;
    std::size_t words = 0;
    std::size_t ids = 0;
    for (const std::string& line : lines) {
        parser.parse(line, list, problem);
        for (const std::string_view word : list.items) {
            ++words;
            ids += word.find_first_of("0123456789") != word.npos ? 1 : 0;
        }
    }
    return 2 * ids >= words;
}

/// What separates lists that no table's delimiter fits: at least half of the lines have something behind it.
std::optional<std::string> listDelimiter(const std::vector<std::string>& lines) {
    for (const char* delimiter : {" ", "\t", ","}) {
        const auto parted = std::ranges::count_if(lines, [delimiter](const std::string& line) {
            return trimmed(line).find(delimiter) != std::string_view::npos;
        });
        if (2 * static_cast<std::size_t>(parted) >= lines.size())
            return delimiter;
    }
    return std::nullopt;
}

/// Of lines that are all equally long: users come again in a table and not in lists, and of a matrix's row
/// the numbers come again, which are no items.
bool holdRows(const std::vector<std::string>& lines, const TableDialect& dialect) {
    constexpr double nearlyAll = 0.98;
    constexpr std::size_t mostColumns = 12; // baskets of one size may be longer
    if (dialect.agreement < nearlyAll || lines.size() < 2)
        return false;
    RowSplitter splitter(dialect);
    std::set<std::string, std::less<>> users;
    std::size_t twice = 0;
    for (const std::string& line : lines) {
        const auto fields = splitter.split(line);
        users.emplace(fields.front());
        const std::set<std::string_view> items(fields.begin() + 1, fields.end());
        twice += 2 * (items.size() + 1) <= fields.size() ? 1 : 0;
    }
    return 10 * twice >= 9 * lines.size() ||
           (dialect.columns <= mostColumns && 2 * users.size() <= lines.size());
}

/// Most rows of a table have the same number of columns, and rarely many that blanks separate.
bool looksLikeLists(const std::vector<std::string>& lines, const TableDialect& dialect) {
    constexpr std::size_t fewestItems = 5;
    if (dialect.columns < 2) {
        const auto delimiter = listDelimiter(lines);
        return delimiter && holdIds(lines, *delimiter);
    }
    const bool blank = dialect.delimiter == " ";
    return dialect.header.empty() && (blank || dialect.delimiter == "\t" || dialect.delimiter == ",") &&
           (dialect.agreement < 0.5 ||
            (blank && dialect.columns >= fewestItems && !holdRows(lines, dialect))) &&
           holdIds(lines, dialect.delimiter);
}

void requireColumns(const TableDialect& dialect, const RatingColumns& columns, const std::string& file) {
    const std::size_t last = std::max({columns.user, columns.item, columns.rating.value_or(0),
                                       columns.time.value_or(0), columns.event.value_or(0)});
    if (last >= dialect.columns)
        throw Error({"the " + ordinal(last + 1) + " column is asked for, and most rows have " +
                         std::to_string(dialect.columns),
                     file, 0, "Choose other columns, or another delimiter"});
    if (columns.user == columns.item)
        throw Error({"user and item are the same column", file, 0, "Choose two columns"});
}

void sampleEvents(const SampleRows& rows, SourceFormat& format) {
    const auto event = format.columns.event;
    if (!event)
        return;
    EventCounter counter;
    for (const std::vector<std::string>& fields : rows)
        if (*event < fields.size())
            counter.add(fields[*event]);
    for (const auto& [name, count] : counter.counts())
        format.sampledEvents.push_back({name, count});
    std::ranges::stable_sort(format.sampledEvents, std::greater(), &EventCount::rows);
}

/// What the rule for clicks can be told from before all rows are read, and the kinds of events.
void sampleRatings(const SampleRows& rows, const ImportOptions& options, SourceFormat& format) {
    sampleEvents(rows, format);
    if (!format.columns.rating && !areWeighed(options.events))
        return;
    format.namedCounts = holdsCounts(format.dialect, format.columns);
    format.namedRatings = holdsRatings(format.dialect, format.columns);
    const RowParser parser(format.dialect, format.columns, options.keepMissingIds, options.events);
    RatingRow row;
    RowProblem problem;
    std::map<float, std::uint64_t> counts;
    for (const std::vector<std::string>& fields : rows) {
        const std::vector<std::string_view> views(fields.begin(), fields.end());
        if (parser.read(views, row, problem))
            ++counts[row.rating];
    }
    for (const auto& [rating, count] : counts)
        format.sampledRatings.push_back({asWritten(rating), count});
}

/// How many rows these lists are.
std::uint64_t itemsOf(const std::vector<std::string>& lines, const SourceFormat& format) {
    const ListParser parser(format);
    ListLine list;
    RowProblem problem;
    std::uint64_t items = 0;
    for (const std::string& line : lines)
        items += parser.parse(line, list, problem) ? list.items.size() : 0;
    return items;
}

void detectLists(const std::vector<std::string>& lines, const ImportOptions& options, SourceFormat& format) {
    if (options.table.delimiter)
        format.dialect.delimiter = *options.table.delimiter;
    else if (format.dialect.columns < 2)
        format.dialect.delimiter = listDelimiter(lines).value_or(" ");
    format.looksCounted = looksCounted(lines, format.dialect.delimiter);
    if (options.format == DataFormat::Guess)
        format.format = format.looksCounted ? DataFormat::CountedLists : DataFormat::UserLists;
    else
        format.format = options.format;
    format.sampledRows = itemsOf(lines, format);
}

bool asksForLists(DataFormat format) {
    return format == DataFormat::UserLists || format == DataFormat::CountedLists;
}

/// Lines that begin as the comments above them and are rows all the same may be either.
void askForComments(const std::vector<std::string>& lines, const ImportOptions& options,
                    const SourceFormat& format, const std::string& file) {
    const std::string& mark = format.dialect.comment;
    if (options.table.comment || rowsLikeComments(lines, format.dialect) == 0)
        return;
    throw Error({"lines that begin with " + inQuotes(mark) + " stand above the rows and between them", file,
                 0,
                 "Choose what they are: --comment \"" + mark + "\" for comments, --comment none for rows"});
}

/// The format of a table whose dialect is known.
void detectTable(const std::vector<std::string>& lines, const ImportOptions& options, const std::string& file,
                 SourceFormat& format) {
    const TableDialect& dialect = format.dialect;
    if (dialect.columns < 2)
        throw Error({"the file has only one column", file, 0,
                     "Separate user, item and rating by comma, tab, semicolon, bar or double colon"});
    if (dialect.delimiter == " " && dialect.agreement < 0.5 && !options.table.delimiter)
        throw Error({"the lines are no rows of a table: they have no common number of columns", file, 0,
                     "Choose another file, or say what separates its columns"});
    askForComments(lines, options, format, file);
    const SampleRows rows = fieldsOfRows(rowsOf(lines, dialect), dialect);
    settleColumns(rows, options, file, format);
    requireOneItemEach(rows, format, file);
    settleCells(rows, options, file, format);
    requireColumns(dialect, format.columns, file);
    sampleRatings(rows, options, format);
}

/// Files of counts whose columns have no names: train_triplets.txt of the Million Song Dataset,
/// usersha1-artmbid-artname-plays.tsv of Last.fm.
bool isNamedForCounts(const DataFile& file) {
    const std::string name = nameOf(file);
    const std::string stem = lowerCase(name.substr(0, name.rfind('.')));
    const auto endsWith = [&](std::string_view word) { // displays are no plays
        return stem == word ||
               (stem.ends_with(word) &&
                std::string_view("-_. ").find(stem[stem.size() - word.size() - 1]) != std::string_view::npos);
    };
    return stem.starts_with("train_triplets") || endsWith("plays") || endsWith("play_counts") ||
           endsWith("playcounts") || endsWith("listens") || endsWith("listen_counts");
}

/// What the first bytes are as text, and their encoding.
FileBeginning beginningOf(const DataFile& file, std::string begin, const TableFormat& format,
                          TextEncoding& encoding) {
    FileBeginning beginning;
    beginning.text = std::move(begin);
    beginning.whole = beginning.text.size() < sampleBytes;
    encoding = format.encoding != TextEncoding::Guess ? format.encoding
                                                      : guessEncoding(beginning.text, beginning.whole);
    if (encoding == TextEncoding::Utf16)
        beginning.text = readUpTo(*openText(file, encoding), sampleBytes);
    return beginning;
}

SourceFormat withRatings(SourceFormat format, const SampleRows& rows, const ImportOptions& options,
                         const std::string& file) {
    requireColumns(format.dialect, format.columns, file);
    sampleRatings(rows, options, format);
    return format;
}

} // namespace

TextEncoding encodingOf(const DataFile& file, const TableFormat& format) {
    if (format.encoding != TextEncoding::Guess)
        return format.encoding;
    const auto source = openSource(file);
    const std::string bytes = readUpTo(*source, sampleBytes);
    return guessEncoding(bytes, bytes.size() < sampleBytes);
}

ImportOptions withoutQuestions(ImportOptions options) {
    if (options.table.dates == DateForm::Guess)
        options.table.dates = DateForm::MonthFirst;
    if (!options.table.decimalComma)
        options.table.decimalComma = false;
    options.from.reset();
    options.until.reset();
    return options;
}

SourceFormat detectFormat(const DataFile& file, const ImportOptions& options) {
    SourceFormat format;
    SampleRows records;
    std::string begin = isDatabase(file.path) ? std::string() : readUpTo(*openSource(file), sampleBytes);
    if (const auto found = detectBinary(file, begin, options, records))
        return withRatings(*found, records, options, file.text());
    const FileBeginning beginning = beginningOf(file, std::move(begin), options.table, format.encoding);
    if (const auto found = detectRecords(file, beginning, format.encoding, options, records))
        return withRatings(*found, records, options, file.text());
    const std::vector<std::string> lines = firstLines(file, format.encoding, sampleBytes);
    if (std::ranges::all_of(lines, [](const std::string& line) { return trimmed(line).empty(); }))
        throw Error({"the file is empty", file.text(), 0,
                     "Choose a table with a user, an item and perhaps a rating in each row"});
    for (const std::string& line : lines) {
        format.sampledBytes += line.size() + 1;
        ++format.sampledRows;
    }
    format.dialect = detectDialect(lines, options.table);
    const std::vector<std::string> rows = rowsOf(lines, format.dialect);
    if (asksForLists(options.format) ||
        (options.format == DataFormat::Guess &&
         (looksLikeLists(rows, format.dialect) ||
          (format.dialect.header.empty() && looksCounted(rows, format.dialect.delimiter))))) {
        detectLists(rows, options, format);
        return format;
    }
    if (const auto found = detectMatrix(file, beginning, lines, format, options, records))
        return withRatings(*found, records, options, file.text());
    detectTable(lines, options, file.text(), format);
    if (format.columns.rating && format.dialect.header.empty() && isNamedForCounts(file))
        format.namedCounts = true;
    return format;
}

void requireDecided(const SourceFormat& format, const std::string& file) {
    if (format.question.open())
        throw Error({format.question.message, file, 0, format.question.remedy});
}

} // namespace model

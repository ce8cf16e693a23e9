#include "model/tables/dialect_detection.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "model/input/looked_at.h"
#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/number_marks.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_sample.h"
#include "model/tables/time_text.h"

namespace model {

namespace {

/// A date, or a number that is a time after 1973 in seconds: most ids and ratings are smaller.
bool looksLikeTime(std::string_view field) {
    constexpr std::int64_t earliest = 100'000'000;
    auto time = parseTime(field, DateForm::DayFirst);
    if (!time)
        time = parseTime(field, DateForm::MonthFirst);
    if (!time)
        time = parseTime(field, DateForm::YearFirst);
    return time && (*time >= earliest || !isNumber(field) || isCompactDate(field));
}

/// The number of columns that most lines have, the larger one in case of a tie, and how many lines have it.
std::pair<std::size_t, std::size_t> usualColumns(std::span<const std::string> lines,
                                                 const TableDialect& dialect) {
    RowSplitter splitter(dialect);
    std::map<std::size_t, std::size_t> linesByColumns;
    for (const std::string& line : lines)
        ++linesByColumns[splitter.split(line).size()];
    std::pair<std::size_t, std::size_t> usual;
    for (const auto& [columns, count] : linesByColumns)
        if (count >= usual.second)
            usual = {columns, count};
    return usual;
}

/// Whether there are quoted fields, and every field that begins with a quote ends with one: in titles quotes
/// often are plain text.
bool quotesEnclose(std::span<const std::string> lines, const std::string& delimiter) {
    TableDialect plain;
    plain.delimiter = delimiter;
    plain.quotes = false;
    RowSplitter splitter(plain);
    bool any = false;
    for (const std::string& line : lines)
        for (const std::string_view field : splitter.split(line))
            if (field.starts_with('"')) {
                any = true;
                if (field.size() < 2 || !field.ends_with('"'))
                    return false;
            }
    return any;
}

/// Whether a quote inside quotes is written \": a backslash before it and more of the field behind it.
bool escapesQuotes(std::span<const std::string> lines, const std::string& delimiter) {
    for (const std::string& written : lines) {
        const std::string_view line =
            std::string_view(written).substr(0, written.find_last_not_of(" \t") + 1);
        const auto next = [line](std::size_t from) { return lookedFor(line, from, line.find("\\\"", from)); };
        for (std::size_t at = next(0); at != line.npos; at = next(at + 2)) {
            const std::string_view behind = line.substr(at + 2);
            const bool opens = at == 0 || line.substr(0, at).ends_with(delimiter);
            if (!opens && !behind.empty() && !behind.starts_with('"') &&
                !trimmed(behind).starts_with(delimiter))
                return true;
        }
    }
    return false;
}

/// What the values of one column look like.
struct Values {
    std::size_t filled = 0;
    std::size_t numbers = 0; ///< with a decimal point or comma, or whole
    std::size_t times = 0;
    std::size_t points = 0; ///< numbers with a decimal point
    std::size_t commas = 0; ///< numbers with a decimal comma

    void add(std::string_view field) {
        if (field.empty())
            return;
        ++filled;
        times += looksLikeTime(field) ? 1 : 0;
        const bool grouped = NumberMarks::isGrouped(field);
        const bool comma = !isNumber(field) && (parseCommaNumber(field) || grouped);
        numbers += comma || isNumber(field) ? 1 : 0;
        commas += comma ? 1 : 0;
        points += !comma && isNumber(field) && field.find('.') != field.npos ? 1 : 0;
    }

    ColumnKind kind() const {
        if (filled > 0 && 10 * times >= 9 * filled)
            return ColumnKind::Time;
        return filled > 0 && 2 * numbers >= filled ? ColumnKind::Number : ColumnKind::Text;
    }
};

/// Whether now blanks and now tabs stand between as many words on each line: any of them separates.
bool mixesBlanks(std::span<const std::string> lines) {
    std::set<std::string> gaps; // of each line, a character for each gap
    for (const std::string& line : lines) {
        std::string ofLine;
        const std::string_view text = trimmed(line);
        for (std::size_t at = text.find_first_of(" \t"); at != text.npos;
             at = text.find_first_of(" \t", at)) {
            const std::size_t end = text.find_first_not_of(" \t", at);
            ofLine += text.substr(at, end - at).find('\t') == text.npos ? ' ' : '\t';
            at = end;
        }
        gaps.insert(std::move(ofLine));
    }
    return gaps.size() > 1 && std::ranges::all_of(gaps, [&](const std::string& ofLine) {
               return ofLine.size() == gaps.begin()->size();
           });
}

/// Doubled ones between all columns are one.
bool doublesTabs(std::span<const std::string> lines) {
    return !lines.empty() && std::ranges::all_of(lines, [](std::string_view line) {
        std::size_t at = line.find('\t');
        bool doubled = at != line.npos;
        for (; doubled && at != line.npos; at = line.find('\t', at + 2))
            doubled = line.substr(at, 2) == "\t\t";
        return doubled;
    });
}

std::vector<TableDialect> candidates(std::span<const std::string> lines, const TableFormat& format) {
    // In case of a tie the earlier one: titles have commas and bars in them too, and numbers commas.
    constexpr std::array delimiters = {"::", "\t", ";", ",", "|", "\x01", "^", "~", " "};
    std::vector<TableDialect> candidates;
    const auto add = [&](const std::string& delimiter) {
        TableDialect& candidate = candidates.emplace_back();
        candidate.delimiter = delimiter;
        candidate.quotes =
            format.quotes.value_or(delimiter == "," || delimiter == ";" || quotesEnclose(lines, delimiter));
        candidate.escapes = candidate.quotes && escapesQuotes(lines, delimiter);
    };
    if (format.delimiter)
        add(*format.delimiter);
    else if (mixesBlanks(lines))
        add(" ");
    else if (doublesTabs(lines))
        add("\t\t");
    else
        std::ranges::for_each(delimiters, add);
    return candidates;
}

/// The first column from one on, but for one.
std::size_t firstBut(std::size_t from, std::optional<std::size_t> taken) {
    return from == taken ? from + 1 : from;
}

std::optional<std::size_t> titleColumn(const TableDialect& dialect) {
    if (const auto known = findColumn(dialect.header, titleNames))
        return known;
    for (std::size_t column = 0; column < dialect.header.size(); ++column)
        if (meaningOf(dialect.header[column]).meaning == NameMeaning::Title)
            return column;
    return std::nullopt;
}

/// Of names of items that of an id before others: movieId before movie.
std::optional<std::size_t> idColumn(const TableDialect& dialect, std::optional<std::size_t> title) {
    std::optional<std::size_t> best;
    std::size_t rank = itemNames.size();
    for (std::size_t column = 0; column < dialect.header.size(); ++column) {
        const auto known = std::ranges::find(itemNames, plainName(dialect.header[column]));
        const std::size_t found = static_cast<std::size_t>(known - itemNames.begin()) +
                                  (endsLikeId(dialect.header[column]) ? 0 : itemNames.size());
        if (known != itemNames.end() && column != title && (!best || found < rank)) {
            best = column;
            rank = found;
        }
    }
    for (std::size_t column = 0; column < dialect.header.size() && !best; ++column)
        if (column != title && meaningOf(dialect.header[column]).meaning == NameMeaning::Item)
            best = column;
    return best;
}

} // namespace

TableDialect detectDialect(const std::vector<std::string>& allLines, const TableFormat& format) {
    TableSample sample(allLines, format);
    const std::vector<std::string> lines = sample.rows();
    TableFormat known = format;
    if (!known.delimiter)
        known.delimiter = sample.delimiter();
    TableDialect best;
    std::size_t mostLines = 0;
    for (const TableDialect& candidate : candidates(lines, known)) {
        const auto [columns, agreeing] = usualColumns(lines, candidate);
        if (columns < 2 || agreeing <= mostLines)
            continue;
        best = candidate;
        best.columns = columns;
        mostLines = agreeing;
    }
    sample.findHead(best, format);
    if (best.columns == 0)
        return best;
    best.agreement = static_cast<double>(mostLines) / static_cast<double>(lines.size());
    addKinds(fieldsOfRows(sample.rows(), best), format, best);
    return best;
}

void addKinds(const SampleRows& rows, const TableFormat& format, TableDialect& dialect) {
    std::vector<Values> values(dialect.columns);
    for (const std::vector<std::string>& fields : rows)
        for (std::size_t column = 0; column < std::min(fields.size(), values.size()); ++column)
            values[column].add(fields[column]);
    std::size_t commas = 0;
    std::size_t points = 0;
    dialect.kinds.clear();
    for (const Values& column : values) {
        dialect.kinds.push_back(column.kind());
        commas += column.kind() == ColumnKind::Number ? column.commas : 0;
        points += column.kind() == ColumnKind::Number ? column.points : 0;
    }
    dialect.decimalComma = format.decimalComma.value_or(commas > points);
    dialect.thousands = format.decimalComma.has_value();
}

namespace {

/// How the column of ratings is named, among the names of ratings; none if it has no such name.
std::optional<int> rankOfRating(const TableDialect& dialect, const RatingColumns& columns) {
    if (!columns.rating || *columns.rating >= dialect.header.size())
        return std::nullopt;
    const ColumnMeaning name = meaningOf(dialect.header[*columns.rating]);
    return name.meaning == NameMeaning::Rating ? std::optional(name.rank) : std::nullopt;
}

} // namespace

bool holdsCounts(const TableDialect& dialect, const RatingColumns& columns) {
    const auto rank = rankOfRating(dialect, columns);
    return rank && *rank >= countRank && *rank < strengthRank;
}

bool holdsRatings(const TableDialect& dialect, const RatingColumns& columns) {
    const auto rank = rankOfRating(dialect, columns);
    return rank && *rank < countRank;
}

std::optional<TitleColumns> titleColumns(const TableDialect& dialect) {
    const auto title = titleColumn(dialect);
    const std::size_t known = idColumn(dialect, title).value_or(firstBut(0, title));
    if (title || dialect.header.empty())
        return TitleColumns{known, title.value_or(firstBut(0, known))};
    for (std::size_t column = 0; column < dialect.kinds.size() && column < dialect.header.size(); ++column) {
        const NameMeaning name = meaningOf(dialect.header[column]).meaning;
        if (column != known && dialect.kinds[column] == ColumnKind::Text &&
            (name == NameMeaning::None || name == NameMeaning::Item))
            return TitleColumns{known, column};
    }
    return std::nullopt;
}

} // namespace model

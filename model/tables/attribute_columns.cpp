#include "model/tables/attribute_columns.h"

#include <algorithm>
#include <array>
#include <set>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/time_text.h"

namespace model {

namespace {

/// Those of MovieLens; the first 19 in the order of u.item's flags.
constexpr std::array<std::string_view, 22> genreNames = {
    "unknown",           "Action", "Adventure", "Animation", "Children's", "Comedy",   "Crime",
    "Documentary",       "Drama",  "Fantasy",   "Film-Noir", "Horror",     "Musical",  "Mystery",
    "Romance",           "Sci-Fi", "Thriller",  "War",       "Western",    "Children", "IMAX",
    "(no genres listed)"};
constexpr std::size_t flaggedGenres = 19;
constexpr const char* genresName = "genres";

bool namesGenre(std::string_view text) {
    return std::ranges::find(genreNames, plainName(text), plainName) != genreNames.end();
}

/// What holds of every row that has all columns, of which there is one at least.
template <typename Holds>
bool ofAllRows(const SampleRows& rows, std::size_t columns, Holds holds) {
    bool any = false;
    for (const std::vector<std::string>& fields : rows) {
        if (fields.size() != columns)
            continue;
        any = true;
        if (!holds(fields))
            return false;
    }
    return any;
}

bool holdsFlags(const SampleRows& rows, std::size_t columns, std::size_t column) {
    return ofAllRows(rows, columns, [column](const std::vector<std::string>& fields) {
        return fields[column] == "0" || fields[column] == "1";
    });
}

bool holdsGenres(const SampleRows& rows, std::size_t columns, std::size_t column) {
    return ofAllRows(rows, columns, [column](const std::vector<std::string>& fields) {
        std::string_view rest = fields[column];
        for (;;) {
            const std::size_t bar = std::min(rest.find('|'), rest.size());
            if (!namesGenre(rest.substr(0, bar)))
                return false;
            if (bar == rest.size())
                return true;
            rest.remove_prefix(bar + 1);
        }
    });
}

/// id|title|release date|video release date|URL and 19 flags, whatever separates them.
bool isItemFile(const SampleRows& rows, std::size_t columns) {
    constexpr std::size_t before = 5;
    if (columns != before + flaggedGenres)
        return false;
    for (std::size_t column = before; column < columns; ++column)
        if (!holdsFlags(rows, columns, column))
            return false;
    return ofAllRows(rows, columns, [](const std::vector<std::string>& fields) {
        constexpr std::size_t date = 2;
        return fields[date].empty() || (!isNumber(fields[date]) && parseTime(fields[date], DateForm::Plain));
    });
}

/// The names of the columns as UTF-8; empty ones are unknown.
std::vector<std::string> columnNames(const TableDialect& dialect, const SampleRows& rows) {
    std::vector<std::string> names;
    for (const std::string& name : dialect.header)
        names.push_back(excerpt(trimmed(std::string_view(name).substr(0, name.find(':')))));
    names.resize(dialect.columns);
    if (!dialect.header.empty())
        return names;
    if (isItemFile(rows, dialect.columns)) {
        names = {"", "", "release_date", "video_release_date", "url"};
        names.insert(names.end(), genreNames.begin(), genreNames.begin() + flaggedGenres);
    } else if (constexpr std::size_t ofFilms = 3;
               dialect.columns == ofFilms && holdsGenres(rows, dialect.columns, ofFilms - 1)) {
        names.back() = genresName;
    }
    return names;
}

/// RecBole's types of lists, whose values stand between blanks.
bool isBlankList(const TableDialect& dialect, std::size_t column) {
    return column < dialect.header.size() &&
           (dialect.header[column].ends_with(":token_seq") || dialect.header[column].ends_with(":float_seq"));
}

} // namespace

std::vector<AttributeColumn> attributeColumns(const TableDialect& dialect, const TitleColumns& columns,
                                              const SampleRows& rows) {
    constexpr std::size_t fewestFlags = 3;
    std::vector<std::string> names = columnNames(dialect, rows);
    std::set<std::size_t> flags;
    for (std::size_t column = 0; column < names.size(); ++column)
        if (namesGenre(names[column]) && holdsFlags(rows, dialect.columns, column))
            flags.insert(column);
    if (flags.size() < fewestFlags)
        flags.clear();
    std::vector<AttributeColumn> found;
    std::set<std::string> taken = {flags.empty() ? "" : genresName};
    for (std::size_t column = 0; column < names.size(); ++column) {
        if (column == columns.id || column == columns.title || (dialect.rowNames && column == 0))
            continue;
        const std::string number = "column " + std::to_string(column + 1);
        std::string& name = names[column];
        if (flags.contains(column)) {
            found.push_back({column, genresName, name});
            continue;
        }
        if (!taken.insert(name).second || name.empty())
            name.append(name.empty() ? "" : ", ").append(number);
        found.push_back({column, name, {}, isBlankList(dialect, column)});
    }
    return found;
}

} // namespace model

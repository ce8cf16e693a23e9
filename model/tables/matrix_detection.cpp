#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/record_detection.h"
#include "model/tables/row_parser.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// The cells of a table that may be a matrix, from the first column of ratings on.
class MatrixCells {
public:
    MatrixCells(const std::vector<std::string>& rows, const TableDialect& dialect, std::size_t begin,
                std::string missing)
        : m_missingWord(std::move(missing)) {
        RowSplitter splitter(dialect);
        for (const std::string& row : rows)
            add(splitter.split(row), begin, dialect.decimalComma);
    }

    bool numeric() const { return m_texts == 0 && m_filled > 0; }
    bool anyMissing() const { return m_missing > 0; }
    bool everyRowHasAnotherId() const { return m_ids.size() == m_rows; }
    bool firstColumnCounts() const { return m_rows > 1 && m_counted == m_rows; }
    std::size_t differentRatings() const { return m_values.size(); }

    /// The only word that cells have which are no numbers; nothing where there are several.
    std::optional<std::string> onlyWord() const {
        return m_words.size() == 1 ? std::optional(*m_words.begin()) : std::nullopt;
    }

    /// A value at an end of the scale that most cells have where none is empty, or that is far away from the
    /// others, as 99 is from -10 to 10: perhaps it stands for a missing rating.
    std::optional<float> suspect() const {
        if (m_values.size() < 2)
            return std::nullopt;
        const auto [least, ofLeast] = *m_values.begin();
        const auto [most, ofMost] = *m_values.rbegin();
        const float next = std::prev(m_values.end(), 2)->first;
        constexpr float far = 3;
        if (most >= far * std::max(next, 1.0F) && 20 * ofMost > m_filled)
            return most;
        if (m_missing > 0 || 2 * std::max(ofLeast, ofMost) <= m_filled)
            return std::nullopt;
        return ofLeast >= ofMost ? least : most;
    }

private:
    void add(std::span<const std::string_view> fields, std::size_t begin, bool decimalComma) {
        ++m_rows;
        std::size_t filled = 0;
        for (std::size_t column = begin; column < fields.size(); ++column) {
            const std::string_view cell = fields[column];
            const auto number = decimalComma ? parseCommaNumber(cell) : parseNumber(cell);
            if (isMissing(cell) || (!m_missingWord.empty() && cell == m_missingWord)) {
                ++m_missing;
            } else if (!number) {
                ++m_texts;
                if (m_words.size() < 2)
                    m_words.emplace(cell);
            } else {
                ++filled;
                ++m_values[*number];
            }
        }
        m_filled += filled;
        if (fields.empty())
            return;
        m_ids.emplace(fields.front());
        const auto first = parseIndex(fields.front());
        m_counted += first && *first == filled ? 1 : 0;
    }

    std::string m_missingWord;
    std::map<float, std::size_t> m_values;
    std::set<std::string, std::less<>> m_ids;
    std::set<std::string, std::less<>> m_words; ///< the first two that are no numbers
    std::size_t m_rows = 0;
    std::size_t m_filled = 0;
    std::size_t m_missing = 0;
    std::size_t m_texts = 0;
    std::size_t m_counted = 0; ///< rows whose first number may be that of their ratings
};

constexpr std::size_t fewestItems = 3;
constexpr std::size_t mostRatings = 25;    ///< that a scale may have
constexpr std::size_t suspiciousWidth = 8; ///< columns of numbers without names that make no table

/// Whether none of the columns from one on is named as what a table of ratings has.
bool namesItems(const TableDialect& dialect, std::size_t begin) {
    const std::vector<std::string> names(dialect.header.begin() + static_cast<std::ptrdiff_t>(begin),
                                         dialect.header.end());
    for (const Names known : {Names(userNames), Names(itemNames), Names(ratingNames), Names(timeNames)})
        if (findColumn(names, known))
            return false;
    return true;
}

/// The first column of ratings: an index may stand before the users.
std::size_t beginOf(const TableDialect& dialect) {
    return dialect.rowNames && dialect.header.size() > 1 && findColumn({dialect.header[1]}, userNames) ? 2
                                                                                                       : 1;
}

bool namesUsers(const TableDialect& dialect, std::size_t begin) {
    return dialect.header.size() >= begin && findColumn({dialect.header[begin - 1]}, userNames);
}

/// Whether the rows are items and the columns users: the name above the items' column says so.
bool rowsAreItems(const TableDialect& dialect, std::size_t begin) {
    if (dialect.header.size() < begin)
        return false;
    const ColumnMeaning corner = meaningOf(dialect.header[begin - 1]);
    return corner.meaning == NameMeaning::Item && corner.rank < weakRank;
}

/// Ratings under the names of items, and nothing that names the users.
void refuseWithoutUsers(const TableDialect& dialect, const std::vector<std::string>& rows,
                        const std::string& missing, const std::string& file) {
    if (dialect.header.size() < suspiciousWidth || !namesItems(dialect, 0) ||
        dialect.header.front().empty() || std::ranges::any_of(dialect.header, namesColumn))
        return;
    const MatrixCells cells(rows, dialect, 0, missing);
    if (cells.numeric() && !cells.everyRowHasAnotherId() && cells.differentRatings() <= mostRatings &&
        (cells.anyMissing() || cells.suspect()))
        throw Error({"the file is a matrix with a column for each item and none that names the users", file,
                     1, "Have its rows numbered instead: --format matrix --first-column cells"});
}

bool looksLikeMatrix(const TableDialect& dialect, const MatrixCells& cells, std::size_t begin) {
    return !dialect.header.empty() && dialect.header.size() >= begin + fewestItems &&
           namesItems(dialect, begin) && cells.numeric() && cells.everyRowHasAnotherId() &&
           cells.differentRatings() <= mostRatings && (cells.anyMissing() || cells.suspect());
}

/// Numbers side by side that no names explain.
void refuseNamelessMatrix(const TableDialect& dialect, const std::string& file) {
    const bool numbers = std::ranges::count(dialect.kinds, ColumnKind::Number) ==
                         static_cast<std::ptrdiff_t>(dialect.kinds.size());
    if (dialect.header.empty() && numbers && dialect.columns >= suspiciousWidth)
        throw Error({"these are " + std::to_string(dialect.columns) +
                         " columns of numbers without names: perhaps a matrix of users and items",
                     file, 0,
                     "Choose the format, matrix or table; of a matrix also the first column: --format matrix "
                     "--first-column counts, cells or ids; or --format table"});
}

/// Users, each once, beside many columns that no names explain: a matrix, but for some of its cells.
void refuseOddMatrix(const TableDialect& dialect, const MatrixCells& cells, std::size_t begin,
                     const std::string& file) {
    if (dialect.header.size() < begin + suspiciousWidth || !cells.everyRowHasAnotherId() ||
        (!namesUsers(dialect, begin) && !rowsAreItems(dialect, begin)) || !namesItems(dialect, begin))
        return;
    if (const auto word = cells.onlyWord(); word && cells.differentRatings() <= mostRatings)
        throw Error({"the file is a matrix of users and items, in which " + inQuotes(*word) + " is no rating",
                     file, 0, "If it stands for a missing rating, choose it: --missing \"" + *word + "\""});
    if (cells.numeric() && cells.anyMissing())
        throw Error({"the file may be a matrix of users and items, and has " +
                         std::to_string(cells.differentRatings()) + " different ratings",
                     file, 0,
                     "Take columns that are no items, such as sums, out of it, and choose --format matrix"});
}

void askForMissing(const MatrixCells& cells, const std::string& file) {
    if (const auto value = cells.suspect())
        throw Error({"the file is a matrix of users and items, in which " + numberText(double{*value}) +
                         " is a rating or stands for a missing one",
                     file, 0,
                     "Choose what stands for a missing rating: --missing " + numberText(double{*value}) +
                         ", or --missing none if it is a rating"});
}

} // namespace

std::optional<SourceFormat> detectMatrix(const DataFile& file, const FileBeginning& beginning,
                                         const std::vector<std::string>& lines, const SourceFormat& found,
                                         const ImportOptions& options, SampleRows& rows) {
    const bool asked = options.format == DataFormat::RatingMatrix;
    if (!asked && (options.format != DataFormat::Guess || options.columns || options.columnNames))
        return std::nullopt;
    const TableDialect& dialect = found.dialect;
    const std::size_t begin = beginOf(dialect);
    const MatrixCells cells(rowsOf(lines, dialect), dialect, begin, options.table.missing.value_or(""));
    if (!asked && !looksLikeMatrix(dialect, cells, begin)) {
        refuseNamelessMatrix(dialect, file.text());
        refuseOddMatrix(dialect, cells, begin, file.text());
        refuseWithoutUsers(dialect, rowsOf(lines, dialect), options.table.missing.value_or(""), file.text());
        return std::nullopt;
    }
    const bool transposed = rowsAreItems(dialect, begin);
    if (!options.table.missing)
        askForMissing(cells, file.text());
    SourceFormat format = found;
    format.format = DataFormat::RatingMatrix;
    format.written = dialect;
    format.written.rowNames = begin == 2;
    format.missing = options.table.missing.value_or("");
    format.firstColumn = options.table.firstColumn;
    if (format.firstColumn == FirstColumn::Guess && !namesUsers(dialect, begin) && !transposed &&
        cells.firstColumnCounts())
        throw Error({"the first column of the matrix holds its users, or how many ratings a row has",
                     file.text(), 0,
                     "Choose what the first column is: --first-column ids or --first-column counts"});
    if (format.firstColumn == FirstColumn::Guess)
        format.firstColumn = FirstColumn::Ids;
    format.dialect = {};
    format.dialect.header = {transposed ? "item" : "user", transposed ? "user" : "item", "rating"};
    format.dialect.decimalComma = dialect.decimalComma;
    format.sampledRows = 0;
    completeRecords(file, beginning, options, format, rows);
    return format;
}

} // namespace model

#include "model/tables/part_format.h"

#include <algorithm>
#include <optional>

#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/format_detection.h"
#include "model/tables/header_detection.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_sample.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::size_t partSampleBytes = std::size_t{64} << 10;

/// Where the columns that are read stand in another header.
class ColumnsByName {
public:
    /// shift: how far to the right of their names the columns are.
    ColumnsByName(const Fields& names, const Fields& sought, std::size_t shift)
        : m_names(names), m_sought(sought), m_shift(shift) {}

    std::size_t find(std::size_t column) {
        const std::string plain = plainName(m_sought.at(column));
        const auto found = std::ranges::find(m_names, plain, plainName);
        if (found != m_names.end())
            return static_cast<std::size_t>(found - m_names.begin()) + m_shift;
        m_missing = m_sought[column];
        return column;
    }

    std::optional<std::size_t> find(const std::optional<std::size_t>& column) {
        return column ? std::optional(find(*column)) : std::nullopt;
    }

    /// A column that has not been found.
    const std::optional<std::string>& missing() const { return m_missing; }

private:
    const Fields& m_names;
    const Fields& m_sought;
    std::size_t m_shift;
    std::optional<std::string> m_missing;
};

/// The first line that may be a header, and its place; npos = none.
std::size_t firstLineOf(const std::vector<std::string>& lines, const TableDialect& dialect) {
    const auto found = std::ranges::find_if(lines, [&](const std::string& line) {
        return !trimmed(line).empty() && (dialect.comment.empty() || !line.starts_with(dialect.comment));
    });
    return found == lines.end() ? std::string::npos : static_cast<std::size_t>(found - lines.begin());
}

/// Whether the first line of a further file is a header: it names one of the columns, or users and items.
bool namesTheColumns(const Fields& fields, const std::vector<std::string>& below,
                     const TableDialect& dialect) {
    if (!isHeader(fields, below, dialect))
        return false;
    const bool known = std::ranges::any_of(fields, [&](const std::string& name) {
        return !name.empty() &&
               std::ranges::find(dialect.header, plainName(name), plainName) != dialect.header.end();
    });
    return known || (findColumn(fields, userNames) && findColumn(fields, itemNames));
}

/// Takes the columns from a header that names them otherwise than that of the first file.
void useHeader(const Fields& names, const DataFile& file, std::uint64_t line, SourceFormat& format) {
    TableDialect& dialect = format.dialect;
    const bool shifted = dialect.rowNames && dialect.header.front().empty() && !names.front().empty();
    ColumnsByName columns(names, dialect.header, shifted ? 1 : 0);
    const RatingColumns& read = format.columns;
    const RatingColumns moved = {columns.find(read.user), columns.find(read.item), columns.find(read.rating),
                                 columns.find(read.time), columns.find(read.event)};
    if (columns.missing())
        throw Error({"the header has no column " + inQuotes(*columns.missing()) +
                         ", which the first file of the table has",
                     file.text(), line, "Give all files the same columns, or choose one of them"});
    format.columns = moved;
    dialect.header = names;
    if (shifted)
        dialect.header.insert(dialect.header.begin(), std::string());
}

/// The names of a header, however they are written and ordered.
Fields sortedNames(const Fields& header) {
    Fields names;
    for (const std::string& name : header)
        names.push_back(plainName(name));
    std::ranges::sort(names);
    return names;
}

} // namespace

SourceFormat formatOfPart(const DataFile& file, const SourceFormat& format) {
    SourceFormat part = format;
    if (format.format != DataFormat::Table)
        return part;
    const std::vector<std::string> lines = firstLines(file, format.encoding, partSampleBytes);
    TableDialect& dialect = part.dialect;
    dialect.head = headOf(lines, dialect);
    const std::size_t first = firstLineOf(lines, dialect);
    if (dialect.header.empty() || dialect.head.headers > 0 || first == std::string::npos)
        return part;
    RowSplitter splitter(dialect);
    const Fields names = fieldsOf(splitter, lines[first]);
    const std::vector<std::string> below(lines.begin() + static_cast<std::ptrdiff_t>(first) + 1, lines.end());
    if (!namesTheColumns(names, below, dialect))
        return part;
    useHeader(names, file, first + 1, part);
    dialect.head = {first + 1, 1, 0, 0};
    dialect.head.comments = static_cast<std::size_t>(
        std::count_if(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(first),
                      [](const std::string& line) { return !trimmed(line).empty(); }));
    return part;
}

bool haveSameColumns(const DataFile& one, const DataFile& other, const ImportOptions& options) {
    try {
        const ImportOptions settled = withoutQuestions(options);
        const SourceFormat first = detectFormat(one, settled);
        const SourceFormat second = detectFormat(other, settled);
        const Fields& names = first.dialect.header;
        const Fields& others = second.dialect.header;
        return first.format == second.format && first.dialect.columns == second.dialect.columns &&
               (names.empty() || others.empty() || sortedNames(names) == sortedNames(others));
    } catch (const Error&) {
        return false;
    }
}

} // namespace model

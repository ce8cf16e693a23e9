#include "model/tables/table_sample.h"

#include <algorithm>
#include <utility>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/row_splitter.h"

namespace model {

namespace {

constexpr std::size_t furthestHeader = 50; ///< lines that a report may have above its table

/// Of a line sep=; that spreadsheets write and read, with or without quotes.
std::optional<std::string> namedDelimiter(std::string_view line) {
    line = line.substr(0, line.find_last_not_of(" \"") + 1);
    if (line.starts_with('"'))
        line.remove_prefix(1);
    constexpr std::size_t length = 4;
    if (line.size() != length + 1 || lowerCase(line.substr(0, length)) != "sep=")
        return std::nullopt;
    return std::string(line.substr(length));
}

/// |---|---|, +----+----+, ---- ---- or ====: no more than a rule.
bool isRuled(std::string_view line) {
    return line.find_first_not_of("-=+|: \t") == std::string::npos &&
           std::ranges::count_if(line, [](char c) { return c == '-' || c == '='; }) >= 3;
}

} // namespace

TableSample::TableSample(const std::vector<std::string>& lines, const TableFormat& format)
    : m_lines(lines), m_kinds(lines.size(), Kind::Row) {
    bool first = true;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        if (trimmed(lines[line]).empty()) {
            m_kinds[line] = Kind::Blank;
            continue;
        }
        const bool named = std::exchange(first, false) && (m_delimiter = namedDelimiter(lines[line]));
        if (named || isRuled(lines[line]))
            m_kinds[line] = Kind::Skipped;
    }
    findComments(format);
    findArff();
}

std::vector<std::size_t> TableSample::rowLines() const {
    std::vector<std::size_t> lines;
    for (std::size_t line = 0; line < m_kinds.size(); ++line)
        if (m_kinds[line] == Kind::Row)
            lines.push_back(line);
    return lines;
}

std::vector<std::string> TableSample::rows() const {
    std::vector<std::string> rows;
    for (const std::size_t line : rowLines())
        rows.push_back(m_lines[line]);
    return rows;
}

/// A mark that the first lines begin with and the one below them does not. What the format says is kept.
void TableSample::findComments(const TableFormat& format) {
    const std::vector<std::size_t> lines = rowLines();
    if (format.comment) {
        m_comment = *format.comment;
    } else if (!lines.empty()) {
        for (const char* mark : {"#", "%", "//"}) {
            const auto marked = [&](std::size_t line) { return m_lines[line].starts_with(mark); };
            if (marked(lines.front()) && !std::ranges::all_of(lines, marked))
                m_comment = mark;
        }
        if (lowerCase(m_lines[lines.front()]).starts_with("@relation"))
            m_comment = "%";
    }
    if (!m_comment.empty())
        for (const std::size_t line : lines)
            if (m_lines[line].starts_with(m_comment))
                m_kinds[line] = Kind::Comment;
}

/// @RELATION, an @ATTRIBUTE for each column, and @DATA.
void TableSample::findArff() {
    const std::vector<std::size_t> lines = rowLines();
    if (lines.empty() || !lowerCase(m_lines[lines.front()]).starts_with("@relation"))
        return;
    TableDialect words;
    words.delimiter = " ";
    RowSplitter splitter(words, 2);
    for (const std::size_t line : lines) {
        std::string text = m_lines[line];
        std::ranges::replace(text, '\t', ' ');
        std::ranges::replace(text, '\'', '"');
        m_kinds[line] = Kind::Skipped;
        const Fields fields = fieldsOf(splitter, text);
        const std::string word = lowerCase(fields.front());
        if (word == "@attribute" && fields.size() > 1)
            m_names.push_back(fields[1]);
        if (word == "@data")
            return;
    }
}

void TableSample::findHead(TableDialect& dialect, const TableFormat& format) {
    dialect.comment = m_comment;
    if (dialect.columns == 0)
        return;
    if (!m_names.empty())
        dialect.header = m_names;
    else if (format.header.value_or(true))
        findHeader(dialect, format);
    if (!format.comment && m_comment.empty())
        findStrayComments(dialect);
    dialect.head = head();
    const std::vector<std::string> rows = this->rows();
    const bool nameless = !dialect.header.empty() && (dialect.header.front().empty() ||
                                                      dialect.header.front().starts_with("Unnamed: 0"));
    constexpr std::size_t fewestRows = 3;
    constexpr std::size_t fewestColumns = 4;
    dialect.rowNames = dialect.rowNames || (nameless && firstFieldsNumber(rows, dialect)) ||
                       (dialect.header.empty() && dialect.columns >= fewestColumns &&
                        rows.size() >= fewestRows && firstFieldsNumber(rows, dialect));
}

/// The first line, or one below the titles of a report: those fill fewer columns.
void TableSample::findHeader(TableDialect& dialect, const TableFormat& format) {
    const std::vector<std::size_t> lines = rowLines();
    const std::vector<std::string> rows = this->rows();
    RowSplitter splitter(dialect);
    std::size_t filledAbove = 0;
    for (std::size_t at = 0; at < std::min(rows.size(), furthestHeader); ++at) {
        const Fields fields = fieldsOf(splitter, rows[at]);
        const std::vector<std::string> below(rows.begin() + static_cast<std::ptrdiff_t>(at) + 1, rows.end());
        if (at == 0 || filledOf(fields) > filledAbove) {
            const bool isShort = isShortHeader(fields, below, dialect);
            if (isShort ||
                ((at == 0 || fields.size() == dialect.columns) && isHeader(fields, below, dialect)))
                return setHeader(lines[at], fields, isShort, dialect);
        }
        filledAbove = std::max(filledAbove, filledOf(fields));
        if (2 * filledAbove > dialect.columns)
            break;
    }
    if (!findCommentedHeader(dialect) && format.header && !rows.empty())
        setHeader(lines.front(), fieldsOf(splitter, rows.front()), false, dialect);
}

/// What stands above the header is no row.
void TableSample::setHeader(std::size_t header, std::vector<std::string> names, bool isShort,
                            TableDialect& dialect) {
    if (isShort)
        names.insert(names.begin(), std::string());
    dialect.rowNames = isShort;
    dialect.header = std::move(names);
    std::replace(m_kinds.begin(), m_kinds.begin() + static_cast<std::ptrdiff_t>(header), Kind::Row,
                 Kind::Skipped);
    m_kinds[header] = Kind::Header;
    findOrangeRoles(dialect);
}

/// Names in the last comment line above the rows, as many as they have columns.
bool TableSample::findCommentedHeader(TableDialect& dialect) {
    const auto row = std::ranges::find(m_kinds, Kind::Row);
    for (auto line = row; line != m_kinds.begin();) {
        if (*--line != Kind::Comment)
            continue;
        RowSplitter splitter(dialect);
        const std::string& text = m_lines[static_cast<std::size_t>(line - m_kinds.begin())];
        const Fields fields = fieldsOf(splitter, text.substr(std::min(text.size(), m_comment.size())));
        if (fields.size() != dialect.columns || !findColumn(fields, userNames) ||
            !findColumn(fields, itemNames))
            return false;
        dialect.header = fields;
        *line = Kind::Header;
        return true;
    }
    return false;
}

/// Orange writes two further lines below the names: what the columns hold, and their roles. Its data of
/// ratings say row=1 of the users and col=1 of the items.
void TableSample::findOrangeRoles(TableDialect& dialect) {
    const std::vector<std::size_t> lines = rowLines();
    if (lines.size() < 2)
        return;
    RowSplitter splitter(dialect);
    const Fields ofKind = fieldsOf(splitter, m_lines[lines[0]]);
    const Fields ofRole = fieldsOf(splitter, m_lines[lines[1]]);
    if (!areOrangeKinds(ofKind) || !areOrangeRoles(ofRole))
        return;
    m_kinds[lines[0]] = m_kinds[lines[1]] = Kind::Header;
    dialect.roles = orangeColumns(ofKind, ofRole);
}

/// Comments among the rows: lines that begin with a mark, none of which has as many columns as a row.
void TableSample::findStrayComments(TableDialect& dialect) {
    for (const char* mark : {"#", "%"}) {
        const auto isMarked = [&](const std::string& line) { return line.starts_with(mark); };
        RowSplitter splitter(dialect);
        if (std::ranges::none_of(m_lines, isMarked) ||
            std::ranges::any_of(m_lines, [&](const std::string& line) {
                return isMarked(line) && splitter.split(line).size() == dialect.columns;
            }))
            continue;
        dialect.comment = m_comment = mark;
        for (std::size_t line = 0; line < m_lines.size(); ++line)
            if (isMarked(m_lines[line]))
                m_kinds[line] = Kind::Comment;
        return;
    }
}

TableHead TableSample::head() const {
    TableHead head;
    head.rows = static_cast<std::size_t>(std::ranges::find(m_kinds, Kind::Row) - m_kinds.begin());
    // Blank lines and comments right above the first row are told when they are read.
    while (head.rows > 0 &&
           (m_kinds[head.rows - 1] == Kind::Blank || m_kinds[head.rows - 1] == Kind::Comment))
        --head.rows;
    for (std::size_t line = 0; line < head.rows; ++line) {
        head.headers += m_kinds[line] == Kind::Header ? 1 : 0;
        head.comments += m_kinds[line] == Kind::Comment ? 1 : 0;
        head.skipped += m_kinds[line] == Kind::Skipped ? 1 : 0;
    }
    return head;
}

std::size_t rowsLikeComments(const std::vector<std::string>& lines, const TableDialect& dialect) {
    if (dialect.comment.empty())
        return 0;
    RowSplitter splitter(dialect);
    std::size_t alike = 0;
    std::size_t namesAbove = 0;
    bool begun = false;
    bool tag = false; ///< the mark of a line above the rows stands right before a word
    for (const std::string& line : lines) {
        const bool marked = line.starts_with(dialect.comment);
        begun = begun || (!marked && !trimmed(line).empty());
        if (!marked || splitter.split(line).size() != dialect.columns)
            continue;
        ++(begun ? alike : namesAbove);
        tag = tag || (!begun && line.find_first_of(" \t") != dialect.comment.size());
    }
    // One line above the rows may name the columns: where they hold numbers, or with a blank behind the mark.
    const bool numbers = std::ranges::find(dialect.kinds, ColumnKind::Number) != dialect.kinds.end();
    const bool names = namesAbove == 1 && (numbers || !tag || !dialect.header.empty());
    return alike + (names ? 0 : namesAbove);
}

std::vector<std::string> rowsOf(const std::vector<std::string>& lines, const TableDialect& dialect) {
    std::vector<std::string> rows;
    for (std::size_t line = dialect.head.rows; line < lines.size(); ++line)
        if (!trimmed(lines[line]).empty() &&
            (dialect.comment.empty() || !lines[line].starts_with(dialect.comment)))
            rows.push_back(lines[line]);
    return rows;
}

SampleRows fieldsOfRows(const std::vector<std::string>& rows, const TableDialect& dialect) {
    SampleRows fields;
    RowSplitter splitter(dialect);
    for (const std::string& row : rows)
        fields.push_back(fieldsOf(splitter, row));
    return fields;
}

TableHead TableSample::findHeadLike(const TableDialect& dialect) {
    TableDialect other = dialect;
    if (dialect.header.empty()) {
        const TableHead nameless = head();
        findHead(other, {});
        return namesColumns(other.header) ? other.head : nameless;
    }
    const auto first = dialect.header.begin() + (dialect.rowNames && dialect.header.front().empty() ? 1 : 0);
    RowSplitter splitter(dialect);
    const std::vector<std::size_t> lines = rowLines();
    for (std::size_t at = 0; at < std::min(lines.size(), furthestHeader); ++at) {
        const Fields fields = fieldsOf(splitter, m_lines[lines[at]]);
        if (fields == dialect.header ||
            std::equal(fields.begin(), fields.end(), first, dialect.header.end())) {
            setHeader(lines[at], fields, false, other);
            break;
        }
    }
    return head();
}

TableHead headOf(const std::vector<std::string>& lines, const TableDialect& dialect) {
    TableFormat format;
    format.comment = dialect.comment;
    return TableSample(lines, format).findHeadLike(dialect);
}

} // namespace model

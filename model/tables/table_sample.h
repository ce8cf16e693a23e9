#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/sample_rows.h"
#include "model/tables/table_dialect.h"

namespace model {

/// The first lines of a table: tells its rows from comments, headers, and whatever else stands above them.
class TableSample {
public:
    /// Finds what shows without knowing the delimiter: blank lines, a line sep=;, comment lines at the top,
    /// ruled lines (|---|---|), and the head of an ARFF file.
    TableSample(const std::vector<std::string>& lines, const TableFormat& format);

    /// The delimiter that the file itself names.
    const std::optional<std::string>& delimiter() const { return m_delimiter; }

    /// The lines that may be rows; after findHead those that are.
    std::vector<std::string> rows() const;

    /// Finds the header and what stands above it, once delimiter, quotes and columns of the dialect are
    /// known; fills in its header, head, comment and rowNames.
    void findHead(TableDialect& dialect, const TableFormat& format);

    /// The head of another file of a table whose dialect is known.
    TableHead findHeadLike(const TableDialect& dialect);

private:
    enum class Kind : std::uint8_t { Row, Blank, Comment, Skipped, Header };

    void findArff();
    void findComments(const TableFormat& format);
    std::vector<std::size_t> rowLines() const;
    bool findCommentedHeader(TableDialect& dialect);
    void findHeader(TableDialect& dialect, const TableFormat& format);
    void setHeader(std::size_t header, std::vector<std::string> names, bool isShort, TableDialect& dialect);
    void findOrangeRoles(TableDialect& dialect);
    void findStrayComments(TableDialect& dialect);
    TableHead head() const;

    const std::vector<std::string>& m_lines;
    std::vector<Kind> m_kinds; ///< of the lines
    std::optional<std::string> m_delimiter;
    std::string m_comment;
    std::vector<std::string> m_names; ///< that an ARFF file gives its columns
};

/// How many rows of these lines begin as a comment does and yet have as many columns as a row.
std::size_t rowsLikeComments(const std::vector<std::string>& lines, const TableDialect& dialect);

/// What stands above the first row of another file of the same table: the lines up to its header, if the
/// table has one and this file has it, too.
TableHead headOf(const std::vector<std::string>& lines, const TableDialect& dialect);

/// The rows among the first lines of a file in this dialect, and their fields.
std::vector<std::string> rowsOf(const std::vector<std::string>& lines, const TableDialect& dialect);
SampleRows fieldsOfRows(const std::vector<std::string>& rows, const TableDialect& dialect);

} // namespace model

#include "model/tables/matrix_market_records.h"

#include <algorithm>
#include <cctype>

#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/header_detection.h"
#include "model/tables/records.h"
#include "model/tables/row_splitter.h"
#include "model/values/failure.h"

namespace model {

namespace {

TableDialect blankSeparated() {
    TableDialect dialect;
    dialect.delimiter = " ";
    dialect.quotes = false;
    return dialect;
}

/// Matrix Market Exchange Formats (Boisvert, Pozo and Remington, NISTIR 5935): a line %%MatrixMarket,
/// comments, the size, and a line for each entry: row, column, value.
class MatrixMarketReader : public RecordReader {
public:
    MatrixMarketReader(const DataFile& file, const SourceFormat& format, ReadingMonitor& monitor)
        : m_file(file.text()), m_reader(file, format.encoding, monitor), m_splitter(blankSeparated()),
          m_valued(format.dialect.header.size() > 2) {}

    bool next(Record& record) override {
        while (const auto line = m_reader.next()) {
            ++m_lines.lines;
            if (trimmed(*line).empty()) {
                ++m_lines.blanks;
            } else if (line->starts_with('%')) {
                ++(m_lines.lines == 1 ? m_lines.headers : m_lines.comments);
            } else if (!m_sized) {
                ++m_lines.headers;
                readSize(*line);
            } else {
                fill(*line, record);
                return true;
            }
        }
        if (m_found != m_expected)
            throw Error({"the matrix has " + std::to_string(m_found) + " entries, and its head tells of " +
                             std::to_string(m_expected),
                         m_file, 0, "Check that the file is complete"});
        return false;
    }

private:
    void readSize(std::string_view line) {
        const auto fields = m_splitter.split(spaced(line));
        const auto sizes = [&](std::size_t field) { return parseIndex(fields[field]); };
        if (fields.size() != 3 || !sizes(0) || !sizes(1) || !sizes(2))
            throw Error({"the size of the matrix is missing", m_file, m_lines.lines,
                         "Write its rows, columns and entries above the first entry"});
        m_sized = true;
        m_rows = *sizes(0);
        m_columns = *sizes(1);
        m_expected = *sizes(2);
    }

    void fill(std::string_view line, Record& record) {
        ++m_found;
        record.line = m_lines.lines;
        record.text = line;
        const auto fields = m_splitter.split(spaced(line));
        record.fields.assign(fields.begin(), fields.end());
        record.problem = {};
        const std::size_t needed = m_valued ? 3 : 2;
        if (fields.size() < needed)
            record.problem = {missingColumnsReason(fields.size(), needed)};
        else if (!isWithin(fields[0], m_rows) || !isWithin(fields[1], m_columns))
            record.problem = {"the entry lies outside the matrix", isWithin(fields[0], m_rows) ? 1U : 0U};
    }

    static bool isWithin(std::string_view field, std::uint32_t size) {
        const auto index = parseIndex(field);
        return index && *index >= 1 && *index <= size;
    }

    /// With blanks for tabs.
    std::string_view spaced(std::string_view line) {
        m_spaced = line;
        std::ranges::replace(m_spaced, '\t', ' ');
        return m_spaced;
    }

    std::string m_file;
    LineReader m_reader;
    RowSplitter m_splitter;
    bool m_valued;
    std::string m_spaced;
    bool m_sized = false;
    std::uint32_t m_rows = 0;
    std::uint32_t m_columns = 0;
    std::uint64_t m_expected = 0;
    std::uint64_t m_found = 0;
};

} // namespace

bool isMatrixMarket(std::string_view line) {
    return lowerCase(line).starts_with("%%matrixmarket");
}

MatrixMarketKind matrixMarketKind(std::string_view firstLine, const std::string& file) {
    std::string lower(firstLine);
    std::ranges::transform(lower, lower.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    const auto says = [&](const char* word) { return lower.find(word) != lower.npos; };
    const char* const remedy = "Write it as a general matrix of coordinates, with a row for each user";
    if (says(" array"))
        throw Error({"the matrix is written in full, not by its entries", file, 1, remedy});
    if (says(" complex"))
        throw Error({"the entries of the matrix are complex numbers", file, 1, remedy});
    if (says("symmetric") || says("hermitian"))
        throw Error({"the matrix is symmetric, as no matrix of users and items is", file, 1, remedy});
    return {says(" pattern")};
}

std::unique_ptr<RecordReader> openMatrixMarket(const DataFile& file, const SourceFormat& format,
                                               ReadingMonitor& monitor) {
    return std::make_unique<MatrixMarketReader>(file, format, monitor);
}

} // namespace model

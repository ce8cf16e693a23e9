#include "model/tables/table_footer.h"

#include <algorithm>
#include <array>

#include "model/input/text.h"
#include "model/tables/header_detection.h"
#include "model/tables/row_splitter.h"
#include "model/tables/table_rows.h"

namespace model {

namespace {

constexpr std::string_view lineBreaks = "\r\n";
constexpr std::size_t mostFooterLines = lastLinesTogether - 1; // and the row above

bool isSumWord(std::string_view field) {
    constexpr std::array<std::string_view, 10> words = {"total", "totals",  "sum",     "count", "grand total",
                                                        "all",   "average", "overall", "mean",  "subtotal"};
    constexpr std::size_t longest = 40;
    if (field.size() > longest)
        return false;
    std::string word = lowerCase(field);
    while (word.ends_with(':') || word.ends_with(' '))
        word.pop_back();
    return std::ranges::find(words, word) != words.end() || word.starts_with("total ");
}

/// A word for a sum, and otherwise numbers or nothing.
bool isFooter(const Fields& fields, const RatingColumns& columns) {
    std::size_t words = 0;
    std::size_t numbers = 0;
    for (std::size_t column = 0; column < fields.size(); ++column) {
        const std::string& field = fields[column];
        const bool time = columns.time == column;
        if (field.empty())
            continue;
        if (time || (!isSumWord(field) && !isNumber(field)))
            return false;
        ++(isNumber(field) ? numbers : words);
    }
    return words == 1 && numbers > 0;
}

/// Where the last line of the text begins, blank ones behind it apart.
std::size_t lastLine(std::string_view text) {
    const std::size_t end = text.find_last_not_of("\r\n \t");
    if (end == text.npos)
        return 0;
    const std::size_t before = text.substr(0, end).find_last_of(lineBreaks);
    return before == text.npos ? 0 : before + 1;
}

} // namespace

std::size_t footerOf(std::string_view text, const TableDialect& dialect, const RatingColumns& columns) {
    RowSplitter splitter(dialect);
    const auto fieldsAt = [&](std::size_t begin) {
        std::string_view line = text.substr(begin);
        line = line.substr(0, std::min(line.find_first_of(lineBreaks), line.size()));
        return fieldsOf(splitter, std::string(line));
    };
    std::size_t begin = text.size();
    std::string_view rest = text;
    for (std::size_t lines = 0; lines < mostFooterLines && !rest.empty(); ++lines) {
        const std::size_t last = lastLine(rest);
        const Fields fields = fieldsAt(last);
        if (!isFooter(fields, columns))
            break;
        const std::size_t above = lastLine(rest.substr(0, last));
        const Fields before = last == 0 ? Fields() : fieldsAt(above);
        if (columns.user < std::min(fields.size(), before.size()) &&
            fields[columns.user] == before[columns.user])
            break; // somebody who is called so
        begin = last;
        rest = text.substr(0, last);
    }
    return begin;
}

} // namespace model

#include "model/tables/list_cells.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <vector>

#include "model/input/text.h"
#include "model/tables/row_parser.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// The words of a field, without brackets and quotes.
std::vector<std::string_view> wordsOf(std::string_view field, std::string_view separators) {
    std::vector<std::string_view> words;
    const std::string beside = std::string(separators) + "[](){}'\"";
    for (std::size_t at = field.find_first_not_of(beside); at != field.npos;) {
        const std::size_t end = std::min(field.find_first_of(separators, at), field.size());
        const std::size_t last = field.find_last_not_of(beside, end - 1);
        words.push_back(field.substr(at, last + 1 - at));
        at = field.find_first_not_of(beside, end);
    }
    return words;
}

/// What separates the ids of a list; nothing where the field is none by its looks. Between blanks and commas
/// all have to have a digit, as words of titles have not.
std::vector<std::string_view> listedIn(std::string_view field) {
    const bool brackets =
        (field.starts_with('[') && field.ends_with(']')) || (field.starts_with('(') && field.ends_with(')'));
    if (brackets)
        return wordsOf(field, ", ");
    const bool bars = field.find('|') != field.npos;
    std::vector<std::string_view> words = wordsOf(field, bars ? "|" : ",; ");
    const bool ids = std::ranges::all_of(
        words, [](std::string_view word) { return word.find_first_of("0123456789") != word.npos; });
    if (!bars && !ids)
        words.clear();
    return words;
}

/// Counts the ids in the fields of one column.
class ListCounter {
public:
    void add(std::string_view field) {
        const std::vector<std::string_view> listed = listedIn(field);
        ++m_filled;
        m_fields.insert(field);
        m_several += listed.size() > 1 ? 1 : 0;
        m_words += listed.size();
        m_ids.insert(listed.begin(), listed.end());
        m_lengths.insert(listed.size());
        m_brackets = m_brackets || field.starts_with('[');
    }

    /// Ids of two parts, as sku|size, have always as many.
    bool areLists() const {
        constexpr std::size_t fewestFields = 3;
        return m_filled >= fewestFields && 2 * m_several > m_filled && (m_lengths.size() > 1 || m_brackets) &&
               10 * m_fields.size() >= 9 * m_filled && 2 * m_words >= 3 * m_ids.size();
    }

    std::string_view example() const { return *m_fields.begin(); }

private:
    std::set<std::string_view> m_fields;
    std::set<std::string_view> m_ids;
    std::set<std::size_t> m_lengths;
    std::size_t m_filled = 0;
    std::size_t m_several = 0; ///< fields with more than one id
    std::size_t m_words = 0;
    bool m_brackets = false;
};

} // namespace

void requireOneItemEach(const SampleRows& rows, const SourceFormat& format, const std::string& file) {
    const std::size_t column = format.columns.item;
    ListCounter fields;
    for (const std::vector<std::string>& row : rows)
        if (column < row.size() && !isMissing(row[column]))
            fields.add(row[column]);
    if (!fields.areLists())
        return;
    const auto& names = format.dialect.header;
    const std::string name = column < names.size() && !names[column].empty()
                                 ? inQuotes(names[column])
                                 : "the " + ordinal(column + 1) + " column";
    throw Error(
        {name + " has several items in each field, like " + inQuotes(excerpt(fields.example())), file, 0,
         "Write a row for each user and item; in Python, with the fields as lists: explode() of pandas"});
}

} // namespace model

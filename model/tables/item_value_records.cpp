#include "model/tables/item_value_records.h"

#include <algorithm>
#include <set>
#include <span>

#include "model/input/line_reader.h"
#include "model/input/looked_at.h"
#include "model/input/text.h"
#include "model/tables/records.h"

namespace model {

namespace {

constexpr std::string_view blanks = " \t";

/// The next word of a text, which loses it; empty at the end.
std::string_view nextWord(std::string_view& text) {
    text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
    const std::string_view word = text.substr(0, lookedFor(text, 0, text.find_first_of(blanks)));
    text.remove_prefix(word.size());
    return word;
}

/// user item:value item:value …, a record for each pair; in libFM's layout one for each line.
class ItemValueReader : public RecordReader {
public:
    ItemValueReader(const DataFile& file, const SourceFormat& format, ReadingMonitor& monitor)
        : m_reader(file, format.encoding, monitor), m_factors(format.factors) {}

    bool next(Record& record) override {
        while (m_next == m_line.pairs.size() && !m_hasOdd)
            if (!readLine())
                return false;
        record.line = m_lines.lines;
        record.text = m_text;
        record.problem = {};
        if (m_factors)
            fillFactors(record);
        else
            fillPair(record);
        return true;
    }

private:
    bool readLine() {
        const auto line = m_reader.next();
        if (!line)
            return false;
        ++m_lines.lines;
        m_text = *line;
        m_next = 0;
        cutItemValues(*line, m_line);
        m_hasOdd = !m_line.odd.empty();
        if (m_line.pairs.empty() && !m_hasOdd)
            ++(trimmed(*line).starts_with('#') ? m_lines.comments : m_lines.blanks);
        return true;
    }

    void fillPair(Record& record) {
        if (m_hasOdd) {
            m_hasOdd = false;
            record.fields = {m_line.user, m_line.odd, {}};
            record.problem = {inQuotes(m_line.odd) + " is no item with a colon and a value behind it", 1};
            return;
        }
        const auto& [item, value] = m_line.pairs[m_next++];
        record.fields = {m_line.user, item, value};
    }

    void fillFactors(Record& record) {
        m_next = m_line.pairs.size();
        if (m_next != 2 || m_hasOdd)
            record.problem = {"a rating, a user and an item are expected, as 4 0:1 96:1"};
        m_hasOdd = false;
        record.fields = {m_next > 0 ? m_line.pairs[0].first : "", m_next > 1 ? m_line.pairs[1].first : "",
                         m_line.user};
    }

    LineReader m_reader;
    bool m_factors;
    std::string_view m_text;
    ItemValues m_line;
    std::size_t m_next = 0; ///< pair of the line
    bool m_hasOdd = false;  ///< and has not told it yet
};

/// The size of what follows: two or three whole numbers.
bool isSizeLine(std::string_view line) {
    std::size_t words = 0;
    for (std::string_view word = nextWord(line); !word.empty(); word = nextWord(line), ++words)
        if (!parseIndex(word))
            return false;
    return words == 2 || words == 3;
}

} // namespace

void cutItemValues(std::string_view line, ItemValues& values) {
    values.user = values.odd = {};
    values.pairs.clear();
    bool first = true;
    for (std::string_view word = nextWord(line); !word.empty() && !word.starts_with('#');
         word = nextWord(line)) {
        const std::size_t colon = word.find(':'); // 14:03:22 is no pair
        const bool pair =
            colon != word.npos && colon > 0 && colon + 1 < word.size() && parseNumber(word.substr(colon + 1));
        if (pair)
            values.pairs.emplace_back(word.substr(0, colon), word.substr(colon + 1));
        else if (first)
            values.user = word;
        else if (values.odd.empty())
            values.odd = word;
        first = false;
    }
}

namespace {

PairLayout layoutOfPairs(std::span<const std::string> lines) {
    ItemValues line;
    std::set<std::string_view> users;
    std::size_t filled = 0;
    std::size_t ones = 0; ///< lines that have only the value 1
    std::size_t two = 0;  ///< of these, lines of two pairs
    std::size_t pairs = 0;
    for (const std::string& text : lines) {
        cutItemValues(text, line);
        if (line.pairs.empty() && line.odd.empty() && (line.user.empty() || filled > 0))
            continue;
        if (!line.odd.empty() || line.user.empty() || line.pairs.empty() ||
            line.user.find_first_of(",;|") != line.user.npos)
            return PairLayout::None;
        ++filled;
        pairs += line.pairs.size();
        users.insert(line.user);
        const bool all = std::ranges::all_of(line.pairs, [](const auto& pair) { return pair.second == "1"; });
        ones += all ? 1 : 0;
        two += all && line.pairs.size() == 2 ? 1 : 0;
    }
    if (filled == 0 || pairs < filled)
        return PairLayout::None;
    const bool numbers =
        std::ranges::all_of(users, [](std::string_view user) { return parseNumber(user).has_value(); });
    const bool labels = numbers && 4 * users.size() <= filled; // the first word is no user, but a rating
    if (labels && two == filled)
        return PairLayout::Factors;
    return labels ? PairLayout::Further : PairLayout::Items;
}

} // namespace

PairLayout pairLayoutOf(const std::vector<std::string>& lines) {
    const bool sized = lines.size() > 2 && isSizeLine(lines.front());
    return layoutOfPairs(std::span(lines).subspan(sized ? 1 : 0));
}

std::unique_ptr<RecordReader> openItemValues(const DataFile& file, const SourceFormat& format,
                                             ReadingMonitor& monitor) {
    return std::make_unique<ItemValueReader>(file, format, monitor);
}

} // namespace model

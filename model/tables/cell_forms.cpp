#include "model/tables/cell_forms.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/number_marks.h"
#include "model/tables/time_text.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Calls `look` with every filled field of a column.
template <typename Look>
void forEachField(const SampleRows& rows, std::size_t column, Look look) {
    for (const std::vector<std::string>& row : rows)
        if (column < row.size() && !row[column].empty())
            look(row[column]);
}

/// Fields of one column that can be read in each of these ways.
struct DateCounts {
    std::size_t plain = 0;
    std::size_t dayFirst = 0;
    std::size_t monthFirst = 0;
    std::size_t yearFirst = 0;
    std::size_t compact = 0;
    std::string undecided; ///< the first whose numbers may be one or the other

    void add(std::string_view field) {
        const bool certain = parseTime(field).has_value();
        plain += certain ? 1 : 0;
        dayFirst += parseTime(field, DateForm::DayFirst) ? 1 : 0;
        monthFirst += parseTime(field, DateForm::MonthFirst) ? 1 : 0;
        yearFirst += parseTime(field, DateForm::YearFirst) ? 1 : 0;
        compact += isCompactDate(field) ? 1 : 0;
        if (!certain && undecided.empty())
            undecided = field;
    }
};

/// The form of a column's dates: that in which most of them can be read.
DateForm dateFormOf(const SampleRows& rows, std::size_t column, const std::string& file) {
    DateCounts found;
    forEachField(rows, column, [&](std::string_view field) { found.add(field); });
    const std::size_t most = std::max({found.plain, found.dayFirst, found.monthFirst, found.yearFirst});
    if (most > 0 && 10 * found.compact >= 9 * most)
        return DateForm::Compact;
    if (found.plain == most)
        return DateForm::Plain;
    std::vector<std::pair<DateForm, const char*>> likely;
    if (found.dayFirst == most)
        likely.push_back({DateForm::DayFirst, "--dates day-first"});
    if (found.monthFirst == most)
        likely.push_back({DateForm::MonthFirst, "--dates month-first"});
    if (found.yearFirst == most)
        likely.push_back({DateForm::YearFirst, "--dates year-first"});
    if (likely.size() == 1)
        return likely.front().first;
    std::string choices;
    for (const auto& [form, option] : likely)
        choices += (choices.empty() ? "" : form == likely.back().first ? " or " : ", ") + std::string(option);
    throw Error({"a date such as " + inQuotes(found.undecided) +
                     (found.yearFirst == most ? " has the day, the month or the year first, and no row tells"
                                              : " has the day first or the month, and no row tells"),
                 file, 0, "Choose how dates are written: " + choices});
}

/// Whole numbers, at least three different ones.
bool isRunning(const SampleRows& rows, std::size_t column) {
    constexpr float largest = 1e8F;
    std::set<float> different;
    bool whole = true;
    forEachField(rows, column, [&](std::string_view field) {
        const auto number = parseNumber(field);
        whole = whole && number && *number >= 0 && *number < largest && *number == std::floor(*number);
        if (whole && different.size() < 3)
            different.insert(*number);
    });
    return whole && different.size() >= 3;
}

/// The column that is most surely named as a time.
std::optional<std::size_t> namedTime(const std::vector<std::string>& header) {
    std::optional<std::size_t> best;
    int rank = 0;
    for (std::size_t column = 0; column < header.size(); ++column) {
        const ColumnMeaning name = meaningOf(header[column]);
        if (name.meaning != NameMeaning::Time || (best && name.rank >= rank))
            continue;
        best = column;
        rank = name.rank;
    }
    return best;
}

/// The small numbers of a column that is named as a time, by user.
class SmallSteps {
public:
    SmallSteps(const SampleRows& rows, std::size_t user, std::size_t column) {
        for (const std::vector<std::string>& row : rows)
            if (std::max(user, column) < row.size() && !row[column].empty())
                add(row[user], parseNumber(row[column]).value_or(0));
    }

    /// Large numbers, numbers that never come again, or each user's first, second and so on. Hours and days
    /// of a month come again, and begin anywhere.
    bool areOrder() const {
        constexpr float largest = 60;
        constexpr std::size_t fewest = 50;
        if (m_largest > largest || m_rows < fewest || m_different.size() == m_rows)
            return true;
        const auto beginning = std::ranges::count_if(m_first, [](const auto& of) { return of.second <= 1; });
        return fewest * (m_rows - m_pairs.size()) <= m_rows &&
               10 * static_cast<std::size_t>(beginning) >= 9 * m_first.size();
    }

private:
    void add(std::string_view user, float number) {
        ++m_rows;
        m_largest = std::max(m_largest, number);
        m_different.insert(number);
        m_pairs.emplace(user, number);
        const auto [place, isNew] = m_first.emplace(user, number);
        place->second = std::min(place->second, number);
    }

    std::size_t m_rows = 0;
    float m_largest = 0;
    std::set<float> m_different;
    std::set<std::pair<std::string_view, float>> m_pairs;
    std::map<std::string_view, float> m_first; ///< each user's smallest
};

void addNote(const std::string& note, SourceFormat& format) {
    format.columnsNote += (format.columnsNote.empty() ? "" : "; ") + note;
}

void sayNoTime(const SampleRows& rows, std::size_t column, SourceFormat& format) {
    constexpr std::size_t telling = 3; // fewer may be the beginning of an order
    std::string first;
    std::size_t filled = 0;
    forEachField(rows, column, [&](std::string_view field) {
        first = filled == 0 ? field : first;
        ++filled;
    });
    if (filled >= telling)
        addNote(inQuotes(format.dialect.header[column]) + " is not taken as the time: its values, such as " +
                    inQuotes(first) + ", are neither dates nor an order",
                format);
}

/// A column that is named as a time and holds none is an order, if its numbers can be one.
void settleNamedTime(const SampleRows& rows, SourceFormat& format) {
    RatingColumns& columns = format.columns;
    const auto named = namedTime(format.dialect.header);
    if (columns.time || !named || named == columns.rating || named == columns.item || named == columns.user ||
        named == columns.event)
        return;
    if (!isRunning(rows, *named) || !SmallSteps(rows, columns.user, *named).areOrder())
        return sayNoTime(rows, *named, format);
    columns.time = named;
    format.dialect.dates = DateForm::Order;
}

void settleTimes(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                 SourceFormat& format) {
    TableDialect& dialect = format.dialect;
    RatingColumns& columns = format.columns;
    const bool chosen = options.columns || options.columnNames;
    if (!chosen)
        settleNamedTime(rows, format);
    if (!columns.time)
        return;
    if (options.table.dates != DateForm::Guess)
        dialect.dates = options.table.dates;
    else if (dialect.dates != DateForm::Order)
        dialect.dates = chosen && isRunning(rows, *columns.time) ? DateForm::Order
                                                                 : dateFormOf(rows, *columns.time, file);
    if (dialect.dates == DateForm::Order)
        addNote("the times are running numbers and taken as an order, not as dates", format);
}

/// What stands behind the number in a field: % of 80 %, /5 of 4/5. Empty where there is no number.
std::string_view unitOf(std::string_view field) {
    const std::size_t end = field.find_first_not_of("0123456789.,-+");
    return end == 0 || end == field.npos ? std::string_view() : trimmed(field.substr(end));
}

/// The same unit behind all ratings, or star and stars.
void settleUnits(const SampleRows& rows, SourceFormat& format) {
    if (!format.columns.rating)
        return;
    std::set<std::string, std::less<>> units;
    std::size_t fields = 0;
    std::size_t withUnit = 0;
    forEachField(rows, *format.columns.rating, [&](std::string_view field) {
        const std::string_view unit = unitOf(field);
        ++fields;
        withUnit += unit.empty() ? 0 : 1;
        if (!unit.empty())
            units.emplace(unit);
    });
    const bool stars = units == std::set<std::string, std::less<>>{"star", "stars"};
    const bool known = units.size() == 1 && (units.contains("%") || units.contains("star") ||
                                             units.contains("stars") || units.begin()->starts_with('/'));
    if ((stars || known) && 2 * withUnit > fields)
        format.dialect.units.assign(units.begin(), units.end());
}

void settleCommas(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                  SourceFormat& format) {
    if (!format.columns.rating || options.table.decimalComma)
        return;
    NumberMarks marks;
    std::string example;
    forEachField(rows, *format.columns.rating, [&](std::string_view field) {
        field = trimmed(field.substr(0, field.size() - unitOf(field).size()));
        marks.add(field);
        if (example.empty() && NumberMarks::isGrouped(field))
            example = field;
    });
    switch (marks.commas(holdsCounts(format.dialect, format.columns))) {
    case NumberMarks::None:
        return;
    case NumberMarks::Decimal:
        format.dialect.decimalComma = true;
        return;
    case NumberMarks::Thousands:
        format.dialect.decimalComma = false;
        format.dialect.thousands = true;
        return;
    case NumberMarks::Either:
        throw Error(
            {"a number such as " + inQuotes(example) + " has a decimal comma or a mark between thousands",
             file, 0, "Choose the decimal mark: --decimal comma or --decimal point"});
    }
}

} // namespace

void settleCells(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                 SourceFormat& format) {
    settleTimes(rows, options, file, format);
    settleUnits(rows, format);
    settleCommas(rows, options, file, format);
}

} // namespace model

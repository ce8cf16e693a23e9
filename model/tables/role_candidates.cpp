#include "model/tables/role_candidates.h"

#include <algorithm>

namespace model {

namespace {

constexpr std::size_t mostEvents = 50; ///< kinds of them

bool contains(const Columns& columns, std::size_t column) {
    return std::ranges::find(columns, column) != columns.end();
}

} // namespace

RoleCandidates::RoleCandidates(const SampleRows& rows, const TableDialect& dialect)
    : m_dialect(dialect), m_sample(rows, std::max(dialect.columns, dialect.header.size())),
      m_meanings(m_sample.columns()) {
    for (std::size_t column = 0; column < m_meanings.size(); ++column)
        if (column < dialect.header.size())
            m_meanings[column] = model::meaningOf(dialect.header[column]);
}

const std::string& RoleCandidates::nameOf(std::size_t column) const {
    static const std::string none;
    return column < m_dialect.header.size() ? m_dialect.header[column] : none;
}

bool RoleCandidates::hasName(std::size_t column) const {
    return m_meanings[column].meaning != NameMeaning::None;
}

bool RoleCandidates::mostlyEmpty(std::size_t column) const {
    return 2 * m_sample.of(column).filled < m_sample.rows();
}

Columns RoleCandidates::named(NameMeaning meaning, const Columns& without) const {
    Columns best;
    int rank = weakRank;
    for (std::size_t column = 0; column < columns(); ++column) {
        const ColumnMeaning& found = m_meanings[column];
        if (found.meaning != meaning || found.rank > rank || found.rank >= weakRank ||
            contains(without, column))
            continue;
        if (found.rank < rank)
            best.clear();
        rank = found.rank;
        const bool again = std::ranges::any_of(best, [&](std::size_t other) {
            return plainName(nameOf(other)) == plainName(nameOf(column)) ||
                   m_sample.sameThings(other, column);
        });
        if (!again)
            best.push_back(column);
    }
    return best;
}

bool RoleCandidates::isTime(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    const bool named = m_meanings[column].meaning == NameMeaning::Time;
    const bool byKind = column < m_dialect.kinds.size() && m_dialect.kinds[column] == ColumnKind::Time;
    return facts.dated() || (facts.stamped() && (named || !hasName(column))) || (named && byKind);
}

bool RoleCandidates::isEvent(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    if (facts.filled == 0 || facts.different > mostEvents || isTime(column))
        return false;
    if (m_meanings[column].meaning == NameMeaning::Event)
        return facts.numbers == 0 || facts.whole();
    const bool mayBe = !hasName(column) || (m_meanings[column].meaning == NameMeaning::Attribute &&
                                            facts.different > 1); // a type or status may be one, too
    return mayBe && 10 * facts.events >= 9 * facts.filled;
}

/// Two columns of precise numbers side by side, as latitude and longitude are.
bool RoleCandidates::isCoordinate(std::size_t column) const {
    const auto precise = [this](std::size_t one) {
        constexpr double largest = 180;
        const ColumnFacts& facts = m_sample.of(one);
        return facts.numeric() && 10 * facts.precise >= 8 * facts.filled && facts.largest <= largest;
    };
    return precise(column) &&
           ((column > 0 && precise(column - 1)) || (column + 1 < columns() && precise(column + 1)));
}

bool RoleCandidates::holdsLists(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    return facts.lists > 0 && 2 * facts.lists >= facts.filled;
}

bool RoleCandidates::mayBeId(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    const std::size_t fractional = facts.numbers - facts.wholes;
    const bool fractions = facts.numeric() && fractional > 1 && 5 * fractional >= facts.numbers;
    const bool nothing =
        column > 1 && facts.numeric() && facts.positive == 0 && m_sample.rows() >= tellingRows;
    return facts.filled > 0 && !isTime(column) && !isEvent(column) && !isCoordinate(column) && !fractions &&
           !nothing && !holdsLists(column) && !(column == 0 && m_dialect.rowNames && columns() > 2);
}

Columns RoleCandidates::unnamedIds() const {
    Columns ids;
    const auto collect = [&](bool stamps) {
        for (std::size_t column = 0; column < columns(); ++column)
            if (!hasName(column) && (mayBeId(column) || (stamps && m_sample.of(column).stamped())))
                ids.push_back(column);
    };
    collect(false);
    if (ids.size() < 2) { // large numbers may be ids, too
        ids.clear();
        collect(true);
    }
    // What numbers the rows, or never changes, is left out where enough is left.
    constexpr std::size_t needed = 2;
    for (std::size_t at = ids.size(); at-- > 0 && ids.size() > needed;) {
        const ColumnFacts& facts = m_sample.of(ids[at]);
        const bool telling = m_sample.rows() >= tellingRows;
        const bool oneUser =
            at > 0 && m_sample.of(ids.front()).different == 1; // who may have all items in turn
        if (telling &&
            ((facts.running() && !oneUser) || (at >= needed && facts.different == 1 && !facts.numeric())))
            ids.erase(ids.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return ids;
}

bool RoleCandidates::mayBeRating(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    const bool id = facts.whole() && 10 * facts.large >= 9 * facts.numbers && m_sample.rows() > 2;
    const bool numbers = facts.filled > 0 && 2 * facts.numbers >= facts.filled;
    return numbers && facts.positive > 0 && !isTime(column) && !isEvent(column) && !isCoordinate(column) &&
           !id && !(m_sample.rows() >= tellingRows && facts.running());
}

Columns RoleCandidates::unnamedRatings(const Columns& taken) const {
    Columns ratings;
    const auto nameless = [this](std::size_t column) {
        const ColumnMeaning& name = m_meanings[column];
        return !hasName(column) || (name.meaning == NameMeaning::Rating && name.rank >= weakRank);
    };
    for (std::size_t column = 0; column < columns(); ++column)
        if (nameless(column) && !contains(taken, column) && mayBeRating(column) &&
            !(column == 0 && m_dialect.rowNames))
            ratings.push_back(column);
    return ratings;
}

std::optional<std::size_t> RoleCandidates::event(const Columns& taken) const {
    std::optional<std::size_t> best;
    for (std::size_t column = 0; column < columns(); ++column) {
        if (!isEvent(column) || contains(taken, column))
            continue;
        const auto surer = [this](std::size_t one, std::size_t other) {
            return hasName(one) && (!hasName(other) || m_meanings[one].rank < m_meanings[other].rank);
        };
        if (!best || surer(column, *best))
            best = column;
    }
    return best;
}

std::optional<std::size_t> RoleCandidates::time(const Columns& taken) const {
    constexpr int unnamed = 1000;
    constexpr int ofUser = 2000; // or a basket, of which all may have one
    constexpr int ofItem = 4000;
    std::optional<std::size_t> best;
    int rank = ofItem + unnamed;
    for (std::size_t column = 0; column < columns(); ++column) {
        if (contains(taken, column) || !isTime(column) || namesOtherMoment(nameOf(column)))
            continue;
        const ColumnMeaning& name = m_meanings[column];
        const int found = (name.meaning == NameMeaning::Time ? name.rank : unnamed) +
                          (m_sample.determines(taken[0], column) ? ofUser : 0) +
                          (m_sample.determines(taken[1], column) ? ofItem : 0);
        if (found < rank) {
            best = column;
            rank = found;
        }
    }
    return best;
}

bool RoleCandidates::constant(std::size_t column) const {
    return m_sample.rows() >= tellingRows && m_sample.of(column).different == 1;
}

bool RoleCandidates::followsFrom(std::size_t user, std::size_t item, std::size_t column) const {
    return m_sample.determines(item, column) || m_sample.determines(user, column);
}

bool RoleCandidates::belongsTo(std::size_t column, std::size_t owner) const {
    return m_sample.of(column).different > 1 && m_sample.dependence(owner, column).holds();
}

bool RoleCandidates::plausible(std::size_t user, std::size_t item) const {
    const ColumnFacts& ofUser = m_sample.of(user);
    const ColumnFacts& ofItem = m_sample.of(item);
    if (m_sample.rows() < tellingRows || ofUser.different < 2)
        return true;
    constexpr std::size_t someUsers = 4;
    if ((ofItem.unique() || ofItem.running()) && ofUser.different >= someUsers)
        return false;
    if (ofUser.unique() || ofUser.running())
        return false;
    constexpr std::size_t manyUsers = 8;
    return ofUser.different < manyUsers || ofItem.different < 2 ||
           (!m_sample.dependence(item, user).holds() && !m_sample.dependence(user, item).holds());
}

Columns RoleCandidates::withoutTwins(const Columns& ids) const {
    Columns single;
    for (const std::size_t column : ids) {
        const auto twin = std::ranges::find_if(
            single, [&](std::size_t other) { return m_sample.sameThings(other, column); });
        if (twin == single.end())
            single.push_back(column);
        else if (m_sample.of(column).filled > m_sample.of(*twin).filled)
            *twin = column;
    }
    return single;
}

Columns RoleCandidates::owners(const Columns& ids) const {
    Columns owners;
    std::ranges::copy_if(ids, std::back_inserter(owners), [&](std::size_t column) {
        return std::ranges::none_of(ids, [&](std::size_t other) {
            return other != column && belongsTo(column, other) && !belongsTo(other, column);
        });
    });
    return owners;
}

bool RoleCandidates::repeats(std::size_t column) const {
    const ColumnFacts& facts = m_sample.of(column);
    return m_sample.rows() < 3 || (!facts.unique() && !facts.running());
}

} // namespace model

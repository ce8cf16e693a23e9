#include "model/tables/role_finding.h"

#include <algorithm>
#include <utility>

#include "model/tables/role_candidates.h"
#include "model/tables/role_words.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Takes one role after the other, the surest first.
class RoleFinder {
public:
    RoleFinder(const SampleRows& rows, const TableDialect& dialect, const std::string& file)
        : m_dialect(dialect), m_file(file), m_candidates(rows, dialect), m_words(m_candidates) {}

    FoundRoles find() {
        const Columns users = usersOrSessions();
        const Columns items = changing(m_candidates.named(NameMeaning::Item));
        m_open.user = users.size() > 1;
        m_open.item = items.size() > 1;
        if (users.empty() && items.empty()) {
            findByOrder();
        } else {
            takeNamed(users, items);
            findRating();
        }
        findEventAndTime();
        m_found.columns = {*m_user, *m_item, m_rating, m_time, m_event};
        ask();
        return std::move(m_found);
    }

private:
    /// Users, or sessions where no column is named for users or it is mostly empty.
    Columns usersOrSessions() {
        Columns users = m_candidates.named(NameMeaning::User);
        Columns sessions = m_candidates.named(NameMeaning::Session);
        const bool empty = std::ranges::all_of(
            users, [this](std::size_t column) { return m_candidates.mostlyEmpty(column); });
        if (!empty || sessions.empty())
            return users;
        say((users.empty() ? "no column is named as the user: "
                           : m_words.name(users.front()) + " is empty in most rows: ") +
            m_words.name(sessions.front()) + " is taken for it");
        return sessions;
    }

    /// Without those that never change, if others are left.
    Columns changing(const Columns& columns) const {
        Columns changing;
        std::ranges::copy_if(columns, std::back_inserter(changing),
                             [this](std::size_t column) { return !m_candidates.constant(column); });
        return changing.empty() ? columns : changing;
    }

    void takeNamed(const Columns& users, const Columns& items) {
        if (!users.empty())
            m_user = users.front();
        m_likelyUsers = users;
        takeItems(items);
        if (!m_user)
            completeWith(m_user, m_likelyUsers, m_open.user, "user");
        if (!m_item)
            completeWith(m_item, m_likelyItems, m_open.item, "item");
        if (!m_user || !m_item)
            refuse();
    }

    /// Of things of several kinds those that the others are properties of.
    void takeItems(const Columns& named) {
        m_likelyItems = named;
        const Columns owners = m_candidates.owners(named);
        if (owners.size() == 1 && named.size() > 1) {
            m_open.item = false;
            m_likelyItems = owners;
            say(m_words.name(owners.front()) + " is the item: each has one value of " +
                m_words.name(named.front() == owners.front() ? named.back() : named.front()));
        }
        if (!m_likelyItems.empty())
            m_item = m_likelyItems.front();
    }

    bool fits(std::size_t column, bool user) const {
        return user ? !m_item || m_candidates.plausible(column, *m_item)
                    : !m_user || m_candidates.plausible(*m_user, column);
    }

    /// The other column of ids, where the names tell one of the two.
    void completeWith(std::optional<std::size_t>& role, Columns& likely, bool& open, const char* word) {
        const bool user = &role == &m_user;
        Columns ids = m_candidates.owners(m_candidates.withoutTwins(m_candidates.unnamedIds()));
        std::erase_if(ids, [&](std::size_t column) {
            return column == m_user || column == m_item || !m_candidates.repeats(column) ||
                   !fits(column, user) || (!user && m_candidates.constant(column));
        });
        Columns called;
        std::ranges::copy_if(ids, std::back_inserter(called),
                             [this](std::size_t column) { return endsLikeId(m_candidates.nameOf(column)); });
        if (!called.empty())
            ids = called;
        if (ids.empty() && !user)
            ids = weakItems();
        if (ids.empty())
            return;
        role = ids.front();
        likely = ids;
        open = ids.size() > 1;
        if (!open)
            say(std::string("no column is named as the ") + word + ": " + m_words.name(*role) +
                " is taken, whose values come again");
    }

    /// Columns called id, name or title, where no other can be the item.
    Columns weakItems() const {
        Columns weak;
        for (std::size_t column = 0; column < m_candidates.columns() && weak.empty(); ++column) {
            const ColumnMeaning name = m_candidates.meaningOfColumn(column);
            const bool title = name.meaning == NameMeaning::Title;
            if ((title || (name.meaning == NameMeaning::Item && name.rank >= weakRank)) && column != m_user &&
                m_candidates.repeats(column) && fits(column, false))
                weak.push_back(column);
        }
        return weak;
    }

    /// No name tells users or items: the first columns of ids, unless the contents contradict it.
    void findByOrder() {
        const Columns ids = m_candidates.withoutTwins(m_candidates.unnamedIds());
        if (ids.size() < 2)
            refuse();
        m_user = ids[0];
        m_item = ids[1];
        if (m_words.looksLikeAmazon(*m_item, *m_user)) {
            std::swap(m_user, m_item);
            say(m_words.name(*m_item) + " holds product numbers and " + m_words.name(*m_user) +
                " reviewers of Amazon");
        }
        findRatingByOrder();
        Columns further;
        for (std::size_t at = 2; at < ids.size(); ++at)
            if (ids[at] != m_rating && isThirdId(ids[at]))
                further.push_back(ids[at]);
        if (!further.empty() || !m_candidates.plausible(*m_user, *m_item) ||
            m_words.scaleComesFirst(*m_user, *m_item, m_rating)) {
            m_open.user = m_open.item = true;
            m_likelyUsers = m_likelyItems = ids;
        }
        m_byOrder = true;
    }

    /// Ids that say neither what the user's nor what the item's do.
    bool isThirdId(std::size_t column) const {
        const ColumnFacts& facts = m_candidates.sample().of(column);
        return m_candidates.sample().rows() >= tellingRows && !m_candidates.mayBeRating(column) &&
               facts.different > 1 && !facts.unique() && !m_candidates.belongsTo(column, *m_user) &&
               !m_candidates.belongsTo(column, *m_item);
    }

    /// The column right behind user and item, if it may be; else the others are asked about.
    void findRatingByOrder() {
        if (takeNamedRating())
            return;
        Columns ratings = m_candidates.unnamedRatings({*m_user, *m_item});
        const auto next = behindIds();
        const bool better =
            next && saysLittle(*next) && std::ranges::any_of(ratings, [&](std::size_t column) {
                return column != next && m_words.isScale(column) && !saysLittle(column);
            });
        if (next && !better && std::ranges::find(ratings, *next) != ratings.end() &&
            (!isProperty(*next) || m_words.isScale(*next))) {
            m_rating = next;
            return;
        }
        std::erase_if(ratings, [this](std::size_t column) {
            const ColumnFacts& facts = m_candidates.sample().of(column);
            return m_candidates.sample().sameThings(column, *m_item) ||
                   m_candidates.sample().sameThings(column, *m_user) || facts.different == 1 ||
                   !facts.numeric();
        });
        openRating(ratings);
    }

    /// The third of the columns that say something new, if user and item are the first two.
    std::optional<std::size_t> behindIds() const {
        Columns different;
        for (std::size_t column = m_dialect.rowNames ? 1 : 0;
             column < m_candidates.columns() && different.size() < 3; ++column)
            if (std::ranges::none_of(
                    different, [&](std::size_t other) { return m_candidates.sample().equal(other, column); }))
                different.push_back(column);
        const bool inOrder = different.size() == 3 &&
                             std::max(different[0], different[1]) == std::max(*m_user, *m_item) &&
                             std::min(different[0], different[1]) == std::min(*m_user, *m_item);
        return inOrder ? std::optional(different[2]) : std::nullopt;
    }

    /// A genre of the item, or a number that never changes: hardly what a user said of it.
    bool saysLittle(std::size_t column) const {
        return m_candidates.constant(column) || m_candidates.followsFrom(*m_user, *m_item, column);
    }

    bool isProperty(std::size_t column) const {
        return m_candidates.belongsTo(column, *m_item) || m_candidates.belongsTo(column, *m_user);
    }

    void openRating(const Columns& ratings) {
        m_likelyRatings = ratings;
        m_open.rating = !ratings.empty();
    }

    /// The surest names whose numbers the item or the user alone does not tell, if there are any.
    Columns namedRatings() {
        Columns telling;
        Columns others;
        for (Columns named = m_candidates.named(NameMeaning::Rating); telling.empty() && !named.empty();
             named = m_candidates.named(NameMeaning::Rating, others)) {
            std::ranges::copy_if(named, std::back_inserter(telling), [this](std::size_t column) {
                return !m_candidates.followsFrom(*m_user, *m_item, column);
            });
            std::ranges::copy_if(named, std::back_inserter(others), [&](std::size_t column) {
                return std::ranges::find(telling, column) == telling.end();
            });
        }
        if (telling.empty())
            return m_candidates.named(NameMeaning::Rating);
        if (!others.empty())
            say(m_words.name(others.front()) + " is not the rating: each " +
                (m_candidates.sample().determines(*m_item, others.front()) ? "item" : "user") +
                " has one value of it");
        return telling;
    }

    bool takeNamedRating() {
        Columns named = namedRatings();
        std::erase_if(named, [this](std::size_t column) {
            const ColumnFacts& facts = m_candidates.sample().of(column);
            const bool numbers = facts.filled == 0 || 2 * (facts.numbers + facts.answers) >= facts.filled;
            return !numbers && !m_words.isCalledRating(column);
        });
        if (named.empty())
            return false;
        m_rating = named.front();
        m_likelyRatings = named;
        m_open.rating = named.size() > 1;
        return true;
    }

    void findRating() {
        if (takeNamedRating())
            return;
        Columns taken = m_likelyItems;
        taken.insert(taken.end(), m_likelyUsers.begin(), m_likelyUsers.end());
        Columns ratings = m_candidates.unnamedRatings(taken);
        std::erase_if(ratings, [this](std::size_t column) {
            const ColumnFacts& facts = m_candidates.sample().of(column);
            return isProperty(column) || facts.different == 1 || !facts.numeric();
        });
        openRating(ratings);
    }

    void findEventAndTime() {
        Columns taken = {*m_user, *m_item};
        if (m_rating)
            taken.push_back(*m_rating);
        m_event = m_candidates.event(taken);
        if (m_event)
            taken.push_back(*m_event);
        m_time = m_candidates.time(taken);
    }

    void ask() {
        const RatingColumns& columns = m_found.columns;
        if (m_open.user || m_open.item)
            m_found.question = m_words.askForIds(columns, m_open, m_likelyUsers, m_likelyItems);
        else if (m_open.rating)
            m_found.question = m_words.askForRating(columns, m_likelyRatings);
        else if (m_byOrder)
            say(m_words.order(columns, !m_dialect.header.empty()));
    }

    void say(const std::string& note) { m_found.note += (m_found.note.empty() ? "" : "; ") + note; }

    [[noreturn]] void refuse() const { throw Error(m_words.nothingFound(m_dialect, m_file)); }

    const TableDialect& m_dialect;
    const std::string& m_file;
    RoleCandidates m_candidates;
    RoleWords m_words;
    FoundRoles m_found;
    ColumnQuestion m_open; ///< which roles are open
    Columns m_likelyUsers;
    Columns m_likelyItems;
    Columns m_likelyRatings;
    std::optional<std::size_t> m_user;
    std::optional<std::size_t> m_item;
    std::optional<std::size_t> m_rating;
    std::optional<std::size_t> m_time;
    std::optional<std::size_t> m_event;
    bool m_byOrder = false;
};

} // namespace

FoundRoles findRoles(const SampleRows& rows, const TableDialect& dialect, const std::string& file) {
    if (dialect.roles)
        return {*dialect.roles, {}, {}};
    return RoleFinder(rows, dialect, file).find();
}

void settleColumns(const SampleRows& rows, const ImportOptions& options, const std::string& file,
                   SourceFormat& format) {
    if (const auto chosen = chosenColumns(options, format.dialect.header, file)) {
        format.columns = *chosen;
        return;
    }
    FoundRoles found = findRoles(rows, format.dialect, file);
    format.columns = found.columns;
    format.columnsNote = std::move(found.note);
    format.question = std::move(found.question);
}

} // namespace model

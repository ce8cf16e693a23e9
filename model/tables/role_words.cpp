#include "model/tables/role_words.h"

#include <algorithm>
#include <array>

#include "model/input/text.h"

namespace model {

namespace {

/// Cut at a character, to keep the line short.
std::string shortened(std::string_view text, std::size_t most) {
    std::string whole = excerpt(text);
    if (whole.size() <= most)
        return whole;
    std::size_t end = most;
    while (end > 0 && (static_cast<unsigned char>(whole[end]) & 0xC0U) == 0x80U)
        --end;
    return whole.substr(0, end) + "…";
}

constexpr std::size_t mostOfName = 40;
constexpr std::size_t mostOfValue = 24;
constexpr std::size_t mostNamed = 8; ///< columns: with these a question keeps below 2 000 characters

bool isUpperOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

std::string RoleWords::name(std::size_t column) const {
    const std::string& name = m_candidates.nameOf(column);
    return name.empty() ? "the " + ordinal(column + 1) + " column" : '"' + shortened(name, mostOfName) + '"';
}

std::string RoleWords::option(std::size_t column) const {
    const std::string& name = m_candidates.nameOf(column);
    std::size_t alike = 0;
    for (std::size_t other = 0; other < m_candidates.columns(); ++other)
        alike += m_candidates.nameOf(other) == name ? 1 : 0;
    const bool clear = !name.empty() && alike == 1 && name.size() <= mostOfName &&
                       name.find_first_of(",= \"'\\$`;&|<>()*?!#~") == name.npos && !parseIndex(name) &&
                       isUtf8(name);
    return clear ? name : std::to_string(column);
}

std::string RoleWords::withValues(std::size_t column) const {
    std::string text = name(column) + " (";
    const std::vector<std::string>& values = m_candidates.sample().of(column).examples;
    for (std::size_t at = 0; at < values.size(); ++at)
        text += (at > 0 ? ", " : "") + shortened(values[at], mostOfValue);
    return text + ")";
}

std::string RoleWords::withValues(const Columns& columns) const {
    std::string text;
    for (std::size_t at = 0; at < std::min(columns.size(), mostNamed); ++at)
        text += (at > 0 ? ", " : "") + withValues(columns[at]);
    return text + (columns.size() > mostNamed ? " …" : "");
}

std::string RoleWords::columnsOption(const RatingColumns& columns) const {
    std::string text = "--columns user=" + option(columns.user) + ",item=" + option(columns.item);
    const std::array<std::pair<const char*, std::optional<std::size_t>>, 3> others = {
        {{"rating", columns.rating}, {"time", columns.time}, {"event", columns.event}}};
    for (const auto& [role, column] : others)
        if (column)
            text += std::string(",") + role + "=" + option(*column);
    return text;
}

ColumnQuestion RoleWords::askForIds(const RatingColumns& likeliest, const ColumnQuestion& open,
                                    const Columns& users, const Columns& items) const {
    ColumnQuestion question = open;
    if (open.user && open.item && users == items)
        question.message =
            "it is not clear which columns are the user and the item: perhaps " + withValues(users);
    else if (open.user)
        question.message = "it is not clear which column is the user: perhaps " + withValues(users);
    if (open.item && question.message.empty())
        question.message = "it is not clear which column is the item: perhaps " + withValues(items);
    else if (open.item && users != items)
        question.message += "; and which is the item: perhaps " + withValues(items);
    question.remedy = "Choose them, columns counted from 0, for instance " + columnsOption(likeliest);
    return question;
}

ColumnQuestion RoleWords::askForRating(const RatingColumns& likeliest, const Columns& ratings) const {
    ColumnQuestion question;
    question.rating = true;
    RatingColumns with = likeliest;
    with.rating = ratings.front();
    RatingColumns without = likeliest;
    without.rating.reset();
    question.message =
        "it is not clear which column is the rating, or whether one is: perhaps " + withValues(ratings);
    question.remedy = "Choose, columns counted from 0: " + columnsOption(with) + ", or " +
                      columnsOption(without) + " if every row is a click";
    return question;
}

std::string RoleWords::order(const RatingColumns& columns, bool named) const {
    std::string text = named ? "no name tells what the columns are" : "the columns have no names";
    text += ": " + name(columns.user) + " is taken as the user, " + name(columns.item) + " as the item";
    if (columns.rating)
        text += ", " + name(*columns.rating) + " as the rating";
    if (columns.event)
        text += ", " + name(*columns.event) + " as the event";
    if (columns.time)
        text += ", " + name(*columns.time) + " as the time";
    return text;
}

Failure RoleWords::nothingFound(const TableDialect& dialect, const std::string& file) const {
    for (std::size_t column = 0; column < m_candidates.columns(); ++column)
        if (m_candidates.holdsLists(column))
            return {"there is no column with one item in each row: " + withValues(column) +
                        " has several in each field",
                    file, 0,
                    "Write a row for each user and item, or choose the columns: --columns "
                    "user=0,item=1"};
    std::string names;
    for (const std::string& name : dialect.header)
        names += (names.empty() ? "" : ", ") + name;
    const char* remedy = "Choose the table of ratings, name its columns user, item and rating, or choose "
                         "them: --columns user=0,item=1";
    if (!names.empty())
        return {"the file names no users or no items in its header: " + inQuotes(names), file, 1, remedy};
    Columns all;
    for (std::size_t column = 0; column < m_candidates.columns(); ++column)
        all.push_back(column);
    return {"no two columns hold users and items: there are " + withValues(all), file, 0, remedy};
}

bool RoleWords::isCalledRating(std::size_t column) const {
    return m_candidates.meaningOfColumn(column).rank < countRank; // rating, score, stars …
}

bool RoleWords::looksLikeAmazon(std::size_t users, std::size_t items) const {
    constexpr std::size_t ofProduct = 10;
    const auto product = [](const std::string& id) {
        return id.size() == ofProduct && (id.starts_with("B0") || (id[0] >= '0' && id[0] <= '9')) &&
               std::ranges::all_of(id, isUpperOrDigit);
    };
    const auto reviewer = [](const std::string& id) {
        return id.size() > ofProduct && id[0] == 'A' && std::ranges::all_of(id, isUpperOrDigit);
    };
    const auto all = [this](std::size_t column, const auto& holds) {
        const std::vector<std::string>& values = m_candidates.sample().of(column).examples;
        return !values.empty() && std::ranges::all_of(values, holds);
    };
    return all(users, reviewer) && all(items, product);
}

bool RoleWords::isScale(std::size_t column) const {
    constexpr std::size_t mostSteps = 11;
    constexpr double largest = 10;
    const ColumnFacts& facts = m_candidates.sample().of(column);
    return 2 * facts.numbers >= facts.filled && facts.different <= mostSteps && facts.largest <= largest;
}

bool RoleWords::scaleComesFirst(std::size_t user, std::size_t item, std::optional<std::size_t> rating) const {
    constexpr std::size_t manyRows = 200;
    constexpr std::size_t manyValues = 20;
    const ColumnSample& sample = m_candidates.sample();
    const auto scattered = [&](std::size_t column) {
        return isScale(column) && sample.of(column).runs > 3 * sample.of(column).different;
    };
    return sample.rows() >= manyRows && rating && sample.of(*rating).whole() &&
           sample.of(*rating).different > manyValues && (scattered(user) || scattered(item));
}

} // namespace model

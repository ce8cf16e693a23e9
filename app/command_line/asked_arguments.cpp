#include <CLI/CLI.hpp>

#include <array>

#include "app/command_line/data_arguments.h"
#include "model/import/asked_options.h"
#include "model/values/words.h"

// What DataArguments were given in words, so that it has to apply: see model::AskedOption.

namespace app {

using model::AskedOption;

namespace {

struct MaybeAsked {
    AskedOption option;
    bool asked;
};

/// A word that says something.
bool says(const std::string& word) {
    return !word.empty() && word != "guess";
}

template <std::size_t count>
std::vector<AskedOption> askedOf(const std::array<MaybeAsked, count>& options) {
    std::vector<AskedOption> asked;
    for (const MaybeAsked& maybe : options)
        if (maybe.asked)
            asked.push_back(maybe.option);
    return asked;
}

} // namespace

std::vector<AskedOption> DataArguments::askedReading() const {
    return askedOf(std::to_array<MaybeAsked>({
        {AskedOption::Encoding, says(m_encoding)},
        {AskedOption::Delimiter, says(m_delimiter)},
        {AskedOption::Quotes, m_quotes.has_value()},
        {AskedOption::Header, m_header.has_value()},
        {AskedOption::Decimal, says(m_decimal)},
        {AskedOption::Comment, m_comment.has_value() && *m_comment != "none"},
        {AskedOption::Dates, says(m_dates)},
        {AskedOption::FirstColumn, says(m_firstColumn)},
        {AskedOption::Missing, m_missing.has_value() && *m_missing != "none"},
        {AskedOption::KeepMissingIds, m_keepMissingIds},
        {AskedOption::ExactIds, m_exactIds},
        {AskedOption::Columns, !m_columns.empty()},
        {AskedOption::TitleEncoding, says(m_itemEncoding)},
        {AskedOption::TitleDelimiter, !m_itemDelimiter.empty()},
        {AskedOption::TitleHeader, m_itemHeader.has_value()},
        {AskedOption::TitleColumns, !m_itemColumns.empty()},
    }));
}

/// 0 asks for nothing.
std::vector<AskedOption> DataArguments::askedRules() const {
    model::ImportOptions given;
    applyRules(given);
    return askedOf(std::to_array<MaybeAsked>({
        {AskedOption::MinimumRating, m_minimumRating.value_or(0) != 0},
        {AskedOption::Counts, m_counts},
        {AskedOption::Repeats, !m_repeats.empty()},
        {AskedOption::Events, !m_events.empty()},
        {AskedOption::From, given.from.value_or(0) != 0},
        {AskedOption::Until, given.until.has_value()},
        {AskedOption::MinClicksPerUser, m_minClicksPerUser.value_or(0) > 1},
        {AskedOption::MinClicksPerItem, m_minClicksPerItem.value_or(0) > 1},
        {AskedOption::UntilStable, m_untilStable},
        {AskedOption::GivenSplit, !m_split.empty() && given.split == model::SplitKind::AsGiven},
        {AskedOption::DrawnSplit, given.split != model::SplitKind::AsGiven},
        {AskedOption::LatestSplit, given.split == model::SplitKind::LatestClicks},
        {AskedOption::HeldOut, !m_heldOut.empty() && (given.heldOut.users > 0 || given.heldOut.share > 0)},
        {AskedOption::HeldOutItems, m_heldOutItems.value_or(0) != 0},
        {AskedOption::SplitSeed, m_splitSeed.value_or(0) != 0},
    }));
}

void DataArguments::requirePossible(const std::vector<AskedOption>& asked) const {
    model::ImportOptions given;
    applyReading(given);
    applyRules(given);
    model::DataFacts facts;
    facts.format = given.format;
    facts.rated = !given.columns || given.columns->rating;
    facts.timed = !given.columns || given.columns->time;
    facts.withEvents =
        (!given.columns || given.columns->event) && (!given.columnNames || !given.columnNames->event.empty());
    facts.dated = given.table.dates != model::DateForm::Order;
    const bool layout = given.format == model::DataFormat::AuthorLayout;
    facts.split = layout            ? model::SplitKind::AsGiven
                  : m_split.empty() ? model::SplitKind::HeldOutUsers
                                    : given.split;
    facts.drawn = m_split.empty() || given.split == model::SplitKind::AsGiven || holdsOut(given);
    facts.clicks = given.clicks;
    facts.bringsValidation = layout; // of other formats words alone do not tell
    for (const AskedOption option : asked)
        if (const model::AskedRefusal refusal = refusalOf(option, facts); !refusal.reason.empty())
            throw CLI::ValidationError(model::wordOf(option), refusal.reason + ". " + refusal.remedy);
}

std::string DataArguments::firstGiven() const {
    std::vector<AskedOption> asked = askedReading();
    const std::vector<AskedOption> rules = askedRules();
    asked.insert(asked.end(), rules.begin(), rules.end());
    if (!asked.empty())
        return model::wordOf(asked.front());
    return !m_format.empty()  ? "--format"
           : !m_items.empty() ? "--items"
           : m_any            ? "--any"
           : !m_split.empty() ? "--split"
                              : "";
}

} // namespace app

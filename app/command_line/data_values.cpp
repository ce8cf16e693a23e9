#include "app/command_line/data_values.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "app/command_line/numbers.h"
#include "model/input/text.h"
#include "model/tables/row_parser.h"
#include "model/tables/time_text.h"

namespace app {

namespace {

using Columns = std::map<std::string, std::string>; ///< role → name or number

/// user=0,item=1,rating=2 or user=session_id,item=article_id; numbers: only those.
Columns parseColumns(const std::string& option, const std::string& text,
                     const std::vector<std::string>& known, bool numbers = false) {
    Columns columns;
    for (const std::string& part : commaParts(text)) {
        const std::size_t equals = part.find('=');
        const std::string name(model::trimmed(part.substr(0, equals)));
        const std::string column(model::trimmed(equals == part.npos ? "" : part.substr(equals + 1)));
        if (column.empty() || (numbers && !model::parseIndex(column)) ||
            std::ranges::find(known, name) == known.end() || !columns.emplace(name, column).second)
            throw CLI::ValidationError(option, (part.empty() ? "\"\"" : part) + " is not like " + known[0] +
                                                   "=0, with " + CLI::detail::join(known, ", ") +
                                                   " once each and columns from 0" +
                                                   (numbers ? "" : " or by name"));
    }
    for (std::size_t needed = 0; needed < 2; ++needed)
        if (!columns.contains(known[needed]))
            throw CLI::ValidationError(option, text + " does not say which column is the " + known[needed]);
    std::set<std::string> taken;
    for (const auto& [role, column] : columns)
        taken.insert(column);
    if (taken.size() < columns.size())
        throw CLI::ValidationError(option, text + " takes one column for two things");
    return columns;
}

std::string columnOf(const Columns& columns, const std::string& role) {
    const auto found = columns.find(role);
    return found == columns.end() ? "" : found->second;
}

} // namespace

void chooseColumns(const std::string& text, model::ImportOptions& options) {
    const Columns columns = parseColumns("--columns", text, {"user", "item", "rating", "time", "event"});
    const auto number = [&](const char* role) -> std::optional<std::size_t> {
        return model::parseIndex(columnOf(columns, role));
    };
    options.columns.reset();
    options.columnNames.reset();
    if (std::ranges::all_of(columns,
                            [](const auto& column) { return model::parseIndex(column.second).has_value(); }))
        options.columns = {*number("user"), *number("item"), number("rating"), number("time"),
                           number("event")};
    else
        options.columnNames = {columnOf(columns, "user"), columnOf(columns, "item"),
                               columnOf(columns, "rating"), columnOf(columns, "time"),
                               columnOf(columns, "event")};
}

model::TitleColumns titleColumnsIn(const std::string& text) {
    const Columns columns = parseColumns("--items-columns", text, {"id", "title"}, true);
    return {*model::parseIndex(columns.at("id")), *model::parseIndex(columns.at("title"))};
}

std::vector<model::EventWeight> eventsIn(const std::string& text) {
    std::vector<model::EventWeight> events;
    for (const std::string& part : commaParts(text)) {
        const std::size_t equals = part.rfind('=');
        model::EventWeight event = {std::string(model::trimmed(part.substr(0, equals)))};
        if (equals != part.npos)
            event.weight = realNumberIn(std::string(model::trimmed(part.substr(equals + 1)))).value_or(0);
        const bool good = event.weight > 0 && event.weight <= 1e6;
        const bool again = std::ranges::find(events, event.event, &model::EventWeight::event) != events.end();
        if (event.event.empty() || !good || again)
            throw CLI::ValidationError("--events", (part.empty() ? "\"\"" : part) +
                                                       " is not like purchase or addtocart=0.5, each event "
                                                       "once and with a weight above 0 and at most 1000000");
        events.push_back(event);
    }
    return events;
}

std::int64_t dateIn(const std::string& option, const std::string& text, model::DateForm form) {
    using model::DateForm;
    if (model::isCompactDate(text))
        form = DateForm::Compact;
    else if (form != DateForm::DayFirst && form != DateForm::MonthFirst && form != DateForm::YearFirst)
        form = DateForm::Plain;
    const bool year = text.size() == 4 && text.find_first_not_of("0123456789") == text.npos;
    if (const auto time = year ? std::nullopt : model::parseTime(text, form))
        return *time;
    for (const DateForm other : {DateForm::DayFirst, DateForm::MonthFirst, DateForm::YearFirst})
        if (!year && model::parseTime(text, other))
            throw CLI::ValidationError(option, text + " can be read in more than one way; write it like "
                                                      "2004-05-21, or say how with --dates");
    throw CLI::ValidationError(option, text + " is no date like 2004-05-21, nor seconds since 1970");
}

std::optional<model::HeldOutUsers> heldOutIn(const std::string& text) {
    const double share = realNumberIn(text).value_or(-1);
    if (share >= 0 && share < 0.5)
        return model::HeldOutUsers{share, 0};
    if (const auto users = wholeNumberIn(text))
        return model::HeldOutUsers{.users = *users};
    return std::nullopt;
}

} // namespace app

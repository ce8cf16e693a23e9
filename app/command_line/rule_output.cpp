#include "app/command_line/rule_output.h"

#include <iostream>

#include "model/input/text.h"
#include "model/saved/options_json.h"
#include "model/values/utf8.h"

namespace app {

namespace {

std::string clicksText(const model::AppliedRule& rule) {
    switch (rule.clicks) {
    case model::ClickKind::Threshold:
        return "ratings of " + model::numberText(rule.minimumRating) + " and more";
    case model::ClickKind::Any:
        return "every row";
    case model::ClickKind::Counts:
        return "every row, as often as it counts";
    case model::ClickKind::Guess:
        break;
    }
    return "not decided";
}

} // namespace

std::string ruleText(const model::AppliedRule& rule) {
    return clicksText(rule) + " (" + rule.because + ")";
}

void noteChoice(const model::DatasetSummary& data) {
    if (!data.chosenTable.empty())
        std::cerr << "the ratings are read from " << model::oneLine(data.chosenTable) << ", the likeliest of "
                  << data.tablesAmong << " tables; another one is chosen like DATA:NAME\n";
}

std::string joinedText(const model::ReaderSummary& found) {
    if (found.joinedUsers + found.joinedItems == 0)
        return {};
    return std::to_string(found.joinedUsers) + (found.joinedUsers == 1 ? " user id" : " user ids") + " and " +
           std::to_string(found.joinedItems) + (found.joinedItems == 1 ? " item id" : " item ids") +
           " that are also written in another way" +
           (found.joinedExample.empty() ? "" : ", such as " + found.joinedExample);
}

Json ruleJson(const model::AppliedRule& rule) {
    const nlohmann::json json = model::ruleToJson(rule);
    return {{"clicks", json.at("clicks")},
            {"min_rating", json.at("min_rating")},
            {"found", json.at("found")},
            {"because", json.at("because")}};
}

} // namespace app

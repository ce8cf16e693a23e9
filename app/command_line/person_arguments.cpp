#include "app/command_line/person_arguments.h"

#include <algorithm>
#include <iostream>
#include <string>
#include <vector>

#include "app/command_line/numbers.h"
#include "model/input/text.h"
#include "model/ranking/recommender.h"
#include "model/values/failure.h"

namespace app {

namespace {

std::vector<std::string> splitAtCommas(const std::string& text) {
    std::vector<std::string> ids;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            ids.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return ids;
}

/// The ids that the texts of --history name: a text that is an id as a whole is no list, whatever commas it
/// has.
std::vector<std::string> historyIds(const ModelAndData& loaded, const std::vector<std::string>& texts) {
    std::vector<std::string> ids;
    for (const std::string& text : texts) {
        const std::vector<std::string> some =
            loaded.find(text) ? std::vector<std::string>{text} : splitAtCommas(text);
        ids.insert(ids.end(), some.begin(), some.end());
    }
    return ids;
}

std::string quotedList(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "" : ", ") + model::inQuotes(id);
    return text;
}

void reportUnknown(const std::vector<std::string>& unknown, std::size_t all) {
    if (unknown.size() == all)
        throw model::Error(model::problem("the model knows no item of the history: " + quotedList(unknown),
                                          "Use ids as written in the data"));
    std::cerr << "tastescope: " << unknown.size() << " of the " << all
              << " items of the history are unknown to the model, and left out: " << quotedList(unknown)
              << '\n';
}

model::Person personWithHistory(const ModelAndData& loaded, const std::vector<std::string>& ids) {
    std::vector<model::ItemIndex> items;
    std::vector<std::string> unknown;
    for (const std::string& id : ids)
        if (const auto found = loaded.find(id))
            items.push_back(*found);
        else
            unknown.push_back(id);
    if (!unknown.empty())
        reportUnknown(unknown, ids.size());
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    model::Person person;
    person.history.reserve(items.size());
    for (const model::ItemIndex item : items)
        person.history.push_back({item});
    return person;
}

} // namespace

void addUserOption(CLI::App& command, std::string& userId) {
    command.add_option("--user", userId, "The user's id as written in the data");
}

void addPersonalOption(CLI::App& command, double& personal) {
    command.add_option("--personal", personal, "Rank what is popular lower, up to 1, or higher, down to -1")
        ->capture_default_str()
        ->transform(realNumber([](double value) { return value >= -1 && value <= 1; }, "from -1 to 1"));
}

void PersonArguments::addTo(CLI::App& command) {
    addUserOption(command, m_userId);
    m_historyOption =
        command
            .add_option("--history", m_history,
                        "Or someone who is not in the data: the ids of their clicks, separated by commas; "
                        "again for more, and for an id with commas")
            ->expected(1)
            ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
            ->allow_extra_args(false);
}

model::Person PersonArguments::person(const ModelAndData& loaded) const {
    return hasHistory() ? personWithHistory(loaded, historyIds(loaded, m_history))
                        : model::Recommender(loaded.dataset).person(loaded.user(m_userId));
}

} // namespace app

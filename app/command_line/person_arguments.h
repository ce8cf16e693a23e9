#pragma once

#include <string>
#include <vector>

#include "app/command_line/command.h"
#include "app/command_line/model_and_data.h"
#include "model/values/person.h"

// The options of commands that ask about a person.

namespace app {

/// --user
void addUserOption(CLI::App& command, std::string& userId);

/// --personal, from -1 to 1: see model::RankingChoice
void addPersonalOption(CLI::App& command, double& personal);

/// --user for a user of the data, or --history for someone who is not in the data.
class PersonArguments {
public:
    void addTo(CLI::App& command);

    bool hasHistory() const { return m_historyOption->count() > 0; }
    const std::string& userId() const { return m_userId; }

    /// Items of a history that the model does not know are left out, and named on standard error. Throws
    /// model::Error when it knows none of them, or when there is no such user.
    model::Person person(const ModelAndData& loaded) const;

private:
    std::string m_userId;
    std::vector<std::string> m_history; ///< each an item's id, or several with commas between them
    CLI::Option* m_historyOption = nullptr;
};

} // namespace app

#include "app/command_line/command.h"

namespace app {

CLI::Validator isNamed() {
    return {[](const std::string& name) { return std::string(name.empty() ? "a name is needed" : ""); }, ""};
}

void Command::requireOne(std::initializer_list<const char*> options) const {
    std::string all;
    std::string first;
    for (const char* option : options) {
        all += (all.empty() ? "" : " or ") + std::string(option);
        if (m_parser.count(option) == 0)
            continue;
        if (!first.empty())
            throw CLI::ExcludesError(first, option);
        first = option;
    }
    if (first.empty())
        throw CLI::RequiredError(all);
}

void Command::requireOut(bool writesFile) const {
    const bool given = m_parser.count("--out") > 0;
    if (writesFile && !given)
        throw CLI::RequiredError("--out");
    if (!writesFile && given)
        throw CLI::RequiresError("--out", "--all");
    if (writesFile && m_parser.count("--json") > 0)
        throw CLI::ExcludesError("--json", "--out");
}

} // namespace app

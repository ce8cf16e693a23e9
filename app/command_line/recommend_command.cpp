#include <algorithm>
#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/numbers.h"
#include "app/command_line/person_arguments.h"
#include "model/exploration/all_users_export.h"
#include "model/ranking/recommender.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// recommend MODEL DATA: the best items for a person, or for all users in a file.
class RecommendCommand : public ModelCommand {
public:
    explicit RecommendCommand(CLI::App& program);

protected:
    void checkUsage() const override;
    std::vector<std::string> outputs() const override { return {m_out}; }
    int answer(const ModelAndData& loaded) override;

private:
    int recommendToAll(const ModelAndData& loaded) const;
    Json profileJson(const model::UserProfile& profile) const;

    PersonArguments m_person;
    bool m_all = false;
    std::string m_out;
    std::size_t m_top = 20;
    double m_personal = 0.0;
};

RecommendCommand::RecommendCommand(CLI::App& program)
    : ModelCommand(program, "recommend", "The best items for a user, or for all users") {
    m_person.addTo(parser());
    parser().add_flag("--all", m_all, "Or every user of the data, as a CSV table");
    parser().add_option("--out", m_out, "Where --all writes to")->check(isNamed());
    parser().add_option("--top", m_top, "How many")->capture_default_str()->transform(wholeNumber(1));
    addPersonalOption(parser(), m_personal);
}

void RecommendCommand::checkUsage() const {
    requireOne({"--user", "--history", "--all"});
    requireOut(m_all);
}

int RecommendCommand::answer(const ModelAndData& loaded) {
    if (m_all)
        return recommendToAll(loaded);
    const model::UserProfile profile =
        model::Recommender(loaded.dataset)
            .profile(loaded.vae(), m_person.person(loaded), {m_top, m_personal});
    if (json()) {
        printAnswer(profileJson(profile), loaded);
        return 0;
    }
    for (const model::Recommendation& item : profile.recommendations)
        std::cout << item.rank << '\t' << model::oneLine(item.item.id) << '\t'
                  << model::oneLine(item.item.title) << '\t' << item.score << '\t' << item.probability
                  << '\n';
    return 0;
}

int RecommendCommand::recommendToAll(const ModelAndData& loaded) const {
    const model::Recommender recommender(loaded.dataset);
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        model::exportRecommendations(loaded.vae(), recommender, {m_top, m_personal}, m_out, stop, progress);
    });
    if (status == 0)
        std::cerr << "the best " << std::min(m_top, loaded.dataset->catalog.ids.size()) << " items of "
                  << loaded.dataset->locations().size() << " users written to " << model::oneLine(m_out)
                  << '\n';
    return status;
}

Json RecommendCommand::profileJson(const model::UserProfile& profile) const {
    Json answer;
    if (m_person.hasHistory()) {
        answer["history"] = Json::array();
        for (const model::ItemRow& item : profile.history)
            answer["history"].push_back(item.id);
    } else {
        answer["user"] = profile.id;
    }
    answer["items"] = Json::array();
    for (const model::Recommendation& item : profile.recommendations)
        answer["items"].push_back({{"rank", item.rank},
                                   {"item", item.item.id},
                                   {"title", item.item.title},
                                   {"score", item.score},
                                   {"probability", item.probability}});
    return answer;
}

} // namespace

std::unique_ptr<Command> makeRecommend(CLI::App& program) {
    return std::make_unique<RecommendCommand>(program);
}

} // namespace app

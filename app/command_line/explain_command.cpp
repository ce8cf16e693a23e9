#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/person_arguments.h"
#include "model/exploration/explanation.h"
#include "model/ranking/recommender.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// explain MODEL DATA: what an item's score becomes without each item of the history.
class ExplainCommand : public ModelCommand {
public:
    explicit ExplainCommand(CLI::App& program);

protected:
    void checkUsage() const override { requireOne({"--user", "--history"}); }
    int answer(const ModelAndData& loaded) override;

private:
    PersonArguments m_person;
    std::string m_itemId;
    double m_personal = 0.0;
};

Json explanationJson(const model::Explanation& explanation) {
    Json history = Json::array();
    for (const model::Contribution& without : explanation.contributions)
        history.push_back({{"item", without.item.id},
                           {"title", without.item.title},
                           {"change", without.change},
                           {"score_without", without.scoreWithout},
                           {"probability_without", without.probabilityWithout},
                           {"rank_without", without.rankWithout}});
    return {{"item", explanation.item.id}, {"title", explanation.item.title},
            {"score", explanation.score},  {"probability", explanation.probability},
            {"rank", explanation.rank},    {"history", history}};
}

void printExplanation(const model::Explanation& explanation) {
    std::cout << "rank\titem\ttitle\tscore\tprobability\n"
              << explanation.rank << '\t' << model::oneLine(explanation.item.id) << '\t'
              << model::oneLine(explanation.item.title) << '\t' << explanation.score << '\t'
              << explanation.probability << "\n\nchange\tleft out\ttitle\tscore\tprobability\trank\n";
    for (const model::Contribution& without : explanation.contributions)
        std::cout << without.change << '\t' << model::oneLine(without.item.id) << '\t'
                  << model::oneLine(without.item.title) << '\t' << without.scoreWithout << '\t'
                  << without.probabilityWithout << '\t' << without.rankWithout << '\n';
}

ExplainCommand::ExplainCommand(CLI::App& program)
    : ModelCommand(program, "explain",
                   "Why an item is recommended: each item of the history left out in turn") {
    m_person.addTo(parser());
    parser().add_option("--item", m_itemId, "The recommended item's id as written in the data")->required();
    addPersonalOption(parser(), m_personal);
}

int ExplainCommand::answer(const ModelAndData& loaded) {
    const model::Explanation explanation =
        model::explain(loaded.vae(), model::Recommender(loaded.dataset), m_person.person(loaded),
                       loaded.item(m_itemId), {.personal = m_personal});
    if (!json()) {
        printExplanation(explanation);
        return 0;
    }
    Json whole = m_person.hasHistory() ? Json::object() : Json{{"user", m_person.userId()}};
    whole.update(explanationJson(explanation));
    printAnswer(std::move(whole), loaded);
    return 0;
}

} // namespace

std::unique_ptr<Command> makeExplain(CLI::App& program) {
    return std::make_unique<ExplainCommand>(program);
}

} // namespace app

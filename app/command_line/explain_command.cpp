#include <iostream>

#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"
#include "model/exploration/explanation.h"

namespace app {

namespace {

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

} // namespace

int runExplain(const ModelArguments& arguments, const ExplainArguments& what) {
    const ModelAndData loaded = load(arguments);
    const model::Explanation explanation =
        model::explain(loaded.vae(), model::Recommender(loaded.dataset), personOf(what.who, loaded),
                       loaded.item(what.itemId), {.personal = what.personal});
    if (arguments.json) {
        Json answer = what.who.history ? Json::object() : Json{{"user", what.who.userId}};
        answer.update(explanationJson(explanation));
        print(answer);
        return 0;
    }
    std::cout << "rank\titem\ttitle\tscore\tprobability\n"
              << explanation.rank << '\t' << explanation.item.id << '\t' << explanation.item.title << '\t'
              << explanation.score << '\t' << explanation.probability
              << "\n\nchange\tleft out\ttitle\tscore\tprobability\trank\n";
    for (const model::Contribution& without : explanation.contributions)
        std::cout << without.change << '\t' << without.item.id << '\t' << without.item.title << '\t'
                  << without.scoreWithout << '\t' << without.probabilityWithout << '\t' << without.rankWithout
                  << '\n';
    return 0;
}

} // namespace app

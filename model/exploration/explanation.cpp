#include "model/exploration/explanation.h"

#include <algorithm>
#include <cmath>

#include "model/ranking/what_if.h"
#include "model/vae/likelihood.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// What one row of outputs says of the item.
struct Standing {
    double score = 0.0;
    double probability = 0.0;
    std::uint32_t rank = 0;
};

/// Asks about one item, with other histories than the person's.
class Question {
public:
    Question(const VaeModel& model, const Recommender& recommender, const Person& person, ItemIndex item,
             const RankingChoice& choice)
        : m_model(model), m_recommender(recommender), m_person(person), m_item(item), m_choice(choice),
          m_workspace(model.parameters.layout(), batchRows, WorkspaceUse::Scoring) {}

    static constexpr std::uint32_t batchRows = 64; ///< histories at a time

    std::vector<Standing> ask(std::span<const std::vector<HistoryClick>> histories) {
        const Interactions rows = rowsOf(histories, m_model.parameters.layout().shape().items);
        std::vector<UserIndex> users;
        users.reserve(rows.userCount());
        for (UserIndex user; user.value < rows.userCount(); ++user.value)
            users.push_back(user);
        gatherForScoring(rows, users, m_model.options.network, m_batch);
        forwardWithMeans(m_model.parameters, m_batch, m_person.means, m_workspace);
        const auto outputs = m_workspace.f(rows.userCount());
        std::vector<Standing> standings(users.size());
#pragma omp parallel for schedule(static)
        for (Eigen::Index row = 0; row < outputs.rows(); ++row)
            standings[static_cast<std::size_t>(row)] =
                standing({outputs.row(row).data(), static_cast<std::size_t>(outputs.cols())});
        return standings;
    }

private:
    Standing standing(std::span<const Scalar> f) const {
        const auto score = static_cast<double>(f[m_item.value]);
        return {score, clickProbability(m_model.options.network.likelihood, score, logSumExp(f)), rank(f)};
    }

    /// As the recommender ranks what is outside the person's full history.
    std::uint32_t rank(std::span<const Scalar> f) const {
        const auto keyOf = [&](ItemIndex item) { return m_recommender.key(item, f[item.value], m_choice); };
        const Scalar own = keyOf(m_item);
        const auto isBefore = [&](ItemIndex item) {
            const Scalar key = keyOf(item);
            return key > own || (key == own && item < m_item);
        };
        std::uint32_t before = 0;
        for (std::uint32_t item = 0; item < f.size(); ++item)
            before += isBefore(ItemIndex{item}) ? 1 : 0;
        for (const HistoryClick& click : m_person.history)
            before -= isBefore(click.item) ? 1 : 0;
        return before + 1;
    }

    const VaeModel& m_model;
    const Recommender& m_recommender;
    const Person& m_person;
    ItemIndex m_item;
    const RankingChoice& m_choice;
    Workspace m_workspace;
    Batch m_batch;
};

void requireOutside(const Person& person, ItemIndex item, const Recommender& recommender) {
    if (item.value >= recommender.dataset().catalog.ids.size())
        throw Error(problem("there is no item number " + std::to_string(item.value) + " among the " +
                                std::to_string(recommender.dataset().catalog.ids.size()) +
                                " of the data, from 0",
                            "Choose one of the items of these data"));
    if (std::ranges::binary_search(person.history, item, {}, &HistoryClick::item))
        throw Error(problem("the item \"" + recommender.row(item).id +
                                "\" is in the history, so it is not recommended",
                            "Choose an item outside the history"));
}

std::vector<HistoryClick> without(const std::vector<HistoryClick>& history, std::size_t left) {
    std::vector<HistoryClick> rest = history;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(left));
    return rest;
}

} // namespace

Explanation explain(const VaeModel& model, const Recommender& recommender, const Person& person,
                    ItemIndex item, const RankingChoice& choice, const std::stop_token& stop) {
    requireSameItems(model.parameters.layout().shape(), recommender.dataset().catalog.ids.size());
    requireFit(person, model.parameters.layout().shape());
    requireOutside(person, item, recommender);
    Question question(model, recommender, person, item, choice);
    const Standing full = question.ask({&person.history, 1}).front();
    Explanation explanation{recommender.row(item), full.score, full.probability, full.rank, {}};

    const std::size_t clicks = person.history.size();
    explanation.contributions.reserve(clicks);
    for (std::size_t first = 0; first < clicks; first += Question::batchRows) {
        if (stop.stop_requested())
            throw Cancelled();
        std::vector<std::vector<HistoryClick>> histories;
        for (std::size_t left = first; left < std::min<std::size_t>(clicks, first + Question::batchRows);
             ++left)
            histories.push_back(without(person.history, left));
        const std::vector<Standing> standings = question.ask(histories);
        for (std::size_t row = 0; row < standings.size(); ++row) {
            const Standing& rest = standings[row];
            explanation.contributions.push_back({recommender.row(person.history[first + row].item),
                                                 rest.score, rest.probability, rest.rank,
                                                 full.score - rest.score});
        }
    }
    std::ranges::stable_sort(explanation.contributions, std::greater<>(), &Contribution::change);
    return explanation;
}

} // namespace model

#include "app/exploration/insight_service.h"

#include <algorithm>

#include "app/exploration/person_session.h"
#include "model/exploration/dimension_meanings.h"
#include "model/exploration/explanation.h"
#include "model/numerics/parallel.h"

namespace app {

namespace {

constexpr std::size_t itemsOfMeaning = 3;
constexpr std::size_t neighbours = 100;

} // namespace

Interpreter::Interpreter(Explorer& explorer, SpaceCache& spaces, QObject* parent)
    : QObject(parent), m_explorer(explorer), m_spaces(spaces) {
    connect(&m_explorer, &Explorer::dataChanged, this, &Interpreter::forgetData);
    connect(&m_explorer, &Explorer::personReplaced, this, &Interpreter::forgetPerson);
    connect(&m_explorer, &Explorer::questionChanged, this, &Interpreter::answerAgain);
    connect(&m_why, &FollowUpTask::failed, this, &Interpreter::explanationFailed);
    for (const FollowUpTask* task : {&m_comparison, &m_meanings, &m_similarPeople, &m_similarItems})
        connect(task, &FollowUpTask::failed, this, &Interpreter::failed);
}

void Interpreter::forgetData() {
    m_neighbours.reset();
    m_spaces.clear();
    stopComparing();
    m_similarPeople.drop();
    m_similarItems.drop();
    forgetPerson();
}

void Interpreter::forgetPerson() {
    m_item.reset();
    m_why.drop();
    emit explained(nullptr);
}

/// Another model's dimensions stand for something else.
void Interpreter::forgetMeanings() {
    if (m_meaningsOf.lock() == m_explorer.model())
        return;
    m_meaningsOf.reset();
    emit meaningsReady(nullptr);
}

void Interpreter::answerAgain() {
    forgetMeanings();
    explainAgain();
    compareAgain();
    findPeopleAgain();
}

void Interpreter::explain(model::ItemIndex item) {
    m_item = item;
    explainAgain();
}

void Interpreter::explainAgain() {
    if (!m_explorer.model() || !m_explorer.hasPerson() || !m_item)
        return;
    const auto& history = m_explorer.person().history;
    if (std::ranges::find(history, *m_item, &model::HistoryClick::item) != history.end()) {
        forgetPerson(); // no longer recommended
        return;
    }
    m_why.start([this, recommender = m_explorer.recommender(), model = m_explorer.model(),
                 person = m_explorer.person(), item = *m_item,
                 choice = m_explorer.ranking()](const std::stop_token& stop) {
        auto explanation = std::make_shared<const model::Explanation>(
            model::explain(*model, *recommender, person, item, choice, stop));
        m_why.post([this, explanation, item, person] {
            if (m_item == item && m_explorer.person().id == person.id)
                emit explained(explanation);
        });
    });
}

void Interpreter::compareWith(const QString& id) {
    m_other = id;
    compareAgain();
}

void Interpreter::compareWithAverage() {
    m_other = QString();
    compareAgain();
}

void Interpreter::stopComparing() {
    m_other.reset();
    m_comparison.drop();
    emit comparisonReady(nullptr);
}

void Interpreter::compareAgain() {
    if (!m_explorer.model() || !m_other)
        return;
    m_comparison.start([this, recommender = m_explorer.recommender(), model = m_explorer.model(),
                        other = *m_other](const std::stop_token& stop) {
        model::useThreads(1); // a training keeps its cores
        const Profile profile = other.isEmpty() ? average(model, datasetOf(recommender), stop)
                                                : std::make_shared<const model::UserProfile>(
                                                      recommender->profile(*model, other.toStdString(), 0));
        m_comparison.post([this, profile, other] {
            if (m_other == other)
                emit comparisonReady(profile);
        });
    });
}

Interpreter::Profile Interpreter::average(const std::shared_ptr<const model::VaeModel>& model,
                                          const std::shared_ptr<const model::Dataset>& dataset,
                                          const std::stop_token& stop) {
    const auto space = m_spaces.of(model, dataset, stop, {});
    auto profile = std::make_shared<model::UserProfile>();
    profile->epoch = model->epoch;
    const auto mean =
        (space->means().cast<double>().colwise().sum() / static_cast<double>(space->users())).eval();
    for (Eigen::Index k = 0; k < mean.size(); ++k)
        profile->mu.push_back(static_cast<float>(mean(k)));
    return profile;
}

void Interpreter::findMeanings() {
    if (!m_explorer.model())
        return;
    m_meanings.start([this, recommender = m_explorer.recommender(),
                      model = m_explorer.model()](const std::stop_token& stop) {
        model::useThreads(1);
        auto meanings = std::make_shared<const std::vector<model::DimensionMeaning>>(
            model::dimensionMeanings(*model, recommender->dataset().catalog, itemsOfMeaning, stop));
        m_meanings.post([this, meanings, model] {
            if (model != m_explorer.model())
                return;
            m_meaningsOf = model;
            emit meaningsReady(meanings);
        });
    });
}

void Interpreter::findSimilarPeople(bool wanted) {
    m_people = wanted;
    findPeopleAgain();
}

/// Those whose posterior means are like the person's, chosen means and all.
void Interpreter::findPeopleAgain() {
    if (!m_explorer.model() || !m_explorer.hasPerson() || !m_people)
        return;
    m_similarPeople.start([this, recommender = m_explorer.recommender(), model = m_explorer.model(),
                           person = m_explorer.person()](const std::stop_token& stop) {
        model::useThreads(1);
        const auto space = m_spaces.of(model, datasetOf(recommender), stop, {});
        const auto people = space->similarUsers(recommender->profile(*model, person, {.count = 0}).mu,
                                                neighbours, person.id, person.history);
        m_similarPeople.post([this, people, person] {
            if (m_people && m_explorer.person() == person)
                emit similarPeopleReady(people);
        });
    });
}

void Interpreter::findSimilarItems(model::ItemIndex item) {
    if (!m_explorer.model())
        return;
    m_similarItems.start([this, recommender = m_explorer.recommender(), model = m_explorer.model(), item,
                          known = m_neighbours](const std::stop_token&) {
        model::useThreads(1);
        const auto found =
            known ? known : std::make_shared<const model::ItemNeighbours>(datasetOf(recommender));
        const auto items = found->similarItems(*model, item, neighbours);
        m_similarItems.post([this, recommender, found, item, items] {
            if (recommender != m_explorer.recommender())
                return;
            m_neighbours = found;
            emit similarItemsReady(recommender->row(item), items);
        });
    });
}

} // namespace app

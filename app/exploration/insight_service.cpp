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

InsightService::InsightService(PersonSession& person, SpaceCache& spaces, QObject* parent)
    : QObject(parent), m_person(person), m_spaces(spaces) {
    connect(&m_person, &PersonSession::dataChanged, this, &InsightService::forgetData);
    connect(&m_person, &PersonSession::personReplaced, this, &InsightService::forgetPerson);
    connect(&m_person, &PersonSession::questionChanged, this, &InsightService::answerAgain);
    connect(&m_why, &FollowUpTask::failed, this, &InsightService::explanationFailed);
    for (const FollowUpTask* task : {&m_comparison, &m_meanings, &m_similarPeople, &m_similarItems})
        connect(task, &FollowUpTask::failed, this, &InsightService::failed);
}

void InsightService::forgetData() {
    m_neighbours.reset();
    m_spaces.clear();
    stopComparing();
    m_similarPeople.drop();
    m_similarItems.drop();
    forgetPerson();
}

void InsightService::forgetPerson() {
    m_item.reset();
    m_why.drop();
    emit explained(nullptr);
}

/// Another model's dimensions stand for something else.
void InsightService::forgetMeanings() {
    if (m_meaningsOf.lock() == m_person.model())
        return;
    m_meaningsOf.reset();
    emit meaningsReady(nullptr);
}

void InsightService::answerAgain() {
    forgetMeanings();
    explainAgain();
    compareAgain();
    findPeopleAgain();
}

void InsightService::explain(model::ItemIndex item) {
    m_item = item;
    explainAgain();
}

void InsightService::explainAgain() {
    if (!m_person.model() || !m_person.hasPerson() || !m_item)
        return;
    const auto& history = m_person.person().history;
    if (std::ranges::find(history, *m_item, &model::HistoryClick::item) != history.end()) {
        forgetPerson(); // no longer recommended
        return;
    }
    m_why.start([this, recommender = m_person.recommender(), model = m_person.model(),
                 person = m_person.person(), item = *m_item,
                 choice = m_person.ranking()](const std::stop_token& stop) {
        auto explanation = std::make_shared<const model::Explanation>(
            model::explain(*model, *recommender, person, item, choice, stop));
        m_why.post([this, explanation, item, person] {
            if (m_item == item && m_person.person().id == person.id)
                emit explained(explanation);
        });
    });
}

void InsightService::compareWith(const QString& id) {
    m_other = id;
    compareAgain();
}

void InsightService::compareWithAverage() {
    m_other = QString();
    compareAgain();
}

void InsightService::stopComparing() {
    m_other.reset();
    m_comparison.drop();
    emit comparisonReady(nullptr);
}

void InsightService::compareAgain() {
    if (!m_person.model() || !m_other)
        return;
    m_comparison.start([this, recommender = m_person.recommender(), model = m_person.model(),
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

InsightService::Profile InsightService::average(const std::shared_ptr<const model::VaeModel>& model,
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

void InsightService::findMeanings() {
    if (!m_person.model())
        return;
    m_meanings.start(
        [this, recommender = m_person.recommender(), model = m_person.model()](const std::stop_token& stop) {
            model::useThreads(1);
            auto meanings = std::make_shared<const std::vector<model::DimensionMeaning>>(
                model::dimensionMeanings(*model, recommender->dataset().catalog, itemsOfMeaning, stop));
            m_meanings.post([this, meanings, model] {
                if (model != m_person.model())
                    return;
                m_meaningsOf = model;
                emit meaningsReady(meanings);
            });
        });
}

void InsightService::findSimilarPeople(bool wanted) {
    m_people = wanted;
    findPeopleAgain();
}

/// Those whose posterior means are like the person's, chosen means and all.
void InsightService::findPeopleAgain() {
    if (!m_person.model() || !m_person.hasPerson() || !m_people)
        return;
    m_similarPeople.start([this, recommender = m_person.recommender(), model = m_person.model(),
                           person = m_person.person()](const std::stop_token& stop) {
        model::useThreads(1);
        const auto space = m_spaces.of(model, datasetOf(recommender), stop, {});
        const auto people = space->similarUsers(recommender->profile(*model, person, {.count = 0}).mu,
                                                neighbours, person.id, person.history);
        m_similarPeople.post([this, people, person] {
            if (m_people && m_person.person() == person)
                emit similarPeopleReady(people);
        });
    });
}

void InsightService::findSimilarItems(model::ItemIndex item) {
    if (!m_person.model())
        return;
    m_similarItems.start([this, recommender = m_person.recommender(), model = m_person.model(), item,
                          known = m_neighbours](const std::stop_token&) {
        model::useThreads(1);
        const auto found =
            known ? known : std::make_shared<const model::ItemNeighbours>(datasetOf(recommender));
        const auto items = found->similarItems(*model, item, neighbours);
        m_similarItems.post([this, recommender, found, item, items] {
            if (recommender != m_person.recommender())
                return;
            m_neighbours = found;
            emit similarItemsReady(recommender->row(item), items);
        });
    });
}

} // namespace app

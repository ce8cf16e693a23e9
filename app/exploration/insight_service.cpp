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
    connect(&m_explanation, &FollowUpTask::failed, this, &InsightService::explanationFailed);
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
    m_explanation.drop();
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
    ask(
        m_explanation, m_person.subject(),
        [person = m_person.person(), item = *m_item,
         choice = m_person.ranking()](const Subject& of, const std::stop_token& stop) {
            return std::make_shared<const model::Explanation>(
                model::explain(*of.model, *of.recommender, person, item, choice, stop));
        },
        [this, item = *m_item, id = m_person.person().id](const auto& explanation) {
            if (m_item == item && m_person.person().id == id)
                emit explained(explanation);
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
    if (!m_other)
        return;
    ask(
        m_comparison, m_person.subject(),
        [this, other = *m_other](const Subject& of, const std::stop_token& stop) {
            model::useThreads(1); // a training keeps its cores
            return other.isEmpty() ? average(of, stop)
                                   : std::make_shared<const model::UserProfile>(
                                         of.recommender->profile(*of.model, other.toStdString(), 0));
        },
        [this, other = *m_other](const Profile& profile) {
            if (m_other == other)
                emit comparisonReady(profile);
        });
}

InsightService::Profile InsightService::average(const Subject& of, const std::stop_token& stop) {
    const auto space = m_spaces.of(of.model, of.dataset(), stop, {});
    auto profile = std::make_shared<model::UserProfile>();
    profile->epoch = of.model->epoch;
    const auto mean =
        (space->means().cast<double>().colwise().sum() / static_cast<double>(space->users())).eval();
    for (Eigen::Index k = 0; k < mean.size(); ++k)
        profile->mu.push_back(static_cast<float>(mean(k)));
    return profile;
}

void InsightService::findMeanings() {
    ask(
        m_meanings, m_person.subject(),
        [](const Subject& of, const std::stop_token& stop) {
            model::useThreads(1);
            return std::make_shared<const std::vector<model::DimensionMeaning>>(
                model::dimensionMeanings(*of.model, of.recommender->dataset().catalog, itemsOfMeaning, stop));
        },
        [this, model = m_person.model()](const auto& meanings) {
            if (model != m_person.model())
                return;
            m_meaningsOf = model;
            emit meaningsReady(meanings);
        });
}

void InsightService::findSimilarPeople(bool wanted) {
    m_wantsPeople = wanted;
    findPeopleAgain();
}

/// Those whose posterior means are like the person's, chosen means and all.
void InsightService::findPeopleAgain() {
    if (!m_person.hasPerson() || !m_wantsPeople)
        return;
    ask(
        m_similarPeople, m_person.subject(),
        [this, person = m_person.person()](const Subject& of, const std::stop_token& stop) {
            model::useThreads(1);
            const auto space = m_spaces.of(of.model, of.dataset(), stop, {});
            const model::UserProfile profile = of.recommender->profile(*of.model, person, {.count = 0});
            return space->similarUsers(profile.mu, neighbours, person.id, person.history);
        },
        [this, person = m_person.person()](const std::vector<model::SimilarUser>& people) {
            if (m_wantsPeople && m_person.person() == person)
                emit similarPeopleReady(people);
        });
}

void InsightService::findSimilarItems(model::ItemIndex item) {
    struct Answer {
        std::shared_ptr<const model::ItemNeighbours> neighbours;
        std::vector<model::SimilarItem> items;
    };
    ask(
        m_similarItems, m_person.subject(),
        [item, known = m_neighbours](const Subject& of, const std::stop_token&) {
            model::useThreads(1);
            const auto found = known ? known : std::make_shared<const model::ItemNeighbours>(of.dataset());
            return Answer{found, found->similarItems(*of.model, item, neighbours)};
        },
        [this, item, recommender = m_person.recommender()](const Answer& answer) {
            if (recommender != m_person.recommender())
                return;
            m_neighbours = answer.neighbours;
            emit similarItemsReady(recommender->row(item), answer.items);
        });
}

} // namespace app

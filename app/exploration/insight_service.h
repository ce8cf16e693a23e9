#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "app/exploration/space_cache.h"
#include "app/tasks/follow_up_task.h"
#include "model/exploration/item_neighbours.h"
#include "model/values/exploration.h"

namespace app {

class PersonSession;
struct Subject;

/// Answers questions about the person and model shown: why an item is recommended, who and what is alike,
/// what the dimensions stand for. What was asked is answered again when the person or the model changes.
class InsightService : public QObject {
    Q_OBJECT
public:
    /// Both outlive the object.
    InsightService(PersonSession& person, SpaceCache& spaces, QObject* parent = nullptr);

public slots:
    void explain(model::ItemIndex item);
    void compareWith(const QString& id);
    void compareWithAverage();
    void stopComparing();
    void findMeanings();
    void findSimilarPeople(bool wanted); ///< false: no more
    void findSimilarItems(model::ItemIndex item);

signals:
    void explained(std::shared_ptr<const model::Explanation> explanation); ///< null = nothing is asked
    void explanationFailed(const model::Failure& failure);
    /// Another user, or, with an empty id, the average of all; null = nobody.
    void comparisonReady(std::shared_ptr<const model::UserProfile> other);
    /// Of the model that is shown; null = not known of that one yet.
    void meaningsReady(std::shared_ptr<const std::vector<model::DimensionMeaning>> meanings);
    void similarPeopleReady(const std::vector<model::SimilarUser>& people);
    void similarItemsReady(const model::ItemRow& item, const std::vector<model::SimilarItem>& items);
    void failed(const model::Failure& failure);

private:
    using Profile = std::shared_ptr<const model::UserProfile>;

    void forgetData();
    void forgetPerson();
    void answerAgain();
    void forgetMeanings();
    void explainAgain();
    void compareAgain();
    void findPeopleAgain();
    Profile average(const Subject& of, const std::stop_token& stop);

    PersonSession& m_person;
    SpaceCache& m_spaces;
    std::shared_ptr<const model::ItemNeighbours> m_neighbours; ///< of the data; null before it is asked for
    std::optional<model::ItemIndex> m_item;                    ///< that is to be explained
    std::optional<QString> m_other; ///< whom the person is compared with; empty = the average
    bool m_wantsPeople = false;     ///< similar ones are wanted
    std::weak_ptr<const model::VaeModel> m_meaningsOf; ///< whose dimensions are known
    FollowUpTask m_explanation;
    FollowUpTask m_comparison;
    FollowUpTask m_meanings;
    FollowUpTask m_similarPeople;
    FollowUpTask m_similarItems; ///< the tasks last, so that their threads end before the others go
};

} // namespace app

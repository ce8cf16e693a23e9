#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "model/values/exploration.h"
#include "model/values/failure.h"
#include "model/values/person.h"
#include "ui/style/item_name.h"
#include "ui/users/people_model.h"

class QPushButton;
class QStackedWidget;

namespace ui {

class CompareButton;
class HistoryCard;
class InsightCard;
class LatentMeans;
class PeopleCard;
class RecommendedCard;
class UserPicker;

/// What the latest model knows about one person, what it would recommend and why, and what if the person were
/// another.
class UsersPage : public QWidget {
    Q_OBJECT
public:
    explicit UsersPage(QWidget* parent = nullptr);

public slots:
    void setDirectory(UserDirectory directory); ///< never null
    void setItems(ItemList items);
    void setKl(const UserKl& kl); ///< of everybody; null = not known
    void setProfile(std::shared_ptr<const model::UserProfile> profile);
    void setPersonState(const model::PersonState& state);
    void setUserUnknown(const QString& id);
    void setModelAvailable(bool available);
    void setLive(bool training); ///< a run is going: the model, and with it the page, changes by itself
    void setEpochs(const std::vector<int>& epochs, int shown);
    void setComparison(std::shared_ptr<const model::UserProfile> other); ///< null = with nobody
    void
    setMeanings(std::shared_ptr<const std::vector<model::DimensionMeaning>> meanings); ///< null = not known
    void
    setExplanation(const std::shared_ptr<const model::Explanation>& explanation); ///< null = nothing is asked
    void setExplanationFailure(const model::Failure& failure);
    void setSimilarPeople(const std::vector<model::SimilarUser>& people);
    void setSimilarItems(const model::ItemRow& item, const std::vector<model::SimilarItem>& items);
    void findUser(); ///< puts the cursor into the find field

signals:
    void userRequested(const QString& id);
    void newPersonRequested();
    void itemRemoved(model::ItemIndex item);
    void itemAdded(model::ItemIndex item);
    void meanChosen(int dimension, double mu, bool moving);
    void undoRequested();
    void redoRequested();
    void resetRequested();
    void savePersonRequested(const QString& path);
    void loadPersonRequested(const QString& path);
    void rankingChosen(const model::RankingChoice& choice);
    void epochChosen(int epoch);
    void explanationRequested(model::ItemIndex item);
    void similarItemsRequested(model::ItemIndex item);
    void similarPeopleWanted(bool wanted);
    void comparisonRequested(const QString& id);
    void averageRequested();
    void comparisonEnded();
    void meaningsRequested();
    void klRequested();                                               ///< of everybody: setKl() answers
    void saveRequested(const QString& path, const QByteArray& bytes); ///< an exported list
    void trainingRequested();
    void openRequested();
    void exampleRequested();
    void badgeChanged(const QString& fact); ///< for the rail: the number of users

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum State { NoData, NoModel, Ready };

    QWidget* buildNoData();
    QWidget* buildNoModel();
    QWidget* buildContent();
    void buildButtons();
    QWidget* buildPerson();
    void connectPerson();
    void connectInsight();
    void refreshState();
    void suggestUser();
    void savePerson();
    void loadPerson();

    UserDirectory m_directory; ///< null before the first data
    std::shared_ptr<const model::UserProfile> m_profile;
    bool m_modelAvailable = false;
    bool m_live = false;
    std::optional<model::ItemIndex> m_item; ///< that was last asked about
    QStackedWidget* m_stack;
    UserPicker* m_picker;
    QPushButton* m_showPeople;
    CompareButton* m_compare;
    PeopleCard* m_people;
    LatentMeans* m_latentMeans;
    HistoryCard* m_history;
    RecommendedCard* m_recommended;
    InsightCard* m_insight;
};

} // namespace ui

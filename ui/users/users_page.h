#pragma once

#include <memory>
#include <optional>

#include <QWidget>

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
class SharedActions;
class UserPicker;

/// What the latest model knows about one person, what it would recommend and why, and what if the person were
/// another. Each card asks and is told for itself; the page has what concerns several of them.
class UsersPage : public QWidget {
    Q_OBJECT
public:
    explicit UsersPage(const SharedActions& actions, QWidget* parent = nullptr);

    UserPicker& picker() { return *m_picker; }
    CompareButton& compareButton() { return *m_compare; }
    PeopleCard& people() { return *m_people; }
    LatentMeans& latentMeans() { return *m_latentMeans; }
    HistoryCard& history() { return *m_history; }
    RecommendedCard& recommended() { return *m_recommended; }
    InsightCard& insight() { return *m_insight; }

public slots:
    void setDirectory(UserDirectory directory); ///< never null
    void setItems(ItemList items);
    void setProfile(std::shared_ptr<const model::UserProfile> profile);
    void setPersonState(const model::PersonState& state);
    void setModelAvailable(bool available);
    void setLive(bool training); ///< a run is going: the model, and with it the page, changes by itself
    void setComparison(std::shared_ptr<const model::UserProfile> other); ///< null = none

signals:
    void userRequested(const QString& id); ///< by the picker, in the list, or among similar people
    void newPersonRequested();
    void similarItemsRequested(model::ItemIndex item); ///< of the recommended item, while they are visible
    void klRequested();                                ///< of all users: PeopleCard::setKl() answers
    void badgeChanged(const QString& text);            ///< for the rail: the number of users

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum State { NoData, NoModel, Ready };

    QWidget* buildNoData(const SharedActions& actions);
    QWidget* buildNoModel(const SharedActions& actions);
    QWidget* buildContent();
    void buildButtons();
    QWidget* buildPerson();
    void connectCards();
    void refreshState();
    void suggestUser();

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

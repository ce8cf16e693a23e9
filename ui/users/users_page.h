#pragma once

#include <memory>

#include <QWidget>

#include "model/values/user_profile.h"
#include "ui/tables/rows_model.h"
#include "ui/users/user_matches.h"
#include "ui/users/user_tables.h"

class QHBoxLayout;
class QStackedWidget;

namespace ui {

class Card;
class LatentMeans;
class UserPicker;

/// What the latest model knows about one user, and what it would recommend.
class UsersPage : public QWidget {
    Q_OBJECT
public:
    explicit UsersPage(QWidget* parent = nullptr);

public slots:
    void setDirectory(UserDirectory directory); ///< never null
    void setProfile(std::shared_ptr<const model::UserProfile> profile);
    void setUserUnknown(const QString& id);
    void setModelAvailable(bool available);
    void setLive(bool training); ///< a run is going: the model, and with it the page, changes by itself
    void findUser();             ///< puts the cursor into the find field

signals:
    void userRequested(const QString& id);
    void trainingRequested();
    void openRequested();
    void exampleRequested();
    void factChanged(const QString& fact); ///< for the rail: the number of users

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum State { NoData, NoModel, Ready };

    QWidget* buildNoData();
    QWidget* buildNoModel();
    QWidget* buildContent();
    QHBoxLayout* buildTables();
    void refreshState();
    void suggestUser();

    UserDirectory m_directory; ///< null before the first data
    std::shared_ptr<const model::UserProfile> m_profile;
    bool m_modelAvailable = false;
    bool m_live = false;
    RowsModel<HistoryRow> m_history;
    RowsModel<model::Recommendation> m_recommendations;
    QStackedWidget* m_stack;
    UserPicker* m_picker;
    LatentMeans* m_latentMeans;
    Card* m_historyCard;
    Card* m_recommendedCard;
};

} // namespace ui

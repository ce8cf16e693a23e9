#pragma once

#include "ui/components/card.h"
#include "ui/users/people_model.h"

class QComboBox;
class QLayout;
class QLineEdit;
class QTableView;

namespace ui {

class RealField;
class WholeField;

/// All users in the data, to be found by id, block, activity and KL.
class PeopleCard : public Card {
    Q_OBJECT
public:
    explicit PeopleCard(QWidget* parent = nullptr);

    void setDirectory(const UserDirectory& directory); ///< never null
    void setKl(const UserKl& kl);
    void setUser(const std::string& id); ///< who is shown; chosen in the list, too

signals:
    void userChosen(const QString& id);

private:
    void buildTable();
    QLayout* buildFilter();
    void filter();
    void choose(const QModelIndex& row);
    void showCount();

    PeopleModel m_people;
    QTableView* m_table;
    QLineEdit* m_text;
    QComboBox* m_role;
    WholeField* m_clicks;
    RealField* m_kl;
    std::string m_user;
};

} // namespace ui

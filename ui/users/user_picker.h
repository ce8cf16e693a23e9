#pragma once

#include <optional>

#include <QWidget>

#include "ui/users/user_matches.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class ElidedLabel;

/// The row on top of the users page: finds a user by id, or goes to the previous, the next or any one.
class UserPicker : public QWidget {
    Q_OBJECT
public:
    explicit UserPicker(QWidget* parent = nullptr);

    void setDirectory(const UserDirectory& directory); ///< never null
    void setUser(const model::UserProfile& profile, bool live);
    void setEdited(bool edited); ///< the person is no longer as in the data
    void setUnknown(const QString& id);

    /// Asks for a user to begin with: the first one of the test block.
    void chooseFirst();
    void startFinding(); ///< puts the cursor into the find field

    /// The row, to add buttons at its right end.
    QHBoxLayout* rowLayout() { return m_row; }

signals:
    void userRequested(const QString& id);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildFind();
    QPushButton* addStep(const QString& name, const QString& help);
    void buildSteps();
    void buildUser();
    void choose(const QString& id);
    void choosePlace(std::size_t place);
    void step(int by);
    void chooseAny();
    void paintIcons();
    void showName(const std::string& id);

    UserDirectory m_directory;
    bool m_edited = false;
    std::string m_shown;                ///< id of the user whose name is there
    std::optional<std::size_t> m_place; ///< of the user that is shown
    QHBoxLayout* m_row;
    QLineEdit* m_find;
    UserMatches* m_matches;
    QPushButton* m_previous;
    QPushButton* m_next;
    QPushButton* m_any;
    QLabel* m_id;
    QLabel* m_role;
    ElidedLabel* m_facts;
    QLabel* m_message;
};

} // namespace ui

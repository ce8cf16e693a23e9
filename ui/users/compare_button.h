#pragma once

#include <QToolButton>

#include "ui/users/user_matches.h"

namespace ui {

/// Chooses whom to compare the person with: the average of all users, another user, or nobody.
class CompareButton : public QToolButton {
    Q_OBJECT
public:
    explicit CompareButton(QWidget* parent = nullptr);

    void setDirectory(const UserDirectory& directory); ///< never null
    void setUser(const QString& id); ///< who is shown; empty = a person who is not in the data
    void setComparing(bool comparing);

signals:
    void averageRequested();
    void userRequested(const QString& id);
    void nobodyRequested();

private:
    void askForUser();

    UserMatches* m_matches;
    QAction* m_keep;
    QAction* m_nobody;
    QString m_user;
};

} // namespace ui

#include "ui/users/compare_button.h"

#include <QCompleter>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>

#include "ui/components/menu_button.h"

namespace ui {

CompareButton::CompareButton(QWidget* parent) : QToolButton(parent), m_matches(new UserMatches(this)) {
    setObjectName(QStringLiteral("compare"));
    setText(tr("Compare with ▾"));
    setFixedHeight(toolButtonHeight);
    auto* menu = new QMenu(this);
    menu->addAction(tr("The &average of all users"), this, &CompareButton::averageRequested)
        ->setObjectName(QStringLiteral("compareAverage"));
    menu->addAction(tr("A &user…"), this, &CompareButton::askForUser)
        ->setObjectName(QStringLiteral("compareUser"));
    m_keep = menu->addAction(tr("&This person, while others are shown"), this,
                             [this] { emit userRequested(m_user); });
    m_keep->setObjectName(QStringLiteral("compareThis"));
    menu->addSeparator();
    m_nobody = menu->addAction(tr("&Nobody"), this, &CompareButton::nobodyRequested);
    m_nobody->setObjectName(QStringLiteral("compareNobody"));
    setMenuOf(this, menu);
    setUser({});
    setComparing(false);
}

void CompareButton::setDirectory(const UserDirectory& directory) {
    m_matches->setDirectory(directory);
}

void CompareButton::setUser(const QString& id) {
    m_user = id;
    m_keep->setEnabled(!id.isEmpty());
}

void CompareButton::setComparing(bool comparing) {
    m_nobody->setEnabled(comparing);
}

void CompareButton::askForUser() {
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Compare with a user"));
    dialog->setLabelText(tr("Id of the user:"));
    dialog->setTextValue({}); // makes the line that is completed
    auto* line = dialog->findChild<QLineEdit*>();
    auto* completer = new QCompleter(m_matches, dialog);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the model has filtered already
    line->setCompleter(completer);
    connect(line, &QLineEdit::textEdited, m_matches,
            [this](const QString& text) { m_matches->setPrefix(text.trimmed()); });
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& id) {
        if (!id.trimmed().isEmpty())
            emit userRequested(id.trimmed());
    });
    dialog->open();
}

} // namespace ui

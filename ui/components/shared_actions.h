#pragma once

#include <QObject>

class QAction;

namespace ui {

/// What can be done from several places of the window: one action each, for the menus and for the buttons of
/// the pages.
class SharedActions : public QObject {
    Q_OBJECT
public:
    explicit SharedActions(QObject* parent = nullptr);

    QAction* openData() const { return m_openData; }
    QAction* loadExample() const { return m_loadExample; }
    QAction* goToTraining() const { return m_goToTraining; }
    QAction* chooseRunsFolder() const { return m_chooseRunsFolder; }

private:
    QAction* add(const QString& name, const QString& text, const QString& iconName, const QString& help);

    QAction* m_openData;
    QAction* m_loadExample;
    QAction* m_goToTraining;
    QAction* m_chooseRunsFolder;
};

} // namespace ui

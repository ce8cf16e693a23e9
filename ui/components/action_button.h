#pragma once

#include <QPushButton>

class QAction;

namespace ui {

/// A button that triggers an action, and has its text, icon, tooltip and enabled state, also when they
/// change. The action must outlive the button, or both have the same owner.
class ActionButton : public QPushButton {
    Q_OBJECT
public:
    ActionButton(QAction* action, QWidget* parent);

protected:
    bool event(QEvent* event) override;

private:
    void follow();
    void paintIcon();

    QAction* m_action;
};

} // namespace ui

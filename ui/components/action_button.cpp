#include "ui/components/action_button.h"

#include <QAction>
#include <QEvent>

#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

ActionButton::ActionButton(QAction* action, QWidget* parent) : QPushButton(parent), m_action(action) {
    setObjectName(action->objectName() + QStringLiteral("Button"));
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void ActionButton::follow() {
    setText(m_action->text());
    setEnabled(m_action->isEnabled());
    setToolTip(m_action->toolTip());
    paintIcon();
}

/// In the colour of the button's text, which is not that of a menu.
void ActionButton::paintIcon() {
    if (m_action->icon().isNull())
        return;
    const bool primary = property("primary").toBool();
    const Colours& colours = currentColours();
    const QColor colour = !isEnabled() ? colours.muted : primary ? colours.accentText : colours.text;
    setIcon(ui::icon(m_action->icon().name(), colour));
}

bool ActionButton::event(QEvent* event) {
    const bool done = QPushButton::event(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange ||
        event->type() == QEvent::DynamicPropertyChange)
        paintIcon();
    return done;
}

} // namespace ui

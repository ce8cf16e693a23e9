#include "ui/components/menu_button.h"

#include <QCursor>
#include <QMenu>
#include <QToolButton>

namespace ui {

QToolButton* makeMenuButton(const QString& text, const QString& name, QWidget* parent) {
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    setMenuOf(button, new QMenu(button));
    button->setFixedHeight(toolButtonHeight);
    return button;
}

void setMenuOf(QToolButton* button, QMenu* menu) {
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    QObject::connect(menu, &QMenu::aboutToHide, button, [button] {
        // Qt tells no button that the pointer has left it while its menu was open.
        const bool under = button->rect().contains(button->mapFromGlobal(QCursor::pos()));
        button->setAttribute(Qt::WA_UnderMouse, under);
        button->update();
    });
}

} // namespace ui

#pragma once

#include <QString>

class QMenu;
class QToolButton;
class QWidget;

namespace ui {

inline constexpr int toolButtonHeight = 30; ///< of a QPushButton; a QToolButton asks for more

/// A button that opens a menu of its own, as high as the push buttons beside it.
QToolButton* makeMenuButton(const QString& text, const QString& name, QWidget* parent);

/// Lets the button open the menu, and look as before once it is closed.
void setMenuOf(QToolButton* button, QMenu* menu);

} // namespace ui

#pragma once

class QWidget;

namespace ui {

/// Non-blocking dialogs of the Help menu.
void showMeanings(QWidget* parent);
void showAbout(QWidget* parent);

} // namespace ui

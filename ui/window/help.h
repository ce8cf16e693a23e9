#pragma once

class QString;
class QWidget;

namespace ui {

/// What the Help menu shows beside the window, which stays usable.
void showManual(QWidget* window, const QString& page); ///< page: one of manualPages()
void showAbout(QWidget* parent);

} // namespace ui

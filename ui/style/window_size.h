#pragma once

#include <QSize>

class QWidget;

namespace ui {

/// The usual size of a window, or as much of it as its screen has room for, the frame included.
QSize fittingSize(const QWidget& window, const QSize& usual);

} // namespace ui

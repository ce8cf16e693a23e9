#pragma once

#include <QColor>
#include <QIcon>

namespace ui {

/// A bundled line icon (resources/icons/NAME.svg) in one colour, sharp at every scale.
QIcon icon(const QString& name, const QColor& colour);

/// In the colour that text has whenever it is drawn.
QIcon icon(const QString& name);

} // namespace ui

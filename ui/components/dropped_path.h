#pragma once

#include <QMimeData>

namespace ui {

/// The one local file or folder that is dragged; empty for anything else.
QString droppedPath(const QMimeData& mime);

} // namespace ui

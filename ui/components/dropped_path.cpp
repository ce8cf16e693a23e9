#include "ui/components/dropped_path.h"

#include <QUrl>

namespace ui {

QString droppedPath(const QMimeData& mime) {
    const QList<QUrl> urls = mime.urls();
    return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

} // namespace ui

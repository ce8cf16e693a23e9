#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace ui {

/// A page of the manual (resources/manual/), which is bundled.
struct ManualPage {
    QString file; ///< e.g. "files.md"
    QString title;
};

/// The index, then the pages in the order in which it links to them.
QList<ManualPage> manualPages();

/// Of the bundled page.
QUrl manualUrl(const QString& file);

} // namespace ui

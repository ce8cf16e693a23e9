#include "ui/window/manual_pages.h"

#include <QFile>
#include <QRegularExpression>

#include "ui/style/resources.h"

namespace ui {

QList<ManualPage> manualPages() {
    initialiseResources();
    QList<ManualPage> pages{{QStringLiteral("index.md"), QStringLiteral("Tastescope")}};
    QFile index(QStringLiteral(":/manual/index.md"));
    if (!index.open(QIODevice::ReadOnly))
        return pages;
    static const QRegularExpression item(QStringLiteral(R"(^- \[([^\]]+)\]\((\w+\.md)\))"),
                                         QRegularExpression::MultilineOption);
    auto links = item.globalMatch(QString::fromUtf8(index.readAll()));
    while (links.hasNext()) {
        const QRegularExpressionMatch link = links.next();
        pages += ManualPage{link.captured(2), link.captured(1)};
    }
    return pages;
}

QUrl manualUrl(const QString& file) {
    return QUrl(QStringLiteral("qrc:/manual/") + file);
}

} // namespace ui

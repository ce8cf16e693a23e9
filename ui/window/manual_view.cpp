#include "ui/window/manual_view.h"

#include <algorithm>

#include <QEvent>
#include <QTextCursor>
#include <QTextFrame>

#include "ui/style/theme.h"
#include "ui/window/manual_style.h"

namespace ui {

namespace {

constexpr int textWidth = 760;
constexpr int leastMargin = 28;

} // namespace

ManualView::ManualView(QWidget* parent) : QTextBrowser(parent) {
    setObjectName(QStringLiteral("manualText"));
    setOpenExternalLinks(true);
    connect(this, &QTextBrowser::sourceChanged, this, &ManualView::finishPage);
}

/// The page has been made from its Markdown, where headings have no anchors yet.
void ManualView::finishPage(const QUrl& url) {
    QTextCursor all(document());
    all.beginEditBlock(); // so that the page is laid out once
    styleManual(*document(), currentColours());
    setMargins();
    all.endEditBlock();
    if (url.hasFragment())
        scrollToAnchor(url.fragment());
}

void ManualView::setMargins() {
    const int margin = std::max(leastMargin, (width() - textWidth) / 2);
    QTextFrameFormat format = document()->rootFrame()->frameFormat();
    format.setLeftMargin(margin);
    format.setRightMargin(margin);
    format.setTopMargin(20);
    format.setBottomMargin(40);
    document()->rootFrame()->setFrameFormat(format);
}

void ManualView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    setMargins();
}

void ManualView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::StyleChange) // the style sheet is of the other colours
        styleManual(*document(), currentColours());
}

bool ManualView::findText(const QString& text, bool backward) {
    const auto direction = backward ? QTextDocument::FindBackward : QTextDocument::FindFlags{};
    if (find(text, direction))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backward ? QTextCursor::End : QTextCursor::Start);
    if (find(text, direction))
        return true;
    setTextCursor(before);
    return false;
}

} // namespace ui

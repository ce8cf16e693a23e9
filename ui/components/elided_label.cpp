#include "ui/components/elided_label.h"

#include <QTextCursor>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <memory>

#include "ui/tables/rows_model.h"

namespace ui {

namespace {

/// As many of its letters as there is room for, and …; nothing if there is no room for one.
QString elidedHtml(const QString& html, const QFont& font, int width) {
    QTextDocument whole;
    whole.setDefaultFont(font);
    whole.setDocumentMargin(0);
    whole.setHtml(html);
    if (whole.idealWidth() <= width)
        return html;
    const auto cutAt = [&whole](int letters) {
        std::unique_ptr<QTextDocument> cut(whole.clone());
        QTextCursor end(cut.get());
        end.setPosition(letters);
        end.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
        end.removeSelectedText();
        end.insertText(QStringLiteral("…"));
        return cut;
    };
    int fits = 0;
    int tooMany = whole.characterCount();
    while (tooMany - fits > 1) {
        const int letters = (fits + tooMany) / 2;
        (cutAt(letters)->idealWidth() <= width ? fits : tooMany) = letters;
    }
    return fits == 0 ? QString() : cutAt(fits)->toHtml();
}

} // namespace

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void ElidedLabel::setWholeRichText(const QString& html) {
    m_whole = html;
    m_rich = true;
    setTextFormat(Qt::RichText);
    setAccessibleName(QTextDocumentFragment::fromHtml(html).toPlainText());
    elide();
}

void ElidedLabel::setWholeText(const QString& text) {
    m_whole = text;
    setAccessibleName(text);
    elide();
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide() {
    ensurePolished(); // the style sheet's font
    const int width = contentsRect().width();
    setText(m_rich ? elidedHtml(m_whole, font(), width)
                   : fontMetrics().elidedText(m_whole, Qt::ElideRight, width));
    const QString all = m_rich ? m_whole : plainToolTip(m_whole);
    setToolTip(text() == m_whole ? QString() : all);
}

} // namespace ui

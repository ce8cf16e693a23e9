#include "ui/components/elided_label.h"

#include "ui/tables/rows_model.h"

namespace ui {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
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
    setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, contentsRect().width()));
    setToolTip(text() == m_whole ? QString() : plainToolTip(m_whole));
}

} // namespace ui

#include "ui/components/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/components/elided_label.h"

namespace ui {

namespace {

constexpr int toolsSpacing = 6;

QLabel* label(const char* property, Qt::TextFormat format, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setProperty(property, true);
    label->setTextFormat(format);
    return label;
}

} // namespace

Card::Card(QWidget* parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_header(new QHBoxLayout),
      m_title(label("title", Qt::PlainText, this)), m_phrase(new ElidedLabel(this)),
      m_value(label("value", Qt::PlainText, this)) {
    setProperty("card", true);
    m_layout->setContentsMargins(12, 10, 12, 10);
    m_layout->setSpacing(8);
    m_header->setSpacing(8);
    m_header->addWidget(m_title);
    m_header->addWidget(m_phrase, 1);
    m_header->addWidget(m_value);
    m_phrase->setProperty("muted", true);
    m_value->hide();
    m_layout->addLayout(m_header);
}

void Card::setTitle(const QString& title) {
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setPhrase(const QString& richPhrase) {
    m_phrase->setWholeRichText(richPhrase);
}

void Card::setValue(const QString& value) {
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
}

QString Card::title() const {
    return m_title->text();
}

QString Card::value() const {
    return m_value->text();
}

void Card::setContent(QWidget* content) {
    m_layout->addWidget(content, 1);
}

void Card::setContent(QLayout* tools, QWidget* content) {
    auto* both = new QWidget(this);
    auto* column = new QVBoxLayout(both);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(toolsSpacing);
    column->addLayout(tools);
    column->addWidget(content, 1);
    setContent(both);
}

} // namespace ui

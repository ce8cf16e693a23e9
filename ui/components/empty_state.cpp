#include "ui/components/empty_state.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/components/action_button.h"
#include "ui/components/shared_actions.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

EmptyState::EmptyState(const QString& iconName, const QString& sentence, QWidget* parent)
    : QWidget(parent), m_iconName(iconName), m_icon(new QLabel(this)), m_sentence(new QLabel(sentence, this)),
      m_buttons(new QHBoxLayout) {
    m_column = new QVBoxLayout(this);
    m_column->setSpacing(16);
    m_column->addStretch(2);
    m_column->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_column->addWidget(m_sentence); // as wide as can be: where it is aligned, a second line has no room
    m_column->addLayout(m_buttons);
    m_column->addStretch(3);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignHCenter);
    m_sentence->setMinimumWidth(360);
    m_sentence->setTextFormat(Qt::PlainText);
    m_buttons->setSpacing(8);
    m_buttons->addStretch();
    m_buttons->addStretch();
    paintIcon();
}

QPushButton* EmptyState::addButton(const QString& text, bool primary) {
    auto* button = new QPushButton(text, this);
    button->setProperty("primary", primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

QPushButton* EmptyState::addButton(QAction* action, bool primary) {
    auto* button = new ActionButton(action, this);
    button->setProperty("primary", primary);
    m_buttons->insertWidget(m_buttons->count() - 1, button);
    return button;
}

void EmptyState::addDataButtons(const SharedActions& actions) {
    addButton(actions.openData(), true)->setObjectName(QStringLiteral("emptyOpen"));
    addButton(actions.loadExample(), false)->setObjectName(QStringLiteral("emptyExample"));
}

void EmptyState::addContent(QWidget* content) {
    m_column->insertWidget(m_column->indexOf(m_sentence) + 1, content, 0, Qt::AlignHCenter);
}

void EmptyState::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ApplicationPaletteChange)
        paintIcon();
    QWidget::changeEvent(event);
}

void EmptyState::paintIcon() {
    m_icon->setPixmap(icon(m_iconName, currentColours().muted).pixmap(QSize(48, 48), devicePixelRatio()));
}

} // namespace ui

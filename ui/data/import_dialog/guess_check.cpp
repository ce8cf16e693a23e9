#include "ui/data/import_dialog/guess_check.h"

namespace ui {

GuessCheck::GuessCheck(const QString& text, QWidget* parent) : QCheckBox(text, parent), m_text(text) {
    connect(this, &QCheckBox::clicked, this, [this](bool checked) {
        setChosen(checked);
        emit edited();
    });
}

void GuessCheck::setChosen(std::optional<bool> value) {
    m_chosen = value;
    present();
}

void GuessCheck::setGuess(std::optional<bool> value) {
    m_guess = value;
    present();
}

void GuessCheck::present() {
    setChecked(m_chosen.value_or(m_guess.value_or(false)));
    if (m_chosen || !m_guess)
        setText(m_text);
    else
        setText(*m_guess ? tr("%1 (found)").arg(m_text) : tr("%1 (none found)").arg(m_text));
}

} // namespace ui

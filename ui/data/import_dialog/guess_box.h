#pragma once

#include <vector>

#include <QComboBox>
#include <QVariant>

#include "ui/fields/choice.h"

namespace ui {

/// A choice that is a guess until the user makes it. The guess is marked, e.g. "Tab (found)"; a choice stays
/// whatever is guessed later.
class GuessBox : public QComboBox {
    Q_OBJECT
public:
    /// mark: what stands behind the guess in brackets, e.g. "found"; empty = nothing.
    explicit GuessBox(QString mark, QWidget* parent = nullptr);

    void addChoice(const QString& name, const QVariant& value);
    void removeChoices();

    /// A choice that makes no sense cannot be made; its tooltip says why.
    void setChoiceAvailable(const QVariant& value, bool available, const QString& reason);

    QVariant chosen() const { return m_chosen; } ///< invalid = the guess holds
    QVariant value() const { return m_chosen.isValid() ? m_chosen : m_guess; }

    void setChosen(const QVariant& value); ///< invalid = the guess holds
    void setGuess(const QVariant& value);  ///< invalid = nothing is known yet

signals:
    void edited(); ///< the user has chosen

protected:
    /// For a box that is typed into: the user has typed a value; invalid = the guess holds again.
    void setTyped(const QVariant& value);

    /// How a value is shown that none of the choices has.
    virtual QString nameOf(const QVariant& value) const { return value.toString(); }

    /// The value of the choice with this name; invalid if there is none.
    QVariant choiceNamed(const QString& name) const;

private:
    void present();
    void presentText(int index);
    QString marked(const QString& name, const QVariant& value) const;

    QString m_mark;
    std::vector<QString> m_names; ///< of the choices, without a mark
    QVariant m_chosen;
    QVariant m_guess;
};

/// What a box has for a value of an enumeration; nothing for the value that leaves it to the guess.
template <Enumeration Enum>
QVariant valueOf(Enum value, Enum guess = Enum::Guess) {
    return value == guess ? QVariant() : QVariant(static_cast<int>(value));
}

/// What has been chosen in a box, `guess` if nothing has.
template <Enumeration Enum>
Enum chosenIn(const GuessBox& box, Enum guess = Enum::Guess) {
    return box.chosen().isValid() ? static_cast<Enum>(box.chosen().toInt()) : guess;
}

} // namespace ui

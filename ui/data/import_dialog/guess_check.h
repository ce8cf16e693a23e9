#pragma once

#include <optional>

#include <QCheckBox>

namespace ui {

/// A yes or no that is a guess until the user says it: "Header line (found)".
class GuessCheck : public QCheckBox {
    Q_OBJECT
public:
    explicit GuessCheck(const QString& text, QWidget* parent = nullptr);

    std::optional<bool> chosen() const { return m_chosen; } ///< nothing = the guess holds
    void setChosen(std::optional<bool> value);
    void setGuess(std::optional<bool> value);

signals:
    void edited(); ///< the user has chosen

private:
    void present();

    QString m_text;
    std::optional<bool> m_chosen;
    std::optional<bool> m_guess;
};

} // namespace ui

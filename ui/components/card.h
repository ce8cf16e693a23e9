#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QLayout;
class QVBoxLayout;

namespace ui {

class ElidedLabel;

/// A card on the quiet ground: a row with title, muted phrase and large value, and the content below it.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(QWidget* parent = nullptr);

    void setTitle(const QString& title);
    void setPhrase(
        const QString& richPhrase); ///< may colour words (inline HTML); what comes from data must be escaped
    void setValue(const QString& value); ///< empty = none
    QString title() const;
    QString value() const;

    /// Takes the place below the header row; the card owns it.
    void setContent(QWidget* content);

    /// The same with a row of tools above it.
    void setContent(QLayout* tools, QWidget* content);

    /// The header row, to add buttons at its right end.
    QHBoxLayout* headerLayout() { return m_header; }

private:
    QVBoxLayout* m_layout;
    QHBoxLayout* m_header;
    QLabel* m_title;
    ElidedLabel* m_phrase;
    QLabel* m_value;
};

} // namespace ui

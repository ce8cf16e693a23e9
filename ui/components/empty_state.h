#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace ui {

class SharedActions;

/// What a page shows that has nothing to show yet: an icon, one sentence, and the buttons that bring it.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& iconName, const QString& sentence, QWidget* parent = nullptr);

    QPushButton* addButton(const QString& text, bool primary);
    QPushButton* addButton(QAction* action, bool primary);

    /// Opens data, or the example.
    void addDataButtons(const SharedActions& actions);

    /// Between the sentence and the buttons.
    void addContent(QWidget* content);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QString m_iconName;
    QLabel* m_icon;
    QLabel* m_sentence;
    QVBoxLayout* m_column = nullptr;
    QHBoxLayout* m_buttons;
};

} // namespace ui

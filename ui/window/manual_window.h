#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QToolButton;

namespace ui {

class ManualView;

/// The manual beside the main window: a list of its pages, the page, and a field to find a text in it.
class ManualWindow : public QDialog {
    Q_OBJECT
public:
    explicit ManualWindow(QWidget* parent = nullptr);

    /// file: one of manualPages().
    void openPage(const QString& file);

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* buildBar();
    void fillList();
    void connectPages();
    void showPlace(const QUrl& url);
    void findNext(bool backward);
    void colourIcons();

    QListWidget* m_list;
    ManualView* m_view;
    QToolButton* m_back;
    QToolButton* m_forward;
    QLineEdit* m_find;
};

} // namespace ui

#pragma once

#include <QTextBrowser>

namespace ui {

/// Shows a page of the manual in the window's type and colours, no wider than is good to read.
class ManualView : public QTextBrowser {
    Q_OBJECT
public:
    explicit ManualView(QWidget* parent = nullptr);

    /// Selects the next place of a text, or the one before, from the end on to the begin again; whether there
    /// is one.
    bool findText(const QString& text, bool backward);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void finishPage(const QUrl& url);
    void setMargins();
};

} // namespace ui

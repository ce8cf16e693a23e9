#pragma once

#include <QLabel>

namespace ui {

/// One line of text that ends in … where there is no room; its tooltip has all of it then.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    void setWholeText(const QString& text);     ///< as it is
    void setWholeRichText(const QString& html); ///< may colour words (inline HTML)
    const QString& wholeText() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();

    QString m_whole;
    bool m_rich = false;
};

} // namespace ui

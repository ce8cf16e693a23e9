#pragma once

#include <vector>

#include <QObject>
#include <QPointer>
#include <QString>
#include <QWidget>

namespace ui {

enum class Scheme { System, Light, Dark };

/// Dresses the whole application in light or dark colours and keeps what the user chose. Only what can be
/// seen is dressed again when the colours change; a part that is hidden, when it is shown next: a style sheet
/// of the application itself would be laid out for every page at once. Qt's own file dialog stays as Qt draws
/// it.
class Appearance : public QObject {
    Q_OBJECT
public:
    /// Takes up the choice of the last time.
    Appearance();

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    /// A part of the main window, and what is in it. Other windows are dressed by themselves.
    void dress(QWidget* part);

    /// Puts on the colours that fit the palette; to be called on QEvent::ApplicationPaletteChange. Does
    /// nothing if they fit already.
    void follow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isDressed(const QWidget& window) const;
    void forgetClosed();
    bool isPart(const QWidget* widget) const;
    void putOn(QWidget& part) const;

    Scheme m_scheme;
    QString m_sheet; ///< of the present colours
    std::vector<QPointer<QWidget>> m_parts;
};

} // namespace ui

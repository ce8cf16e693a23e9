#include "ui/window/appearance.h"

#include <QApplication>
#include <QEvent>
#include <QFileDialog>
#include <QMainWindow>
#include <QSettings>

#include <algorithm>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr QLatin1String schemeKey("scheme");

struct SchemeWord {
    Scheme scheme;
    QLatin1String word; ///< in the settings
};

constexpr SchemeWord schemeWords[] = {{Scheme::System, QLatin1String("system")},
                                      {Scheme::Light, QLatin1String("light")},
                                      {Scheme::Dark, QLatin1String("dark")}};

/// What the user chose last; earlier versions stored its number.
Scheme storedScheme() {
    const QString stored = QSettings().value(schemeKey).toString();
    for (const auto& [scheme, word] : schemeWords)
        if (stored == word || stored == QString::number(static_cast<int>(scheme)))
            return scheme;
    return Scheme::System;
}

void store(Scheme chosen) {
    for (const auto& [scheme, word] : schemeWords)
        if (scheme == chosen)
            QSettings().setValue(schemeKey, QString(word));
}

QPalette paletteFor(Scheme scheme) {
    switch (scheme) {
    case Scheme::Light:
        return paletteOf(lightColours());
    case Scheme::Dark:
        return paletteOf(darkColours());
    case Scheme::System:
        break;
    }
    return {}; // whatever the system has
}

} // namespace

Appearance::Appearance() : m_scheme(storedScheme()) {
    QApplication::setStyle(QStringLiteral("Fusion")); // the one that the style sheet is written for
    QApplication::setPalette(paletteFor(m_scheme));
    qApp->installEventFilter(this);
    follow();
}

void Appearance::setScheme(Scheme scheme) {
    m_scheme = scheme;
    store(scheme);
    QApplication::setPalette(paletteFor(scheme));
    follow();
}

void Appearance::dress(QWidget* part) {
    m_parts.emplace_back(part);
    if (part->isVisible())
        putOn(*part);
}

void Appearance::follow() {
    m_sheet = styleSheetOf(currentColours());
    forgetClosed();
    for (const QPointer<QWidget>& part : m_parts)
        if (part->isVisible())
            putOn(*part);
}

/// A window is dressed before it is measured, a part of one when it comes into sight.
bool Appearance::eventFilter(QObject* watched, QEvent* event) {
    if ((event->type() != QEvent::Polish && event->type() != QEvent::Show) || !watched->isWidgetType())
        return false;
    auto* widget = static_cast<QWidget*>(watched); // NOLINT(*static-cast-downcast): a widget, as it says
    if (event->type() == QEvent::Polish && widget->isWindow() && !isDressed(*widget)) {
        forgetClosed();
        m_parts.emplace_back(widget);
    }
    if (isPart(widget))
        putOn(*widget);
    return false;
}

void Appearance::forgetClosed() {
    std::erase_if(m_parts, [](const QPointer<QWidget>& part) { return part.isNull(); });
}

/// By itself, or by what it belongs to; and what is not to be.
bool Appearance::isDressed(const QWidget& window) const {
    if (qobject_cast<const QMainWindow*>(&window) != nullptr || window.inherits("QTipLabel"))
        return true;
    for (const QWidget* in = &window; in != nullptr; in = in->parentWidget())
        if (qobject_cast<const QFileDialog*>(in) != nullptr || isPart(in))
            return true;
    return false;
}

bool Appearance::isPart(const QWidget* widget) const {
    return std::ranges::any_of(m_parts, [widget](const auto& part) { return part.data() == widget; });
}

void Appearance::putOn(QWidget& part) const {
    if (part.styleSheet() != m_sheet)
        part.setStyleSheet(m_sheet);
}

} // namespace ui

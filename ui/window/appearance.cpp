#include "ui/window/appearance.h"

#include <QApplication>
#include <QSettings>

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
    follow();
}

void Appearance::setScheme(Scheme scheme) {
    m_scheme = scheme;
    store(scheme);
    QApplication::setPalette(paletteFor(scheme));
    follow();
}

void Appearance::follow() {
    const QString sheet = styleSheetOf(currentColours());
    if (qApp->styleSheet() != sheet)
        qApp->setStyleSheet(sheet);
}

} // namespace ui

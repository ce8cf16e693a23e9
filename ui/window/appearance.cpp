#include "ui/window/appearance.h"

#include <QApplication>
#include <QSettings>

#include "ui/style/theme.h"

namespace ui {

namespace {

constexpr QLatin1String schemeKey("scheme");

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

Appearance::Appearance() : m_scheme(Scheme::System) {
    const int stored = QSettings().value(schemeKey, 0).toInt();
    if (stored == static_cast<int>(Scheme::Light) || stored == static_cast<int>(Scheme::Dark))
        m_scheme = static_cast<Scheme>(stored);
    QApplication::setStyle(QStringLiteral("Fusion")); // the one that the style sheet is written for
    QApplication::setPalette(paletteFor(m_scheme));
    follow();
}

void Appearance::setScheme(Scheme scheme) {
    m_scheme = scheme;
    QSettings().setValue(schemeKey, static_cast<int>(scheme));
    QApplication::setPalette(paletteFor(scheme));
    follow();
}

void Appearance::follow() {
    const QString sheet = styleSheetOf(currentColours());
    if (qApp->styleSheet() != sheet)
        qApp->setStyleSheet(sheet);
}

} // namespace ui

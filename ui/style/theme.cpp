#include "ui/style/theme.h"

#include <QFile>
#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/style/resources.h"

namespace ui {

namespace {

Colours makeLight() {
    Colours colours;
    colours.dark = false;
    colours.ground = QColor(0xf6, 0xf7, 0xf9);
    colours.card = QColor(0xff, 0xff, 0xff);
    colours.line = QColor(0xe2, 0xe5, 0xea);
    colours.text = QColor(0x1b, 0x1f, 0x24);
    colours.muted = QColor(0x64, 0x6d, 0x78);
    colours.accent = QColor(0x00, 0x72, 0xb2);
    colours.accentText = QColor(0xff, 0xff, 0xff);
    colours.accentTint = QColor(0xe6, 0xf1, 0xf8);
    colours.warning = QColor(0x8a, 0x5a, 0x00);
    colours.failure = QColor(0xb3, 0x26, 0x1e);
    colours.success = QColor(0x00, 0x7d, 0x5b);
    colours.series = {QColor(0x00, 0x72, 0xb2), QColor(0xd5, 0x5e, 0x00), QColor(0x00, 0x9e, 0x73),
                      QColor(0xcc, 0x79, 0xa7), QColor(0xe6, 0x9f, 0x00), QColor(0x56, 0xb4, 0xe9),
                      QColor(0x64, 0x6d, 0x78)};
    colours.heat = {QColor(0xf4, 0xee, 0xf2), QColor(0xcc, 0x79, 0xa7), QColor(0x4d, 0x1c, 0x3a)};
    colours.clicks = {QColor(0x7f, 0xcd, 0xbb), QColor(0x1f, 0x80, 0xb8), QColor(0x0b, 0x1d, 0x51)};
    colours.kl = {QColor(0xe3, 0xa9, 0xc8), QColor(0xa8, 0x45, 0x80), QColor(0x3a, 0x0c, 0x2b)};
    return colours;
}

Colours makeDark() {
    Colours colours;
    colours.dark = true;
    colours.ground = QColor(0x1d, 0x20, 0x24);
    colours.card = QColor(0x25, 0x29, 0x2e);
    colours.line = QColor(0x38, 0x3d, 0x44);
    colours.text = QColor(0xe8, 0xea, 0xed);
    colours.muted = QColor(0x9a, 0xa3, 0xad);
    colours.accent = QColor(0x4a, 0xa8, 0xe0);
    colours.accentText = QColor(0x12, 0x16, 0x1a);
    colours.accentTint = QColor(0x2b, 0x3a, 0x48);
    colours.warning = QColor(0xf2, 0xb8, 0x3b);
    colours.failure = QColor(0xff, 0x8a, 0x80);
    colours.success = QColor(0x2c, 0xc2, 0x95);
    colours.series = {QColor(0x4a, 0xa8, 0xe0), QColor(0xf0, 0x8a, 0x3c), QColor(0x2c, 0xc2, 0x95),
                      QColor(0xe3, 0x9a, 0xc4), QColor(0xf2, 0xb8, 0x3b), QColor(0x7c, 0xc7, 0xf0),
                      QColor(0x9a, 0xa3, 0xad)};
    colours.heat = {QColor(0x2f, 0x30, 0x37), QColor(0xb0, 0x6a, 0x93), QColor(0xfb, 0xe3, 0xf2)};
    colours.clicks = {QColor(0x2c, 0x5f, 0x8f), QColor(0x3f, 0xb4, 0xc4), QColor(0xf2, 0xfa, 0xb0)};
    colours.kl = {QColor(0x74, 0x3f, 0x62), QColor(0xd7, 0x81, 0xb2), QColor(0xff, 0xea, 0xf6)};
    return colours;
}

} // namespace

QColor Colours::ofAmount(double amount, Ramp ramp) const {
    const double place = 2 * std::clamp(amount, 0.0, 1.0);
    const std::array<QColor, 3>& along = ramp == Ramp::Clicks ? clicks : ramp == Ramp::Kl ? kl : heat;
    const QColor& from = place < 1 ? along[0] : along[1];
    const QColor& to = place < 1 ? along[1] : along[2];
    const double share = place < 1 ? place : place - 1;
    const auto mixed = [share](int a, int b) { return static_cast<int>(std::lround(a + share * (b - a))); };
    return {mixed(from.red(), to.red()), mixed(from.green(), to.green()), mixed(from.blue(), to.blue())};
}

const Colours& lightColours() {
    static const Colours colours = makeLight();
    return colours;
}

const Colours& darkColours() {
    static const Colours colours = makeDark();
    return colours;
}

const Colours& coloursFor(const QPalette& palette) {
    return palette.color(QPalette::Window).lightness() < 128 ? darkColours() : lightColours();
}

const Colours& currentColours() {
    return coloursFor(QGuiApplication::palette());
}

QPalette paletteOf(const Colours& colours) {
    QPalette palette(colours.text, colours.ground);
    palette.setColor(QPalette::Base, colours.card);
    palette.setColor(QPalette::AlternateBase, colours.ground);
    palette.setColor(QPalette::Button, colours.card);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.accentText);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::ToolTipBase, colours.card);
    palette.setColor(QPalette::ToolTipText, colours.text);
    for (const auto role : {QPalette::Text, QPalette::WindowText, QPalette::ButtonText}) {
        palette.setColor(role, colours.text);
        palette.setColor(QPalette::Disabled, role, colours.muted);
    }
    return palette;
}

QString styleSheetOf(const Colours& colours) {
    initialiseResources();
    QFile file(QStringLiteral(":/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    QColor accentHover = colours.dark ? colours.accent.lighter(112) : colours.accent.darker(112);
    QColor hover = colours.dark ? colours.card.lighter(125) : colours.ground;
    // Longer names first: @accent would match the beginning of @accentText.
    const std::pair<const char*, QColor> names[] = {{"@accentText", colours.accentText},
                                                    {"@accentTint", colours.accentTint},
                                                    {"@accentHover", accentHover},
                                                    {"@accent", colours.accent},
                                                    {"@ground", colours.ground},
                                                    {"@card", colours.card},
                                                    {"@line", colours.line},
                                                    {"@text", colours.text},
                                                    {"@muted", colours.muted},
                                                    {"@warning", colours.warning},
                                                    {"@failure", colours.failure},
                                                    {"@success", colours.success},
                                                    {"@hover", hover}};
    for (const auto& [name, colour] : names)
        sheet.replace(QLatin1String(name), colour.name());
    sheet.replace(QStringLiteral("@chevrons"),
                  colours.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    return sheet;
}

} // namespace ui

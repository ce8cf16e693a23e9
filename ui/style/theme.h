#pragma once

#include <array>

#include <QColor>
#include <QPalette>
#include <QString>

namespace ui {

/// A series colour by its plain name (Okabe–Ito, lightened in the dark). One meaning keeps one hue on
/// every page: objective Blue, true ELBO Vermilion, reconstruction Green, KL Purple, β Orange.
enum class Hue { Blue, Vermilion, Green, Purple, Orange, Sky, Neutral };

/// A colour scale for an amount. Those for points differ from the card at every amount.
enum class Ramp { Heat, Clicks, Kl };

/// Every colour that the application paints with; there are two sets, light and dark.
struct Colours {
    bool dark = false;
    QColor ground; ///< behind the cards
    QColor card;   ///< of cards, menus and fields
    QColor line;   ///< borders and grid lines
    QColor text;
    QColor muted;      ///< secondary text, axis labels
    QColor accent;     ///< the primary action, the selected page
    QColor accentText; ///< on the accent
    QColor accentTint; ///< behind the selected row or page
    QColor warning;
    QColor failure;
    QColor success;
    std::array<QColor, 7> series; ///< by Hue
    std::array<QColor, 3> heat;   ///< of nothing, half and all of an amount: ever further from the card
    std::array<QColor, 3> clicks; ///< the same of points by their clicks
    std::array<QColor, 3> kl;     ///< and by their KL

    QColor of(Hue hue) const { return series[static_cast<std::size_t>(hue)]; }

    /// The colour of an amount from 0 to 1, between those of a ramp.
    QColor ofAmount(double amount, Ramp ramp = Ramp::Heat) const;
};

const Colours& lightColours();
const Colours& darkColours();

/// The set that fits a palette: dark when its window colour is.
const Colours& coloursFor(const QPalette& palette);

/// The set that fits the application's palette now. Widgets that paint ask again on
/// QEvent::ApplicationPaletteChange.
const Colours& currentColours();

/// A palette with these colours, for the menu entry that chooses light or dark against the system.
QPalette paletteOf(const Colours& colours);

/// The style sheet of the whole window in these colours (resources/style.qss with its names filled in).
QString styleSheetOf(const Colours& colours);

} // namespace ui

#pragma once

namespace ui {

enum class Scheme { System, Light, Dark };

/// Dresses the whole application in light or dark colours and keeps what the user chose.
class Appearance {
public:
    /// Takes up the choice of the last time.
    Appearance();

    Scheme scheme() const { return m_scheme; }
    void setScheme(Scheme scheme);

    /// Applies the style sheet that fits the palette; to be called on QEvent::ApplicationPaletteChange. Does
    /// nothing if it fits already.
    void follow();

private:
    Scheme m_scheme;
};

} // namespace ui

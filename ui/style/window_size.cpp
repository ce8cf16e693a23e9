#include "ui/style/window_size.h"

#include <QScreen>
#include <QWidget>

namespace ui {

namespace {

constexpr QSize frameOfAWindow(8, 40); ///< at most, with its title

} // namespace

QSize fittingSize(const QWidget& window, const QSize& usual) {
    return usual.boundedTo(window.screen()->availableSize() - frameOfAWindow);
}

} // namespace ui

#pragma once

#include "ui/charts/figure.h"

namespace ui {

QString titleOf(const Figure& figure);

/// The title as the name of a file that every system takes, without a suffix: letters, digits and hyphens.
QString fileNameOf(const Figure& figure);

} // namespace ui

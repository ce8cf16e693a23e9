#pragma once

#include <utility>
#include <vector>

#include <QByteArray>
#include <QString>

#include "ui/charts/figure.h"

namespace ui {

/// Every figure as SVG and its data as CSV: path in the folder, and bytes. Paths that exist already get a
/// number behind them.
std::vector<std::pair<QString, QByteArray>> chartFiles(const std::vector<Figure>& figures,
                                                       const QString& folder);

} // namespace ui

#pragma once

#include <cstdint>

class QProgressBar;

namespace ui {

/// The bar's length for a share of what is to do, 0 … 1.
void showShare(QProgressBar& bar, double share);

/// As much as is done of the total; a total of 0 is not known, and the bar just moves.
void showProgress(QProgressBar& bar, std::uint64_t done, std::uint64_t total);

} // namespace ui

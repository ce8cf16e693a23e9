#include "ui/style/progress.h"

#include <algorithm>

#include <QProgressBar>

namespace ui {

void showShare(QProgressBar& bar, double share) {
    constexpr int steps = 1000;
    bar.setRange(0, steps);
    bar.setValue(static_cast<int>(steps * std::clamp(share, 0.0, 1.0)));
}

void showProgress(QProgressBar& bar, std::uint64_t done, std::uint64_t total) {
    if (total == 0)
        bar.setRange(0, 0);
    else
        showShare(bar, static_cast<double>(done) / static_cast<double>(total));
}

} // namespace ui

#pragma once

#include <memory>
#include <vector>

#include "model/values/run_summary.h"
#include "ui/charts/figure.h"

// The curves of several runs in one figure.

namespace ui {

/// A run as the charts draw it.
struct OverlayRun {
    QString name;
    Hue hue = Hue::Blue;
    bool dashed = false;
    bool hasPosterior = true; ///< a DAE has none: neither KL nor β
    std::shared_ptr<const model::RunCurves> curves;

    bool operator==(const OverlayRun&) const = default;
};

enum class OverlaySubject { Validation, Elbo, Reconstruction, Kl, Beta };

enum class OverlayX { Epoch, Update, Time };

/// One curve a run, the longest first, so that the hover line reaches all of them. eachUpdate: every update
/// instead of the epochs' means (validation is looked at once an epoch).
LineFigure overlayFigure(OverlaySubject subject, const std::vector<OverlayRun>& runs, OverlayX x,
                         bool eachUpdate);

} // namespace ui

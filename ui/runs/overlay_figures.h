#pragma once

#include <memory>
#include <vector>

#include "model/values/run_summary.h"
#include "ui/charts/curve_view.h"
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

/// How the runs' curves are drawn.
struct OverlayLook {
    CurveX x = CurveX::Epoch;
    bool eachUpdate = false; ///< instead of the epochs' means (validation is looked at once an epoch)
    double smoothing = 0.0;  ///< weight of the values before; the raw values lie faint behind
};

/// One curve a run, and a faint one behind it if it is smoothed; the longest first, so that the hover line
/// reaches all of them.
LineFigure overlayFigure(OverlaySubject subject, const std::vector<OverlayRun>& runs,
                         const OverlayLook& look);

} // namespace ui

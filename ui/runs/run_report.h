#pragma once

#include <memory>

#include <QByteArray>

#include "model/values/run_summary.h"

namespace ui {

/// One run on paper: a self-contained HTML page with what it was trained on, its settings, its metrics and
/// its curves as SVG; texts from data are escaped. curves is not null.
QByteArray runReport(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves);

} // namespace ui

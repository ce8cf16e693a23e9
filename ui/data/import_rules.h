#pragma once

#include <QString>

#include "model/values/dataset_summary.h"

namespace ui {

/// How the clicks and the split came about, e.g. "ratings ≥ 4 · users with ≥ 5 · 60 + 60 held out".
QString importRules(const model::DatasetSummary& summary);

} // namespace ui

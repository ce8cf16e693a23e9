#pragma once

#include "model/values/import_options.h"

class QSettings;

namespace ui {

/// Writes every option into the settings' group; a guess leaves no key behind, so the group must be empty.
void storeOptions(QSettings& settings, const model::ImportOptions& options);

/// What was written; what is missing, spoilt or out of range keeps its default.
model::ImportOptions storedOptions(const QSettings& settings);

} // namespace ui

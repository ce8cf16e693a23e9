#pragma once

#include <stop_token>

#include "model/values/import_preview.h"

namespace model {

/// What importDataset would do with these options: every guess resolved, and the first rows as the import
/// reads them. Reads some 100 KB of each file. Throws Error for data that cannot be used, and Cancelled.
ImportPreview previewImport(const ImportOptions& options, const std::stop_token& stop = {});

} // namespace model

#pragma once

#include <string>

#include "model/values/import_options.h"
#include "model/values/run_summary.h"

namespace model {

/// What the file run.json of a run's folder says: everything but its curves and its parameters.
struct RunRecord {
    RunSummary summary;        ///< without id, folder and label, which are not in the file
    ImportOptions import;      ///< how its data are read again
    RankingQuality popularity; ///< of the validation users; users = 0: not known yet
};

/// With a checksum. Equal records, equal bytes.
std::string recordToJson(const RunRecord& record);

/// Throws Error for a text that is damaged, or from a newer version; path is the file to blame.
RunRecord recordFromJson(const std::string& json, const std::string& path);

std::string labelToJson(const RunLabel& label);
RunLabel labelFromJson(const std::string& json, const std::string& path);

} // namespace model

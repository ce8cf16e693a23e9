#pragma once

#include <nlohmann/json_fwd.hpp>

#include "model/values/applied_rule.h"
#include "model/values/import_options.h"
#include "model/values/training_options.h"
#include "model/values/training_reports.h"

// Options and metrics as JSON, for the files that keep them. Reading throws nlohmann::json::exception for
// values of the wrong type or that are missing, std::invalid_argument for words that mean nothing; ranges are
// not checked.

namespace model {

nlohmann::json optionsToJson(const TrainingOptions& options);
TrainingOptions optionsFromJson(const nlohmann::json& json);

/// How clicks are made and held out; nothing of where the data are.
nlohmann::json rulesToJson(const ImportOptions& import);
ImportOptions rulesFromJson(const nlohmann::json& json);

/// Besides the rules, where the data are and how they are written.
nlohmann::json importToJson(const ImportOptions& import);
ImportOptions importFromJson(const nlohmann::json& json);

/// clicks (ratings, any, counts, or null: not decided), min_rating (null but for ratings), found, because.
nlohmann::json ruleToJson(const AppliedRule& rule);
AppliedRule ruleFromJson(const nlohmann::json& json);

nlohmann::json qualityToJson(const RankingQuality& quality);
RankingQuality qualityFromJson(const nlohmann::json& json);

} // namespace model

#pragma once

#include <optional>
#include <string>

#include "model/data/dataset.h"
#include "model/values/data_fingerprint.h"
#include "model/values/failure.h"

namespace model {

/// For who makes a dataset; all others find it in Dataset::fingerprint. Linear in the clicks: some 40 ms for
/// 10 million.
DataFingerprint fingerprintOf(const Dataset& dataset);

/// How data differ from others, in words, e.g. "they have 603 training users, not 610"; empty for the same.
std::string differenceText(const DataFingerprint& data, const DataFingerprint& expected);

/// Why a run of other data cannot use these: names the first difference, e.g. "they have 603 training users,
/// not 610". None for the same data. path: of the run, empty = not named.
std::optional<Failure> differenceOf(const DataFingerprint& data, const DataFingerprint& ofRun,
                                    const std::string& path = {});

/// Throws it as an Error.
void requireSameData(const DataFingerprint& data, const DataFingerprint& ofRun, const std::string& path);

} // namespace model

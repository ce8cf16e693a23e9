#pragma once

#include <string>

#include "model/data/dataset.h"
#include "model/values/data_fingerprint.h"

namespace model {

/// For who makes a dataset; all others find it in Dataset::fingerprint. Linear in the clicks: some 40 ms for
/// 10 million.
DataFingerprint fingerprintOf(const Dataset& dataset);

/// The first thing in which two data sets differ, in words, e.g. "they have 603 training users, not 610";
/// empty for the same.
std::string differenceOf(const DataFingerprint& data, const DataFingerprint& expected);

} // namespace model

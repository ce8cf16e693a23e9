#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "model/data/dataset.h"
#include "model/values/export_progress.h"

namespace model {

using ExportProgressSink = std::function<void(const ExportProgress&)>;

// Both write all files into a folder that is new or empty, or none of them (FileGroup). Users without any
// click are left out. Throw Error, before anything is written, for what the format cannot hold, for clicks
// that are counted among it, and for a folder that has other files; what FileGroup throws. Progress is
// reported about ten times a second, on the calling thread.

/// As the authors of the paper prepare data (see readAuthorLayout): unique_sid.txt, train.csv,
/// validation_tr.csv, validation_te.csv, test_tr.csv and test_te.csv; besides unique_uid.txt, whose lines are
/// what uid counts from 0: the users of training, validation and test; and items.csv, if there are titles.
/// Read again it gives the same blocks, ids and titles. The blocks must not share users.
void exportAuthorLayout(const Dataset& dataset, const std::string& folder, std::stop_token stop = {},
                        const ExportProgressSink& progress = {});

/// A line for each user, "user item item …": train.txt has all clicks but those to predict, which are in
/// valid.txt and test.txt.
void exportUserLists(const Dataset& dataset, const std::string& folder, std::stop_token stop = {},
                     const ExportProgressSink& progress = {});

} // namespace model

#pragma once

#include "model/data/dataset.h"
#include "model/input/reading_monitor.h"
#include "model/tables/data_files.h"

namespace model {

/// The files that readAuthorLayout will read. files.ratings is in the layout's folder.
std::vector<std::string> authorLayoutPaths(const DataFiles& files);

/// Bytes of these files.
std::uint64_t authorLayoutSize(const DataFiles& files);

/// Data as the authors of the paper prepare them, already split: unique_sid.txt has one item id per line;
/// train.csv, validation_tr.csv, validation_te.csv, test_tr.csv and test_te.csv have the header uid,sid and
/// rows of user id and item line, counted from 0. With unique_uid.txt, which has one user id per line, uid is
/// a line of that file, and users are in its order; without it, in order of first appearance. Fills blocks,
/// item ids and summary.reader. A program wrote these files, so nothing is skipped: throws Error for every
/// file or row that does not fit; Cancelled.
Dataset readAuthorLayout(const DataFiles& files, ReadingMonitor& monitor);

} // namespace model

#pragma once

#include "model/data/dataset.h"
#include "model/input/reading_monitor.h"
#include "model/tables/data_files.h"

namespace model {

/// The files that readAuthorLayout reads. files.ratings stands in the layout's folder.
std::vector<std::string> authorLayoutPaths(const DataFiles& files);

/// Bytes of these files.
std::uint64_t authorLayoutSize(const DataFiles& files);

/// Data as the authors of the paper prepare them, split already: unique_sid.txt has an item id a line;
/// train.csv, validation_tr.csv, validation_te.csv, test_tr.csv and test_te.csv have the header uid,sid and
/// rows of user id and item line, counted from 0. Where there is unique_uid.txt, which has a user id a line,
/// uid is a line of it, too, and users stand in its order; otherwise in that of their first appearance. Fills
/// blocks, item ids and summary.reader. These files come from a program, so nothing is passed over: Throws
/// Error for every file or row that does not fit; Cancelled.
Dataset readAuthorLayout(const DataFiles& files, ReadingMonitor& monitor);

} // namespace model

#pragma once

#include "model/data/dataset.h"
#include "model/data/reading_monitor.h"

namespace model {

/// Tells the monitor which files readAuthorLayout will read.
void expectAuthorLayout(const std::string& folder, ReadingMonitor& monitor);

/// Data as the authors of the paper prepare them, split already: unique_sid.txt has an item id a line;
/// train.csv, validation_tr.csv, validation_te.csv, test_tr.csv and test_te.csv have the header uid,sid and
/// rows of user id and item line, counted from 0. Users keep their order of first appearance. Fills blocks,
/// item ids and summary.reader. These files come from a program, so nothing is passed over: Throws Error for
/// every file or row that does not fit; Cancelled.
Dataset readAuthorLayout(const std::string& folder, ReadingMonitor& monitor);

} // namespace model

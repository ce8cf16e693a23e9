#pragma once

#include <string>
#include <vector>

#include "model/data/id_table.h"
#include "model/data/reading_monitor.h"

namespace model {

/// The titles of these items as UTF-8, by item number; empty where the file has none. Lines on other items,
/// and lines that are not understood, are passed over. Throws Error for a file that is no table; what
/// LineReader throws.
std::vector<std::string> readTitles(const std::string& path, const IdTable& items, ReadingMonitor& monitor);

} // namespace model

#pragma once

#include <vector>

#include "model/input/byte_source.h"

namespace model {

/// The parts of one table, in their order, among files of which each may be one: their names differ in their
/// first number only, as part-00000.csv and part-00001.csv. Empty where there are none, or several tables.
std::vector<DataFile> numberedParts(const std::vector<DataFile>& files);

/// The same for names that differ in several numbers, dates among them, or in letters: 2014-05-01.csv,
/// 2019-Oct.csv, data.csv.1, xaa and xab as `split` writes them, x_part_a.csv, dt=2014-05-01/part-0.
std::vector<DataFile> datedParts(const std::vector<DataFile>& files);

/// Without a number behind the ending: data.csv of data.csv.1.
std::string withoutLastNumber(const std::string& name);

} // namespace model

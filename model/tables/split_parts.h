#pragma once

#include <optional>
#include <vector>

#include "model/input/byte_source.h"

namespace model {

/// The files beside a training part that make up a split with it.
struct SplitParts {
    std::optional<DataFile> validation = {};
    std::optional<DataFile> test = {}; ///< none = there is no split
};

/// train.txt with valid.txt and test.txt, name.train.inter with name.test.inter and so on, among these files.
SplitParts plainSplitOf(const DataFile& training, const std::vector<DataFile>& all);

/// u1.base and u1.test, as MovieLens has them; RecBole's name.part1.inter, part2 and part3.
SplitParts numberedSplitOf(const DataFile& training, const std::vector<DataFile>& all);

/// A word for training anywhere in the name, in any case, and the same name with one for test: r1.train and
/// r1.test, ratings_train.csv and ratings_test.csv, TrainSet.csv and TestSet.csv, training.csv and
/// testing.csv.
SplitParts wordedSplitOf(const DataFile& training, const std::vector<DataFile>& all);

} // namespace model

#pragma once

#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/files/output_check.h"
#include "model/runs/run_folder.h"

// What a command will write is looked at before the work is done that it is for: see model::requireWritable.

namespace app {

/// Throws model::Error when one of the files is one that the data were read from: for data in a folder, whose
/// files are known once they are read.
void requireNotRead(const std::vector<std::string>& outputs, const model::Dataset& dataset);

/// The files of a run, those included that it will have.
std::vector<std::string> filesOf(const model::RunFolder& run);

} // namespace app

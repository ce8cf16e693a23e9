#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "model/data/dataset.h"

namespace model {

using ReadingProgressSink = std::function<void(const ReadingProgress&)>;

/// Reads the data that the options name, makes clicks, splits the users: from files to a Dataset.
/// Progress is reported about ten times a second, on the calling thread.
/// The result has its fingerprint and the state of its source files.
/// Throws Error (what, file, line, remedy) for data that cannot be used, Cancelled when stop is requested.
std::shared_ptr<const Dataset> importDataset(const ImportOptions& options, std::stop_token stop = {},
                                             const ReadingProgressSink& progress = {});

/// Whether the files are as they were when the data were read from them: same size, time and inode. Then
/// importDataset would make the same data of the same options.
bool sourcesUnchanged(const Dataset& dataset);

/// The files that the data were read from; empty = from none.
std::vector<std::string> sourcePaths(const Dataset& dataset);

/// Only what the reader finds, before any threshold or split.
ReaderSummary inspectData(const ImportOptions& options, std::stop_token stop = {},
                          const ReadingProgressSink& progress = {});

} // namespace model

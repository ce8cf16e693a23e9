#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/files/appending_file.h"
#include "model/values/training_reports.h"

namespace app {

/// The metrics CSV of a run, to be watched while it trains: an epoch's row is in the file when the epoch
/// ends. The first row replaces the file that was there; from then on it holds whole rows only. What cannot
/// be written waits for the next row. Throws model::Error then.
class MetricsFile {
public:
    explicit MetricsFile(std::string path) : m_path(path), m_file(std::move(path)) {}

    /// What a resumed run had reported before.
    void addEarlier(const std::vector<model::EpochReport>& epochs);
    void add(const model::EpochReport& epoch);

    /// After the run: writes what still waits. A file that was there stays if the run had no epoch.
    void finish();

private:
    void begin();

    std::string m_path;
    model::AppendingFile m_file;
    std::string m_rows; ///< before the first new one; empty = none
    bool m_begun = false;
};

} // namespace app

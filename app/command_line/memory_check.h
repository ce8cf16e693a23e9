#pragma once

#include "model/data/dataset.h"
#include "model/training/memory_estimate.h"

namespace CLI {
class App;
}

namespace app {

/// Says what memory is needed before it is taken, and refuses what is more than there is. --ignore-memory
/// goes ahead all the same.
class MemoryCheck {
public:
    void addTo(CLI::App& command);

    /// Before a run of these options on the data. Says on standard error what it needs, unless it is quiet.
    /// Throws model::Error with the size of network that would fit.
    void requireForRun(const model::TrainingOptions& options, const model::Dataset& dataset,
                       const model::RunKeeping& keeping, bool quiet) const;

    /// Before EASE is computed for that many items, likewise.
    void requireForEase(std::uint32_t items) const;

private:
    bool m_ignored = false;
};

} // namespace app

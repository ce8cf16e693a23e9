#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/vae/vae_model.h"

namespace app {

/// The models of a run's epochs, for looking back. Holds at most some memory: when it is full, an epoch goes
/// with each new one, so that what stays is the denser the later it is: from the latest back, each gap is
/// about in proportion to how long ago it was.
class SnapshotHistory {
public:
    using Snapshot = std::shared_ptr<const model::VaeModel>;

    /// bytes: of all models that are kept; two are kept whatever their size.
    explicit SnapshotHistory(std::uint64_t bytes) : m_bytes(bytes) {}

    void clear() { m_snapshots.clear(); }

    /// Mostly a later epoch than those before; at the end of a run its best one, which may be there already.
    void add(Snapshot snapshot);

    /// Ascending.
    std::vector<int> epochs() const;

    /// The model of that epoch, or the latest before it; null if there is none.
    Snapshot at(int epoch) const;

private:
    using Snapshots = std::vector<Snapshot>;

    void insert(Snapshot snapshot);
    void thin();
    Snapshots::iterator leastMissed();

    std::uint64_t m_bytes;
    Snapshots m_snapshots; ///< by epoch, ascending
};

} // namespace app

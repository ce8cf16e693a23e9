#include "app/exploration/snapshot_history.h"

#include <algorithm>

namespace app {

void SnapshotHistory::add(Snapshot snapshot) {
    if (!m_snapshots.empty() && snapshot->epoch <= m_snapshots.back()->epoch) {
        insert(std::move(snapshot)); // the best one, which stays even where the memory is full
        return;
    }
    m_snapshots.push_back(std::move(snapshot));
    thin();
}

/// One that is there already is replaced.
void SnapshotHistory::insert(Snapshot snapshot) {
    const auto place = std::ranges::lower_bound(m_snapshots, snapshot->epoch, {},
                                                [](const Snapshot& kept) { return kept->epoch; });
    if ((*place)->epoch == snapshot->epoch)
        *place = std::move(snapshot);
    else
        m_snapshots.insert(place, std::move(snapshot));
}

void SnapshotHistory::thin() {
    const std::uint64_t each = m_snapshots.back()->parameters.values().size() * sizeof(model::Scalar);
    while (m_snapshots.size() > 2 && m_snapshots.size() * each > m_bytes)
        m_snapshots.erase(leastMissed());
}

/// Neither the first nor the latest: the one that leaves the smallest gap, as measured by how long ago it
/// was.
SnapshotHistory::Snapshots::iterator SnapshotHistory::leastMissed() {
    const auto latest = static_cast<double>(m_snapshots.back()->epoch);
    const auto gapWithout = [&](Snapshots::iterator at) {
        const auto gap = static_cast<double>((*(at + 1))->epoch - (*(at - 1))->epoch);
        return gap / (latest - static_cast<double>((*at)->epoch));
    };
    auto least = m_snapshots.begin() + 1;
    for (auto at = least + 1; at != m_snapshots.end() - 1; ++at)
        if (gapWithout(at) < gapWithout(least))
            least = at;
    return least;
}

std::vector<int> SnapshotHistory::epochs() const {
    std::vector<int> epochs;
    epochs.reserve(m_snapshots.size());
    for (const Snapshot& snapshot : m_snapshots)
        epochs.push_back(snapshot->epoch);
    return epochs;
}

SnapshotHistory::Snapshot SnapshotHistory::at(int epoch) const {
    const auto after =
        std::upper_bound(m_snapshots.begin(), m_snapshots.end(), epoch,
                         [](int wanted, const Snapshot& snapshot) { return wanted < snapshot->epoch; });
    return after == m_snapshots.begin() ? nullptr : *(after - 1);
}

} // namespace app

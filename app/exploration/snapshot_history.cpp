#include "app/exploration/snapshot_history.h"

#include <algorithm>

namespace app {

void SnapshotHistory::add(Snapshot snapshot) {
    if (m_snapshots.empty())
        m_spacing = 1;
    else if (snapshot->epoch <= m_snapshots.back()->epoch) {
        insert(std::move(snapshot));
        return;
    }
    // The latest is always there; whether it stays is seen when the next one comes.
    if (m_snapshots.size() > 1 && m_snapshots.back()->epoch % m_spacing != 0)
        m_snapshots.pop_back();
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
    while (m_snapshots.size() > 2 && m_snapshots.size() * each > m_bytes) {
        m_spacing *= 2;
        const auto goes = [this](const Snapshot& snapshot) { return snapshot->epoch % m_spacing != 0; };
        m_snapshots.erase(std::remove_if(m_snapshots.begin() + 1, m_snapshots.end() - 1, goes),
                          m_snapshots.end() - 1);
        if (m_spacing > m_snapshots.back()->epoch) // nothing is left between the first and the latest
            break;
    }
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

#pragma once

#include <vector>

#include <QString>

#include "model/runs/run_store.h"

namespace app {

/// The desktop's bin, with what was last moved there and can be put back. Slow where the disk is; one thread
/// at a time.
class RunBin {
public:
    /// Moves a run's folder to the bin. False where its file system has none; throws Error for a run that is
    /// being trained. What was moved before can be put back until begin().
    bool take(const model::RunStore& store, const std::string& id);

    /// What is moved from now on is put back together.
    void begin() { m_moved.clear(); }

    /// Puts back what can be, where it was. Throws Error for the first folder that cannot.
    void putBack();

private:
    struct Moved {
        QString from;
        QString inBin;
    };
    std::vector<Moved> m_moved;
};

} // namespace app

#pragma once

namespace model {

/// Where a run stands, for the status bar.
struct RunProgress {
    int epoch = 0; ///< the current one, from 1
    int epochs = 0;
    double usersPerSecond = 0.0;
    double elapsedSeconds = 0.0;
    double remainingSeconds = -1.0; ///< < 0 = unknown
    double fraction = 0.0;          ///< of the updates, 0 … 1
};

} // namespace model

#pragma once

#include <functional>
#include <stop_token>

namespace app {

/// Work that checks the token and reports the share that is done.
using InterruptibleWork =
    std::function<void(const std::stop_token& stop, const std::function<void(double)>& progress)>;

/// Does the work and shows its progress on standard error where that is a terminal. Ctrl-C, SIGTERM and
/// SIGHUP end it cleanly: nothing stays of what it had begun to write. The exit status.
int runInterruptible(const InterruptibleWork& work);

} // namespace app

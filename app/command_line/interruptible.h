#pragma once

#include <functional>
#include <stop_token>

namespace app {

/// Work that looks at the token and reports the share that is done.
using InterruptibleWork =
    std::function<void(const std::stop_token& stop, const std::function<void(double)>& progress)>;

/// Does the work; says how far it has come on standard error, where that is a terminal. Ctrl-C and SIGTERM
/// end it in order: what it had begun to write is gone. The exit status.
int runInterruptible(const InterruptibleWork& work);

} // namespace app

#include "app/command_line/interruptible.h"

#include <unistd.h>

#include <cmath>
#include <iostream>

#include "app/command_line/terminal_sink.h"
#include "model/values/failure.h"

namespace app {

int runInterruptible(const InterruptibleWork& work) {
    const bool live = isatty(STDERR_FILENO) == 1;
    const auto clear = [live] { std::cerr << (live ? "\r\033[K" : "") << std::flush; };
    std::stop_source source;
    catchInterrupts();
    try {
        work(source.get_token(), [&](double share) {
            if (wasInterrupted())
                source.request_stop();
            if (live)
                std::cerr << '\r' << std::lround(100 * share) << " % " << std::flush;
        });
    } catch (const model::Cancelled&) {
        clear();
        std::cerr << "tastescope: interrupted, and nothing was written\n";
        return interruptedExit;
    } catch (...) {
        clear();
        throw;
    }
    clear();
    return 0;
}

} // namespace app

#pragma once

#include "app/run_opening.h"
#include "app/run_queue.h"

namespace app {

/// What is done with runs besides training one: opened again, gone on with, worked off one after another.
struct Lab {
    explicit Lab(Session& session) : opening(session), queue(session) {}

    RunOpening opening;
    RunQueue queue;
};

} // namespace app

#pragma once

#include "app/ease_baseline.h"
#include "app/run_opening.h"
#include "app/run_queue.h"

namespace app {

/// What is done with runs besides training one: opened again, gone on with, worked off one after another,
/// measured against a model without a network.
struct Lab {
    explicit Lab(Session& session) : opening(session), queue(session) {}

    RunOpening opening;
    RunQueue queue;
    EaseBaseline ease;
};

} // namespace app

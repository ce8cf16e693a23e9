#pragma once

#include "app/exploration/all_users_export_task.h"
#include "app/exploration/insight_service.h"
#include "app/exploration/map_maker.h"
#include "app/exploration/person_session.h"
#include "app/runs/run_opener.h"
#include "app/runs/run_queue.h"
#include "app/training/ease_baseline.h"

namespace app {

/// What is done with runs besides training one: opened again, gone on with, worked off one after another,
/// measured against a model without a network; and what is found out from their models.
struct Lab {
    explicit Lab(Session& session)
        : opening(session), queue(session), explorer(session), interpreter(explorer, spaces),
          mapMaker(explorer, spaces), wholeExport(explorer) {}

    RunOpening opening;
    RunQueue queue;
    EaseBaseline ease;
    SpaceCache spaces;
    Explorer explorer;
    Interpreter interpreter;
    MapMaker mapMaker;
    WholeExport wholeExport;
};

} // namespace app

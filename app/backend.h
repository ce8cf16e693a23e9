#pragma once

#include "app/exploration/all_users_exporter.h"
#include "app/exploration/insight_service.h"
#include "app/exploration/map_maker.h"
#include "app/exploration/person_session.h"
#include "app/runs/run_opener.h"
#include "app/runs/run_queue.h"
#include "app/training/ease_baseline.h"

namespace app {

/// What is done with runs besides training one: opened again, gone on with, worked off one after another,
/// measured against a model without a network; and what is found out from their models.
struct Backend {
    explicit Backend(Session& session)
        : runOpener(session), runQueue(session), person(session), insight(person, spaces),
          mapMaker(person, spaces), allUsersExporter(person) {}

    RunOpener runOpener;
    RunQueue runQueue;
    EaseBaseline ease;
    SpaceCache spaces;
    PersonSession person;
    InsightService insight;
    MapMaker mapMaker;
    AllUsersExporter allUsersExporter;
};

} // namespace app

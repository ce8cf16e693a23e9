#pragma once

#include "app/data/data_export.h"
#include "app/data/import_assistant.h"
#include "app/data/opened_data.h"
#include "app/exploration/all_users_exporter.h"
#include "app/exploration/insight_service.h"
#include "app/exploration/map_maker.h"
#include "app/exploration/person_session.h"
#include "app/runs/run_library.h"
#include "app/runs/run_opener.h"
#include "app/runs/run_queue.h"
#include "app/runs/shown_curves.h"
#include "app/tasks/file_writer.h"
#include "app/training/ease_baseline.h"
#include "app/training/training_session.h"

namespace app {

/// Everything behind the window: makes the services, gives each those it needs, and owns them all. In the
/// order in which they are made, each after those it uses; on the window's thread.
struct Backend {
    Backend();

    FileWriter fileWriter;
    ImportAssistant importAssistant;
    OpenedData openedData;
    DataExport dataExport;
    model::RunStore runStore;
    TrainingSession training;
    EaseBaseline ease;
    RunLibrary runLibrary;
    ShownCurves shownCurves;
    RunOpener runOpener;
    RunQueue runQueue;
    SpaceCache spaces;
    PersonSession person;
    InsightService insight;
    MapMaker mapMaker;
    AllUsersExporter allUsersExporter;
};

} // namespace app

#pragma once

#include <vector>

#include "model/values/run_summary.h"
#include "ui/tables/rows_model.h"

namespace ui {

/// Places of the columns in the list of runs.
enum RunColumn {
    MarkColumn,
    NameColumn,
    StateColumn,
    EpochsColumn,
    ValidationColumn,
    TestNdcgColumn,
    TestRecall20Column,
    TestRecall50Column,
    ModelColumn,
    NetworkColumn,
    ScheduleColumn,
    SeedColumn,
    DataColumn,
    TimeColumn,
    SizeColumn,
    CreatedColumn,
    NotesColumn,
};

std::vector<Column<model::RunSummary>> runListColumns();

/// Those that the line of text above the list looks into.
std::vector<int> searchedRunColumns();

} // namespace ui

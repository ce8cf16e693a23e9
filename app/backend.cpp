#include "app/backend.h"

#include "app/runs/runs_folder.h"
#include "model/import/import.h"

namespace app {

Backend::Backend()
    : openedData(importAssistant), dataExport(openedData), runStore(chosenRunsFolder()),
      training(openedData, runStore, fileWriter), ease(openedData), runLibrary(runStore),
      shownCurves(runStore), runOpener(openedData, training, runStore),
      runQueue(openedData, training, runLibrary, runStore), person(openedData, training),
      insight(person, spaces), mapMaker(person, spaces), allUsersExporter(person) {
    QObject::connect(&openedData, &OpenedData::datasetReady, &fileWriter,
                     [this] { fileWriter.setInputs(model::sourcePaths(*openedData.dataset())); });
}

} // namespace app

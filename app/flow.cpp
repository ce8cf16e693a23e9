#include "app/flow.h"

#include "app/backend.h"
#include "ui/components/work_strip.h"
#include "ui/data/dataset_page.h"
#include "ui/map/map_page.h"
#include "ui/runs/runs_page.h"
#include "ui/training/training_page.h"
#include "ui/users/users_page.h"
#include "ui/window/activity.h"
#include "ui/window/close_guard.h"
#include "ui/window/data_opener.h"
#include "ui/window/main_window.h"
#include "ui/window/save_dialogs.h"

namespace app {

namespace {

void connectData(ui::MainWindow& window, OpenedData& data) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&window.dataOpener(), &ui::DataOpener::openRequested, &data, &OpenedData::open);
    QObject::connect(&window, &ui::MainWindow::exampleRequested, &data, &OpenedData::openExample);
    QObject::connect(page, &ui::DatasetPage::cancelRequested, &data, &OpenedData::cancelReading);

    QObject::connect(&data, &OpenedData::readingChanged, page, &ui::DatasetPage::setReading);
    QObject::connect(&data, &OpenedData::readingProgressed, page, &ui::DatasetPage::setProgress);
    QObject::connect(&data, &OpenedData::readingProgressed, &window.activity(), &ui::Activity::setReading);
    QObject::connect(&data, &OpenedData::datasetReady, page, &ui::DatasetPage::setSummary);
}

void connectExport(ui::MainWindow& window, DataExport& dataExport) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::dataRequested, &dataExport, &DataExport::start);
    QObject::connect(page, &ui::DatasetPage::cancelExportRequested, &dataExport, &DataExport::cancel);

    QObject::connect(&dataExport, &DataExport::runningChanged, page, &ui::DatasetPage::setExporting);
    QObject::connect(&dataExport, &DataExport::progressed, page, &ui::DatasetPage::setExportProgress);
    QObject::connect(&dataExport, &DataExport::saved, &window, &ui::MainWindow::showSaved);
}

void connectImport(ui::DataOpener& opening, ImportAssistant& assistant) {
    using ui::DataOpener;
    QObject::connect(&opening, &DataOpener::previewRequested, &assistant, &ImportAssistant::preview);
    QObject::connect(&opening, &DataOpener::remainingRequested, &assistant, &ImportAssistant::countRemaining);
    QObject::connect(&opening, &DataOpener::cancelRequested, &assistant, &ImportAssistant::cancel);

    QObject::connect(&assistant, &ImportAssistant::previewReady, &opening, &DataOpener::previewReady);
    QObject::connect(&assistant, &ImportAssistant::previewFailed, &opening, &DataOpener::previewFailed);
    QObject::connect(&assistant, &ImportAssistant::remainingReady, &opening, &DataOpener::remainingReady);
    QObject::connect(&assistant, &ImportAssistant::remainingFailed, &opening, &DataOpener::remainingFailed);
    QObject::connect(&assistant, &ImportAssistant::remainingProgressed, &opening,
                     &DataOpener::remainingProgressed);
}

void connectTraining(ui::MainWindow& window, OpenedData& data, TrainingSession& training) {
    ui::TrainingPage* page = &window.trainingPage();
    QObject::connect(page, &ui::TrainingPage::optionsEdited, &training, &TrainingSession::plan);
    QObject::connect(page, &ui::TrainingPage::startRequested, &training, &TrainingSession::start);
    QObject::connect(page, &ui::TrainingPage::pauseRequested, &training, &TrainingSession::pause);
    QObject::connect(page, &ui::TrainingPage::resumeRequested, &training, &TrainingSession::resume);
    QObject::connect(page, &ui::TrainingPage::stopRequested, &training, &TrainingSession::stop);

    QObject::connect(&data, &OpenedData::datasetReady, page, [page] { page->setDataAvailable(true); });
    QObject::connect(&training, &TrainingSession::planned, page, &ui::TrainingPage::setPlan);
    QObject::connect(&training, &TrainingSession::planned, &window.dataPage(), &ui::DatasetPage::setPlan);
    QObject::connect(&training, &TrainingSession::costEstimated, &window.dataPage(),
                     &ui::DatasetPage::setCost);
    QObject::connect(&training, &TrainingSession::runBegan, page, &ui::TrainingPage::beginRun);
    QObject::connect(&training, &TrainingSession::batchesDone, page, &ui::TrainingPage::addBatches);
    QObject::connect(&training, &TrainingSession::epochDone, page, &ui::TrainingPage::addEpoch);
    QObject::connect(&training, &TrainingSession::runStateChanged, page, &ui::TrainingPage::setRunState);
    QObject::connect(&training, &TrainingSession::runEnded, page, &ui::TrainingPage::endRun);
}

void connectRuns(ui::MainWindow& window, Backend& backend) {
    ui::RunsPage* page = &window.runsPage();
    RunLibrary* library = &backend.runLibrary;
    QObject::connect(page, &ui::RunsPage::labelChanged, library, &RunLibrary::relabel);
    QObject::connect(page, &ui::RunsPage::deleteRequested, library, &RunLibrary::remove);
    QObject::connect(page, &ui::RunsPage::curvesRequested, library, &RunLibrary::readCurves);
    QObject::connect(page, &ui::RunsPage::queueClearRequested, library, &RunLibrary::removeQueued);
    QObject::connect(page, &ui::RunsPage::reportRequested, library, &RunLibrary::readReport);
    QObject::connect(library, &RunLibrary::reportRead, &window.saveDialogs(), &ui::SaveDialogs::saveReport);
    QObject::connect(page, &ui::RunsPage::folderShown, library, &RunLibrary::showFolder);
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::runsFolderChosen, library,
                     &RunLibrary::setFolder);
    QObject::connect(page, &ui::RunsPage::openRequested, &backend.runOpener, &RunOpener::open);
    QObject::connect(page, &ui::RunsPage::resumeRequested, &backend.runOpener, &RunOpener::resume);
    QObject::connect(page, &ui::RunsPage::experimentRequested, &backend.runQueue, &RunQueue::add);
    QObject::connect(page, &ui::RunsPage::queueStartRequested, &backend.runQueue, &RunQueue::start);
    QObject::connect(page, &ui::RunsPage::queueStopRequested, &backend.runQueue, &RunQueue::stop);

    QObject::connect(library, &RunLibrary::listed, page, &ui::RunsPage::setRuns);
    QObject::connect(library, &RunLibrary::experimentsListed, page, &ui::RunsPage::setExperiments);
    QObject::connect(library, &RunLibrary::curvesRead, page, &ui::RunsPage::setCurves);
    QObject::connect(library, &RunLibrary::folderChanged, page, &ui::RunsPage::setRunsFolder);
    QObject::connect(&backend.runQueue, &RunQueue::changed, page, &ui::RunsPage::setQueue);
    QObject::connect(&backend.runOpener, &RunOpener::opened, &window, &ui::MainWindow::showTraining);
    ui::TrainingPage* training = &window.trainingPage();
    QObject::connect(&backend.runOpener, &RunOpener::opened, training,
                     [training](const model::RunSummary& run) { training->setOptions(run.options); });
    QObject::connect(&backend.openedData, &OpenedData::datasetReady, page, [page](const auto& summary) {
        page->setDataName(QString::fromStdString(summary->name));
    });
    QObject::connect(&backend.training, &TrainingSession::runStateChanged, library,
                     [library, &backend] { library->follow(backend.training.isTraining()); });
    page->setRunsFolder(QString::fromStdString(backend.runStore.folder()));
    library->refresh();
}

void connectEase(ui::TrainingPage* page, EaseBaseline& ease) {
    QObject::connect(page, &ui::TrainingPage::easeNeedRequested, &ease, &EaseBaseline::estimateNeed);
    QObject::connect(page, &ui::TrainingPage::easeRequested, &ease, &EaseBaseline::start);
    QObject::connect(page, &ui::TrainingPage::easeCancelRequested, &ease, &EaseBaseline::cancel);

    QObject::connect(&ease, &EaseBaseline::needEstimated, page, &ui::TrainingPage::setEaseNeed);
    QObject::connect(&ease, &EaseBaseline::runningChanged, page, &ui::TrainingPage::setEaseRunning);
    QObject::connect(&ease, &EaseBaseline::progressed, page, &ui::TrainingPage::setEaseProgress);
    QObject::connect(&ease, &EaseBaseline::ready, page, &ui::TrainingPage::setEase);
}

void connectUsers(ui::UsersPage* page, TrainingSession& training, PersonSession& person) {
    QObject::connect(page, &ui::UsersPage::userRequested, &person, &PersonSession::chooseUser);
    QObject::connect(page, &ui::UsersPage::newPersonRequested, &person, &PersonSession::newPerson);
    QObject::connect(page, &ui::UsersPage::itemRemoved, &person, &PersonSession::removeItem);
    QObject::connect(page, &ui::UsersPage::itemAdded, &person, &PersonSession::addItem);
    QObject::connect(page, &ui::UsersPage::meanChosen, &person, &PersonSession::setMean);
    QObject::connect(page, &ui::UsersPage::undoRequested, &person, &PersonSession::undo);
    QObject::connect(page, &ui::UsersPage::redoRequested, &person, &PersonSession::redo);
    QObject::connect(page, &ui::UsersPage::resetRequested, &person, &PersonSession::resetPerson);
    QObject::connect(page, &ui::UsersPage::savePersonRequested, &person, &PersonSession::savePerson);
    QObject::connect(page, &ui::UsersPage::loadPersonRequested, &person, &PersonSession::loadPerson);
    QObject::connect(page, &ui::UsersPage::rankingChosen, &person, &PersonSession::setRanking);
    QObject::connect(page, &ui::UsersPage::epochChosen, &person, &PersonSession::showEpoch);

    QObject::connect(&person, &PersonSession::catalogReady, page,
                     [page](const auto& directory, const auto& items) {
                         page->setDirectory(directory);
                         page->setItems(items);
                     });
    QObject::connect(&training, &TrainingSession::modelAvailable, page, &ui::UsersPage::setModelAvailable);
    QObject::connect(&training, &TrainingSession::runStateChanged, page,
                     [page, &training] { page->setLive(training.isTraining()); });
    QObject::connect(&person, &PersonSession::profileReady, page, &ui::UsersPage::setProfile);
    QObject::connect(&person, &PersonSession::personChanged, page, &ui::UsersPage::setPersonState);
    QObject::connect(&person, &PersonSession::userUnknown, page, &ui::UsersPage::setUserUnknown);
    QObject::connect(&person, &PersonSession::epochsChanged, page, &ui::UsersPage::setEpochs);
}

void connectInsight(ui::UsersPage* page, InsightService& insight) {
    QObject::connect(page, &ui::UsersPage::explanationRequested, &insight, &InsightService::explain);
    QObject::connect(page, &ui::UsersPage::similarItemsRequested, &insight,
                     &InsightService::findSimilarItems);
    QObject::connect(page, &ui::UsersPage::similarPeopleWanted, &insight, &InsightService::findSimilarPeople);
    QObject::connect(page, &ui::UsersPage::comparisonRequested, &insight, &InsightService::compareWith);
    QObject::connect(page, &ui::UsersPage::averageRequested, &insight, &InsightService::compareWithAverage);
    QObject::connect(page, &ui::UsersPage::comparisonEnded, &insight, &InsightService::stopComparing);
    QObject::connect(page, &ui::UsersPage::meaningsRequested, &insight, &InsightService::findMeanings);

    QObject::connect(&insight, &InsightService::explained, page, &ui::UsersPage::setExplanation);
    QObject::connect(&insight, &InsightService::explanationFailed, page,
                     &ui::UsersPage::setExplanationFailure);
    QObject::connect(&insight, &InsightService::comparisonReady, page, &ui::UsersPage::setComparison);
    QObject::connect(&insight, &InsightService::meaningsReady, page, &ui::UsersPage::setMeanings);
    QObject::connect(&insight, &InsightService::similarPeopleReady, page, &ui::UsersPage::setSimilarPeople);
    QObject::connect(&insight, &InsightService::similarItemsReady, page, &ui::UsersPage::setSimilarItems);
}

void connectMap(ui::MainWindow& window, Backend& backend) {
    ui::MapPage* page = &window.mapPage();
    QObject::connect(page, &ui::MapPage::mapRequested, &backend.mapMaker, &MapMaker::make);
    QObject::connect(page, &ui::MapPage::cancelRequested, &backend.mapMaker, &MapMaker::cancel);
    QObject::connect(page, &ui::MapPage::clickersRequested, &backend.mapMaker, &MapMaker::findClickers);
    QObject::connect(page, &ui::MapPage::selectionRequested, &backend.mapMaker, &MapMaker::compareTastes);
    QObject::connect(page, &ui::MapPage::userRequested, &backend.person, &PersonSession::chooseUser);

    QObject::connect(&backend.person, &PersonSession::catalogReady, page,
                     [page](const auto& directory, const auto& items, const auto& clicks) {
                         page->setDirectory(directory);
                         page->setItems(items, clicks);
                     });
    QObject::connect(&backend.person, &PersonSession::personChanged, page, &ui::MapPage::setPerson);
    QObject::connect(&backend.training, &TrainingSession::modelAvailable, page,
                     &ui::MapPage::setModelAvailable);
    QObject::connect(&backend.person, &PersonSession::epochsChanged, page,
                     [page](const auto&, int shown) { page->setModelEpoch(shown); });
    QObject::connect(&backend.mapMaker, &MapMaker::runningChanged, page, &ui::MapPage::setMapRunning);
    QObject::connect(&backend.mapMaker, &MapMaker::progressed, page, &ui::MapPage::setMapProgress);
    QObject::connect(&backend.mapMaker, &MapMaker::made, page, &ui::MapPage::setMap);
    QObject::connect(&backend.mapMaker, &MapMaker::failed, page, &ui::MapPage::setMapFailure);
    QObject::connect(&backend.mapMaker, &MapMaker::clickersFound, page, &ui::MapPage::setClickers);
    QObject::connect(&backend.mapMaker, &MapMaker::tastesCompared, page, &ui::MapPage::setSelectionTaste);
    QObject::connect(&window.usersPage(), &ui::UsersPage::klRequested, &backend.mapMaker, &MapMaker::findKl);
    QObject::connect(&window.usersPage(), &ui::UsersPage::saveRequested, &backend.fileWriter,
                     &FileWriter::saveFile);
    QObject::connect(&backend.mapMaker, &MapMaker::klFound, &window.usersPage(), &ui::UsersPage::setKl);
}

void connectAllUsersExport(ui::MainWindow& window, AllUsersExporter& exporter) {
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::allUsersExportRequested, &exporter,
                     &AllUsersExporter::start);
    QObject::connect(&window.exportStrip(), &ui::WorkStrip::cancelRequested, &exporter,
                     &AllUsersExporter::cancel);

    QObject::connect(&exporter, &AllUsersExporter::runningChanged, &window.exportStrip(),
                     &ui::WorkStrip::setRunning);
    QObject::connect(&exporter, &AllUsersExporter::progressed, &window.exportStrip(),
                     &ui::WorkStrip::setProgress);
    QObject::connect(&exporter, &AllUsersExporter::saved, &window, &ui::MainWindow::showSaved);
}

/// What could not be done is said in the window, whichever service says so.
template <typename... Services>
void connectFailures(ui::MainWindow* window, Services&... services) {
    (QObject::connect(&services, &Services::failed, window, &ui::MainWindow::showFailure), ...);
}

void connectActivity(ui::MainWindow& window, TrainingSession& training) {
    ui::Activity* activity = &window.activity();
    QObject::connect(&training, &TrainingSession::progressed, activity, &ui::Activity::setProgress);
    QObject::connect(&training, &TrainingSession::runStateChanged, activity, &ui::Activity::setRunState);
    QObject::connect(&training, &TrainingSession::epochDone, activity, &ui::Activity::addEpoch);
}

void connectWindow(ui::MainWindow& window, TrainingSession& training) {
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::modelRequested, &training,
                     &TrainingSession::saveModel);
    QObject::connect(&window.closeGuard(), &ui::CloseGuard::stopRequested, &training, &TrainingSession::stop);
    QObject::connect(&window.closeGuard(), &ui::CloseGuard::stopAndSaveRequested, &training,
                     &TrainingSession::stopAndSave);
    QObject::connect(&training, &TrainingSession::modelAvailable, &window,
                     &ui::MainWindow::setModelAvailable);
    QObject::connect(&training, &TrainingSession::runStateChanged, &window, &ui::MainWindow::setRunState);
}

void connectFiles(ui::MainWindow& window, FileWriter& writer, PersonSession& person) {
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::fileRequested, &writer, &FileWriter::saveFile);
    QObject::connect(&writer, &FileWriter::saved, &window, &ui::MainWindow::showSaved);
    QObject::connect(&person, &PersonSession::personSaved, &window, &ui::MainWindow::showSaved);
    QObject::connect(&person, &PersonSession::itemsIgnored, &window, &ui::MainWindow::showIgnoredItems);
}

} // namespace

void connectFlow(ui::MainWindow& window, Backend& backend) {
    connectData(window, backend.openedData);
    connectImport(window.dataOpener(), backend.importAssistant);
    connectExport(window, backend.dataExport);
    connectTraining(window, backend.openedData, backend.training);
    connectEase(&window.trainingPage(), backend.ease);
    connectUsers(&window.usersPage(), backend.training, backend.person);
    connectInsight(&window.usersPage(), backend.insight);
    connectMap(window, backend);
    connectAllUsersExport(window, backend.allUsersExporter);
    connectRuns(window, backend);
    connectActivity(window, backend.training);
    connectWindow(window, backend.training);
    connectFiles(window, backend.fileWriter, backend.person);
    connectFailures(&window, backend.openedData, backend.dataExport, backend.fileWriter, backend.training,
                    backend.ease, backend.runLibrary, backend.runOpener, backend.runQueue, backend.person,
                    backend.insight, backend.allUsersExporter);
}

} // namespace app

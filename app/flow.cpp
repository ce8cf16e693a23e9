#include "app/flow.h"

#include "app/backend.h"
#include "app/training/training_session.h"
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

void connectData(ui::MainWindow& window, Session& session) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&window.dataOpening(), &ui::DataOpening::openRequested, &session, &Session::openData);
    QObject::connect(&window, &ui::MainWindow::exampleRequested, &session, &Session::openExample);
    QObject::connect(page, &ui::DatasetPage::cancelRequested, &session, &Session::cancelReading);

    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::dataRequested, &session, &Session::exportData);

    QObject::connect(&session, &Session::readingChanged, page, &ui::DatasetPage::setReading);
    QObject::connect(&session, &Session::readingProgressed, page, &ui::DatasetPage::setProgress);
    QObject::connect(&session, &Session::readingProgressed, &window.activity(), &ui::Activity::setReading);
    QObject::connect(&session, &Session::datasetReady, page, &ui::DatasetPage::setSummary);
    QObject::connect(&session, &Session::planned, page, &ui::DatasetPage::setPlan);
    QObject::connect(&session, &Session::costEstimated, page, &ui::DatasetPage::setCost);
}

void connectExport(ui::MainWindow& window, DataExport& dataExport) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(page, &ui::DatasetPage::cancelExportRequested, &dataExport, &DataExport::cancel);

    QObject::connect(&dataExport, &DataExport::changed, page, &ui::DatasetPage::setExporting);
    QObject::connect(&dataExport, &DataExport::progressed, page, &ui::DatasetPage::setExportProgress);
    QObject::connect(&dataExport, &DataExport::saved, &window, &ui::MainWindow::showSaved);
    QObject::connect(&dataExport, &DataExport::failed, &window, &ui::MainWindow::showFailure);
}

void connectImport(ui::DataOpening& opening, ImportAssistant& assistant) {
    using ui::DataOpening;
    QObject::connect(&opening, &DataOpening::previewRequested, &assistant, &ImportAssistant::preview);
    QObject::connect(&opening, &DataOpening::remainingRequested, &assistant,
                     &ImportAssistant::countRemaining);
    QObject::connect(&opening, &DataOpening::cancelRequested, &assistant, &ImportAssistant::cancel);

    QObject::connect(&assistant, &ImportAssistant::previewReady, &opening, &DataOpening::previewReady);
    QObject::connect(&assistant, &ImportAssistant::previewFailed, &opening, &DataOpening::previewFailed);
    QObject::connect(&assistant, &ImportAssistant::remainingReady, &opening, &DataOpening::remainingReady);
    QObject::connect(&assistant, &ImportAssistant::remainingFailed, &opening, &DataOpening::remainingFailed);
    QObject::connect(&assistant, &ImportAssistant::remainingProgressed, &opening,
                     &DataOpening::remainingProgressed);
}

void connectTraining(ui::MainWindow& window, Session& session) {
    ui::TrainingPage* page = &window.trainingPage();
    QObject::connect(page, &ui::TrainingPage::optionsEdited, &session, &Session::plan);
    QObject::connect(page, &ui::TrainingPage::startRequested, &session, &Session::start);
    QObject::connect(page, &ui::TrainingPage::pauseRequested, &session, &Session::pause);
    QObject::connect(page, &ui::TrainingPage::resumeRequested, &session, &Session::resume);
    QObject::connect(page, &ui::TrainingPage::stopRequested, &session, &Session::stop);

    QObject::connect(&session, &Session::datasetReady, page, [page] { page->setDataAvailable(true); });
    QObject::connect(&session, &Session::planned, page, &ui::TrainingPage::setPlan);
    QObject::connect(&session, &Session::runBegan, page, &ui::TrainingPage::beginRun);
    QObject::connect(&session, &Session::batchesDone, page, &ui::TrainingPage::addBatches);
    QObject::connect(&session, &Session::epochDone, page, &ui::TrainingPage::addEpoch);
    QObject::connect(&session, &Session::runStateChanged, page, &ui::TrainingPage::setRunState);
    QObject::connect(&session, &Session::runEnded, page, &ui::TrainingPage::endRun);
}

void connectRuns(ui::MainWindow& window, Session& session, Lab& lab) {
    ui::RunsPage* page = &window.runsPage();
    RunLibrary* library = &session.library();
    QObject::connect(page, &ui::RunsPage::labelChanged, library, &RunLibrary::relabel);
    QObject::connect(page, &ui::RunsPage::deleteRequested, library, &RunLibrary::remove);
    QObject::connect(page, &ui::RunsPage::curvesRequested, library, &RunLibrary::readCurves);
    QObject::connect(page, &ui::RunsPage::queueClearRequested, library, &RunLibrary::removeQueued);
    QObject::connect(page, &ui::RunsPage::reportRequested, library, &RunLibrary::readReport);
    QObject::connect(library, &RunLibrary::reportRead, &window.saveDialogs(), &ui::SaveDialogs::saveReport);
    QObject::connect(page, &ui::RunsPage::folderShown, library, &RunLibrary::showFolder);
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::runsFolderChosen, library,
                     &RunLibrary::setFolder);
    QObject::connect(page, &ui::RunsPage::openRequested, &lab.opening, &RunOpening::open);
    QObject::connect(page, &ui::RunsPage::resumeRequested, &lab.opening, &RunOpening::goOn);
    QObject::connect(page, &ui::RunsPage::experimentRequested, &lab.queue, &RunQueue::add);
    QObject::connect(page, &ui::RunsPage::queueStartRequested, &lab.queue, &RunQueue::start);
    QObject::connect(page, &ui::RunsPage::queueStopRequested, &lab.queue, &RunQueue::stop);

    QObject::connect(library, &RunLibrary::listed, page, &ui::RunsPage::setRuns);
    QObject::connect(library, &RunLibrary::experimentsListed, page, &ui::RunsPage::setExperiments);
    QObject::connect(library, &RunLibrary::curvesRead, page, &ui::RunsPage::setCurves);
    QObject::connect(library, &RunLibrary::folderChanged, page, &ui::RunsPage::setRunsFolder);
    QObject::connect(&lab.queue, &RunQueue::changed, page, &ui::RunsPage::setQueue);
    QObject::connect(&lab.queue, &RunQueue::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.opening, &RunOpening::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.opening, &RunOpening::opened, &window, &ui::MainWindow::showTraining);
    ui::TrainingPage* training = &window.trainingPage();
    QObject::connect(&lab.opening, &RunOpening::opened, training,
                     [training](const model::RunSummary& run) { training->setOptions(run.options); });
    QObject::connect(&session, &Session::datasetReady, page, [page](const auto& summary) {
        page->setDataName(QString::fromStdString(summary->name));
    });
    QObject::connect(&session, &Session::runStateChanged, library,
                     [library, &session] { library->follow(session.isTraining()); });
    page->setRunsFolder(QString::fromStdString(library->store().folder()));
    library->refresh();
}

void connectEase(ui::TrainingPage* page, Session& session, EaseBaseline& ease) {
    QObject::connect(page, &ui::TrainingPage::easeNeedRequested, &ease, &EaseBaseline::estimateNeed);
    QObject::connect(page, &ui::TrainingPage::easeRequested, &ease, &EaseBaseline::start);
    QObject::connect(page, &ui::TrainingPage::easeCancelRequested, &ease, &EaseBaseline::cancel);

    QObject::connect(&session, &Session::datasetReady, &ease,
                     [&session, &ease] { ease.setDataset(session.dataset()); });
    QObject::connect(&ease, &EaseBaseline::needEstimated, page, &ui::TrainingPage::setEaseNeed);
    QObject::connect(&ease, &EaseBaseline::runningChanged, page, &ui::TrainingPage::setEaseRunning);
    QObject::connect(&ease, &EaseBaseline::progressed, page, &ui::TrainingPage::setEaseProgress);
    QObject::connect(&ease, &EaseBaseline::ready, page, &ui::TrainingPage::setEase);
}

void connectUsers(ui::UsersPage* page, Session& session, Explorer& explorer) {
    QObject::connect(page, &ui::UsersPage::userRequested, &explorer, &Explorer::chooseUser);
    QObject::connect(page, &ui::UsersPage::newPersonRequested, &explorer, &Explorer::newPerson);
    QObject::connect(page, &ui::UsersPage::itemRemoved, &explorer, &Explorer::removeItem);
    QObject::connect(page, &ui::UsersPage::itemAdded, &explorer, &Explorer::addItem);
    QObject::connect(page, &ui::UsersPage::meanChosen, &explorer, &Explorer::setMean);
    QObject::connect(page, &ui::UsersPage::undoRequested, &explorer, &Explorer::undo);
    QObject::connect(page, &ui::UsersPage::redoRequested, &explorer, &Explorer::redo);
    QObject::connect(page, &ui::UsersPage::resetRequested, &explorer, &Explorer::resetPerson);
    QObject::connect(page, &ui::UsersPage::savePersonRequested, &explorer, &Explorer::savePerson);
    QObject::connect(page, &ui::UsersPage::loadPersonRequested, &explorer, &Explorer::loadPerson);
    QObject::connect(page, &ui::UsersPage::rankingChosen, &explorer, &Explorer::setRanking);
    QObject::connect(page, &ui::UsersPage::epochChosen, &explorer, &Explorer::showEpoch);

    QObject::connect(&explorer, &Explorer::catalogReady, page,
                     [page](const auto& directory, const auto& items) {
                         page->setDirectory(directory);
                         page->setItems(items);
                     });
    QObject::connect(&session, &Session::modelAvailable, page, &ui::UsersPage::setModelAvailable);
    QObject::connect(&session, &Session::runStateChanged, page,
                     [page, &session] { page->setLive(session.isTraining()); });
    QObject::connect(&explorer, &Explorer::profileReady, page, &ui::UsersPage::setProfile);
    QObject::connect(&explorer, &Explorer::personChanged, page, &ui::UsersPage::setPersonState);
    QObject::connect(&explorer, &Explorer::userUnknown, page, &ui::UsersPage::setUserUnknown);
    QObject::connect(&explorer, &Explorer::epochsChanged, page, &ui::UsersPage::setEpochs);
}

void connectInsight(ui::UsersPage* page, Interpreter& interpreter) {
    QObject::connect(page, &ui::UsersPage::explanationRequested, &interpreter, &Interpreter::explain);
    QObject::connect(page, &ui::UsersPage::similarItemsRequested, &interpreter,
                     &Interpreter::findSimilarItems);
    QObject::connect(page, &ui::UsersPage::similarPeopleWanted, &interpreter,
                     &Interpreter::findSimilarPeople);
    QObject::connect(page, &ui::UsersPage::comparisonRequested, &interpreter, &Interpreter::compareWith);
    QObject::connect(page, &ui::UsersPage::averageRequested, &interpreter, &Interpreter::compareWithAverage);
    QObject::connect(page, &ui::UsersPage::comparisonEnded, &interpreter, &Interpreter::stopComparing);
    QObject::connect(page, &ui::UsersPage::meaningsRequested, &interpreter, &Interpreter::findMeanings);

    QObject::connect(&interpreter, &Interpreter::explained, page, &ui::UsersPage::setExplanation);
    QObject::connect(&interpreter, &Interpreter::explanationFailed, page,
                     &ui::UsersPage::setExplanationFailure);
    QObject::connect(&interpreter, &Interpreter::comparisonReady, page, &ui::UsersPage::setComparison);
    QObject::connect(&interpreter, &Interpreter::meaningsReady, page, &ui::UsersPage::setMeanings);
    QObject::connect(&interpreter, &Interpreter::similarPeopleReady, page, &ui::UsersPage::setSimilarPeople);
    QObject::connect(&interpreter, &Interpreter::similarItemsReady, page, &ui::UsersPage::setSimilarItems);
}

void connectMap(ui::MainWindow& window, Session& session, Lab& lab) {
    ui::MapPage* page = &window.mapPage();
    QObject::connect(page, &ui::MapPage::mapRequested, &lab.mapMaker, &MapMaker::make);
    QObject::connect(page, &ui::MapPage::cancelRequested, &lab.mapMaker, &MapMaker::cancel);
    QObject::connect(page, &ui::MapPage::clickersRequested, &lab.mapMaker, &MapMaker::findClickers);
    QObject::connect(page, &ui::MapPage::selectionRequested, &lab.mapMaker, &MapMaker::compareTastes);
    QObject::connect(page, &ui::MapPage::userRequested, &lab.explorer, &Explorer::chooseUser);

    QObject::connect(&lab.explorer, &Explorer::catalogReady, page,
                     [page](const auto& directory, const auto& items, const auto& clicks) {
                         page->setDirectory(directory);
                         page->setItems(items, clicks);
                     });
    QObject::connect(&lab.explorer, &Explorer::personChanged, page, &ui::MapPage::setPerson);
    QObject::connect(&session, &Session::modelAvailable, page, &ui::MapPage::setModelAvailable);
    QObject::connect(&lab.explorer, &Explorer::epochsChanged, page,
                     [page](const auto&, int shown) { page->setModelEpoch(shown); });
    QObject::connect(&lab.mapMaker, &MapMaker::runningChanged, page, &ui::MapPage::setMapRunning);
    QObject::connect(&lab.mapMaker, &MapMaker::progressed, page, &ui::MapPage::setMapProgress);
    QObject::connect(&lab.mapMaker, &MapMaker::made, page, &ui::MapPage::setMap);
    QObject::connect(&lab.mapMaker, &MapMaker::failed, page, &ui::MapPage::setMapFailure);
    QObject::connect(&lab.mapMaker, &MapMaker::clickersFound, page, &ui::MapPage::setClickers);
    QObject::connect(&lab.mapMaker, &MapMaker::tastesCompared, page, &ui::MapPage::setSelectionTaste);
    QObject::connect(&window.usersPage(), &ui::UsersPage::klRequested, &lab.mapMaker, &MapMaker::findKl);
    QObject::connect(&window.usersPage(), &ui::UsersPage::saveRequested, &session, &Session::saveFile);
    QObject::connect(&lab.mapMaker, &MapMaker::klFound, &window.usersPage(), &ui::UsersPage::setKl);
}

void connectEverybody(ui::MainWindow& window, WholeExport& everybody) {
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::everythingRequested, &everybody,
                     &WholeExport::start);
    QObject::connect(&window.exportStrip(), &ui::WorkStrip::cancelRequested, &everybody,
                     &WholeExport::cancel);

    QObject::connect(&everybody, &WholeExport::runningChanged, &window.exportStrip(),
                     &ui::WorkStrip::setRunning);
    QObject::connect(&everybody, &WholeExport::progressed, &window.exportStrip(),
                     &ui::WorkStrip::setProgress);
    QObject::connect(&everybody, &WholeExport::saved, &window, &ui::MainWindow::showSaved);
}

void connectFailures(ui::MainWindow* window, Lab& lab) {
    QObject::connect(&lab.ease, &EaseBaseline::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.explorer, &Explorer::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.interpreter, &Interpreter::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.wholeExport, &WholeExport::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&lab.explorer, &Explorer::personSaved, window, &ui::MainWindow::showSaved);
    QObject::connect(&lab.explorer, &Explorer::itemsIgnored, window, &ui::MainWindow::showIgnoredItems);
}

void connectActivity(ui::MainWindow& window, Session& session) {
    ui::Activity* activity = &window.activity();
    QObject::connect(&session, &Session::progressed, activity, &ui::Activity::setProgress);
    QObject::connect(&session, &Session::runStateChanged, activity, &ui::Activity::setRunState);
    QObject::connect(&session, &Session::epochDone, activity, &ui::Activity::addEpoch);
}

void connectWindow(ui::MainWindow& window, Session& session) {
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::modelRequested, &session, &Session::saveModel);
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::fileRequested, &session, &Session::saveFile);
    QObject::connect(&window.closing(), &ui::Closing::stopRequested, &session, &Session::stop);
    QObject::connect(&window.closing(), &ui::Closing::stopAndSaveRequested, &session, &Session::stopAndSave);
    QObject::connect(&session, &Session::modelAvailable, &window, &ui::MainWindow::setModelAvailable);
    QObject::connect(&session, &Session::runStateChanged, &window, &ui::MainWindow::setRunState);
    QObject::connect(&session, &Session::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&session, &Session::saved, &window, &ui::MainWindow::showSaved);
}

} // namespace

void connectFlow(ui::MainWindow& window, Session& session, Lab& lab) {
    connectData(window, session);
    connectImport(window.dataOpening(), session.importAssistant());
    connectExport(window, session.dataExport());
    connectTraining(window, session);
    connectEase(&window.trainingPage(), session, lab.ease);
    connectUsers(&window.usersPage(), session, lab.explorer);
    connectInsight(&window.usersPage(), lab.interpreter);
    connectMap(window, session, lab);
    connectEverybody(window, lab.wholeExport);
    connectFailures(&window, lab);
    connectRuns(window, session, lab);
    connectActivity(window, session);
    connectWindow(window, session);
}

} // namespace app

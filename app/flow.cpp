#include "app/flow.h"

#include <QAction>

#include "app/backend.h"
#include "app/training/training_session.h"
#include "ui/components/shared_actions.h"
#include "ui/components/work_strip.h"
#include "ui/data/cost_card.h"
#include "ui/data/dataset_page.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/data/reading_bar.h"
#include "ui/map/map_page.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_list.h"
#include "ui/runs/runs_page.h"
#include "ui/training/ease_bar.h"
#include "ui/training/training_page.h"
#include "ui/users/compare_button.h"
#include "ui/users/epoch_slider.h"
#include "ui/users/history_card.h"
#include "ui/users/insight_card.h"
#include "ui/users/latent_means.h"
#include "ui/users/people_card.h"
#include "ui/users/recommended_card.h"
#include "ui/users/user_picker.h"
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
    QObject::connect(&window.dataOpener(), &ui::DataOpener::openRequested, &session, &Session::openData);
    QObject::connect(window.sharedActions().loadExample(), &QAction::triggered, &session,
                     &Session::openExample);
    QObject::connect(&page->readingBar(), &ui::ReadingBar::cancelRequested, &session,
                     &Session::cancelReading);

    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::dataRequested, &session, &Session::exportData);

    QObject::connect(&session, &Session::readingChanged, page, &ui::DatasetPage::setReading);
    QObject::connect(&session, &Session::readingProgressed, &page->readingBar(),
                     &ui::ReadingBar::setReadingProgress);
    QObject::connect(&session, &Session::readingProgressed, &window.activity(), &ui::Activity::setReading);
    QObject::connect(&session, &Session::datasetReady, page, &ui::DatasetPage::setSummary);
    QObject::connect(&session, &Session::planned, &page->costCard(), &ui::CostCard::setPlan);
    QObject::connect(&session, &Session::costEstimated, &page->costCard(), &ui::CostCard::setCost);
}

void connectExport(ui::MainWindow& window, DataExport& dataExport) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&page->writingBar(), &ui::ReadingBar::cancelRequested, &dataExport, &DataExport::cancel);

    QObject::connect(&dataExport, &DataExport::changed, page, &ui::DatasetPage::setExporting);
    QObject::connect(&dataExport, &DataExport::progressed, &page->writingBar(),
                     &ui::ReadingBar::setWritingProgress);
    QObject::connect(&dataExport, &DataExport::saved, &window, &ui::MainWindow::showSaved);
    QObject::connect(&dataExport, &DataExport::failed, &window, &ui::MainWindow::showFailure);
}

void connectImportDialog(ui::ImportDialog* dialog, ImportAssistant* assistant) {
    using ui::ImportDialog;
    QObject::connect(dialog, &ImportDialog::previewRequested, assistant, &ImportAssistant::preview);
    QObject::connect(dialog, &ImportDialog::remainingRequested, assistant, &ImportAssistant::countRemaining);
    QObject::connect(dialog, &ImportDialog::cancelRequested, assistant, &ImportAssistant::cancel);

    QObject::connect(assistant, &ImportAssistant::previewReady, dialog, &ImportDialog::setPreview);
    QObject::connect(assistant, &ImportAssistant::previewFailed, dialog, &ImportDialog::setPreviewFailure);
    QObject::connect(assistant, &ImportAssistant::remainingReady, dialog, &ImportDialog::setRemaining);
    QObject::connect(assistant, &ImportAssistant::remainingFailed, dialog,
                     &ImportDialog::setRemainingFailure);
    QObject::connect(assistant, &ImportAssistant::remainingProgressed, dialog,
                     &ImportDialog::setRemainingProgress);
}

/// The dialog comes and goes, and its connections with it.
void connectImport(ui::DataOpener& opener, ImportAssistant& assistant) {
    QObject::connect(&opener, &ui::DataOpener::dialogCreated, &assistant,
                     [&assistant](ui::ImportDialog* dialog) { connectImportDialog(dialog, &assistant); });
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

void connectRuns(ui::MainWindow& window, Session& session, Backend& backend) {
    ui::RunsPage* page = &window.runsPage();
    RunLibrary* library = &session.library();
    QObject::connect(&page->list(), &ui::RunList::labelChanged, library, &RunLibrary::relabel);
    QObject::connect(&page->runActions(), &ui::RunActions::deleteRequested, library, &RunLibrary::remove);
    QObject::connect(page, &ui::RunsPage::curvesRequested, library, &RunLibrary::readCurves);
    QObject::connect(&page->queue(), &ui::QueueStrip::clearRequested, library, &RunLibrary::removeQueued);
    QObject::connect(&page->runActions(), &ui::RunActions::reportRequested, library, &RunLibrary::readReport);
    QObject::connect(library, &RunLibrary::reportRead, &window.saveDialogs(), &ui::SaveDialogs::saveReport);
    QObject::connect(&page->runActions(), &ui::RunActions::folderShown, library, &RunLibrary::showFolder);
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::runsFolderChosen, library,
                     &RunLibrary::setFolder);
    QObject::connect(&page->runActions(), &ui::RunActions::openRequested, &backend.runOpener,
                     &RunOpener::open);
    QObject::connect(page, &ui::RunsPage::resumeRequested, &backend.runOpener, &RunOpener::goOn);
    QObject::connect(page, &ui::RunsPage::experimentRequested, &backend.runQueue, &RunQueue::add);
    QObject::connect(&page->queue(), &ui::QueueStrip::startRequested, &backend.runQueue, &RunQueue::start);
    QObject::connect(&page->queue(), &ui::QueueStrip::stopRequested, &backend.runQueue, &RunQueue::stop);

    QObject::connect(library, &RunLibrary::listed, page, &ui::RunsPage::setRuns);
    QObject::connect(library, &RunLibrary::experimentsListed, &page->comparison(),
                     &ui::RunComparison::setExperiments);
    QObject::connect(library, &RunLibrary::curvesRead, page, &ui::RunsPage::setCurves);
    QObject::connect(library, &RunLibrary::folderChanged, &page->list(), &ui::RunList::setFolder);
    QObject::connect(&backend.runQueue, &RunQueue::changed, &page->queue(), &ui::QueueStrip::setQueue);
    QObject::connect(&backend.runQueue, &RunQueue::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&backend.runOpener, &RunOpener::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&backend.runOpener, &RunOpener::opened, &window, &ui::MainWindow::showTraining);
    ui::TrainingPage* training = &window.trainingPage();
    QObject::connect(&backend.runOpener, &RunOpener::opened, training,
                     [training](const model::RunSummary& run) { training->setOptions(run.options); });
    QObject::connect(&session, &Session::datasetReady, page, [page](const auto& summary) {
        page->setDataName(QString::fromStdString(summary->name));
    });
    QObject::connect(&session, &Session::runStateChanged, library,
                     [library, &session] { library->follow(session.isTraining()); });
    page->list().setFolder(QString::fromStdString(library->store().folder()));
    library->refresh();
}

void connectEase(ui::TrainingPage* page, Session& session, EaseBaseline& ease) {
    QObject::connect(&page->easeBar(), &ui::EaseBar::needRequested, &ease, &EaseBaseline::estimateNeed);
    QObject::connect(&page->easeBar(), &ui::EaseBar::easeRequested, &ease, &EaseBaseline::start);
    QObject::connect(&page->easeBar(), &ui::EaseBar::cancelRequested, &ease, &EaseBaseline::cancel);

    QObject::connect(&session, &Session::datasetReady, &ease,
                     [&session, &ease] { ease.setDataset(session.dataset()); });
    QObject::connect(&ease, &EaseBaseline::needEstimated, &page->easeBar(), &ui::EaseBar::setNeed);
    QObject::connect(&ease, &EaseBaseline::runningChanged, &page->easeBar(), &ui::EaseBar::setRunning);
    QObject::connect(&ease, &EaseBaseline::progressed, &page->easeBar(), &ui::EaseBar::setProgress);
    QObject::connect(&ease, &EaseBaseline::ready, page, &ui::TrainingPage::setEase);
}

void connectUsers(ui::UsersPage* page, Session& session, PersonSession& person) {
    QObject::connect(page, &ui::UsersPage::userRequested, &person, &PersonSession::chooseUser);
    QObject::connect(page, &ui::UsersPage::newPersonRequested, &person, &PersonSession::newPerson);

    QObject::connect(&person, &PersonSession::catalogReady, page,
                     [page](const auto& directory, const auto& items) {
                         page->setDirectory(directory);
                         page->setItems(items);
                     });
    QObject::connect(&session, &Session::modelAvailable, page, &ui::UsersPage::setModelAvailable);
    QObject::connect(&session, &Session::runStateChanged, page,
                     [page, &session] { page->setLive(session.isTraining()); });
    QObject::connect(&person, &PersonSession::profileReady, page, &ui::UsersPage::setProfile);
    QObject::connect(&person, &PersonSession::personChanged, page, &ui::UsersPage::setPersonState);
    QObject::connect(&person, &PersonSession::userUnknown, &page->picker(), &ui::UserPicker::setUnknown);
}

/// What changes a person, and what ranks for one.
void connectEdits(ui::UsersPage* page, PersonSession& person) {
    using ui::HistoryCard;
    HistoryCard* history = &page->history();
    QObject::connect(history, &HistoryCard::itemRemoved, &person, &PersonSession::removeItem);
    QObject::connect(history, &HistoryCard::itemAdded, &person, &PersonSession::addItem);
    QObject::connect(history, &HistoryCard::undoRequested, &person, &PersonSession::undo);
    QObject::connect(history, &HistoryCard::redoRequested, &person, &PersonSession::redo);
    QObject::connect(history, &HistoryCard::resetRequested, &person, &PersonSession::resetPerson);
    QObject::connect(history, &HistoryCard::saveRequested, &person, &PersonSession::savePerson);
    QObject::connect(history, &HistoryCard::loadRequested, &person, &PersonSession::loadPerson);
    ui::RecommendedCard* recommended = &page->recommended();
    QObject::connect(recommended, &ui::RecommendedCard::itemAdded, &person, &PersonSession::addItem);
    QObject::connect(recommended, &ui::RecommendedCard::rankingChosen, &person, &PersonSession::setRanking);
    QObject::connect(&page->latentMeans(), &ui::LatentMeans::meanChosen, &person, &PersonSession::setMean);
    ui::EpochSlider* epochs = page->latentMeans().epochs();
    QObject::connect(epochs, &ui::EpochSlider::epochChosen, &person, &PersonSession::showEpoch);

    QObject::connect(&person, &PersonSession::epochsChanged, epochs, &ui::EpochSlider::setEpochs);
}

void connectInsight(ui::UsersPage* page, InsightService& service) {
    ui::InsightCard* card = &page->insight();
    ui::LatentMeans* means = &page->latentMeans();
    ui::CompareButton* compare = &page->compareButton();
    QObject::connect(&page->recommended(), &ui::RecommendedCard::itemChosen, &service,
                     &InsightService::explain);
    QObject::connect(page, &ui::UsersPage::similarItemsRequested, &service,
                     &InsightService::findSimilarItems);
    QObject::connect(card, &ui::InsightCard::similarPeopleWanted, &service,
                     &InsightService::findSimilarPeople);
    QObject::connect(compare, &ui::CompareButton::userRequested, &service, &InsightService::compareWith);
    QObject::connect(compare, &ui::CompareButton::averageRequested, &service,
                     &InsightService::compareWithAverage);
    QObject::connect(compare, &ui::CompareButton::nobodyRequested, &service, &InsightService::stopComparing);
    QObject::connect(means, &ui::LatentMeans::meaningsRequested, &service, &InsightService::findMeanings);

    QObject::connect(&service, &InsightService::explained, card, &ui::InsightCard::setExplanation);
    QObject::connect(&service, &InsightService::explanationFailed, card, &ui::InsightCard::setFailure);
    QObject::connect(&service, &InsightService::comparisonReady, page, &ui::UsersPage::setComparison);
    QObject::connect(&service, &InsightService::meaningsReady, means, &ui::LatentMeans::setMeanings);
    QObject::connect(&service, &InsightService::similarPeopleReady, card, &ui::InsightCard::setSimilarPeople);
    QObject::connect(&service, &InsightService::similarItemsReady, card, &ui::InsightCard::setSimilarItems);
}

void connectMap(ui::MainWindow& window, Session& session, Backend& backend) {
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
    QObject::connect(&session, &Session::modelAvailable, page, &ui::MapPage::setModelAvailable);
    QObject::connect(&backend.person, &PersonSession::epochsChanged, page,
                     [page](const auto&, int shown) { page->setModelEpoch(shown); });
    QObject::connect(&backend.mapMaker, &MapMaker::runningChanged, page, &ui::MapPage::setMapRunning);
    QObject::connect(&backend.mapMaker, &MapMaker::progressed, page, &ui::MapPage::setMapProgress);
    QObject::connect(&backend.mapMaker, &MapMaker::made, page, &ui::MapPage::setMap);
    QObject::connect(&backend.mapMaker, &MapMaker::failed, page, &ui::MapPage::setMapFailure);
    QObject::connect(&backend.mapMaker, &MapMaker::clickersFound, page, &ui::MapPage::setClickers);
    QObject::connect(&backend.mapMaker, &MapMaker::tastesCompared, page, &ui::MapPage::setSelectionTaste);
    QObject::connect(&window.usersPage(), &ui::UsersPage::klRequested, &backend.mapMaker, &MapMaker::findKl);
    QObject::connect(&backend.mapMaker, &MapMaker::klFound, &window.usersPage().people(),
                     &ui::PeopleCard::setKl);
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

void connectFailures(ui::MainWindow* window, Backend& backend) {
    QObject::connect(&backend.ease, &EaseBaseline::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&backend.person, &PersonSession::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&backend.insight, &InsightService::failed, window, &ui::MainWindow::showFailure);
    QObject::connect(&backend.allUsersExporter, &AllUsersExporter::failed, window,
                     &ui::MainWindow::showFailure);
    QObject::connect(&backend.person, &PersonSession::personSaved, window, &ui::MainWindow::showSaved);
    QObject::connect(&backend.person, &PersonSession::itemsIgnored, window,
                     &ui::MainWindow::showIgnoredItems);
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
    QObject::connect(&window.closeGuard(), &ui::CloseGuard::stopRequested, &session, &Session::stop);
    QObject::connect(&window.closeGuard(), &ui::CloseGuard::stopAndSaveRequested, &session,
                     &Session::stopAndSave);
    QObject::connect(&session, &Session::modelAvailable, &window, &ui::MainWindow::setModelAvailable);
    QObject::connect(&session, &Session::runStateChanged, &window, &ui::MainWindow::setRunState);
    QObject::connect(&session, &Session::failed, &window, &ui::MainWindow::showFailure);
    QObject::connect(&session, &Session::saved, &window, &ui::MainWindow::showSaved);
}

} // namespace

void connectFlow(ui::MainWindow& window, Session& session, Backend& backend) {
    connectData(window, session);
    connectImport(window.dataOpener(), session.importAssistant());
    connectExport(window, session.dataExport());
    connectTraining(window, session);
    connectEase(&window.trainingPage(), session, backend.ease);
    connectUsers(&window.usersPage(), session, backend.person);
    connectEdits(&window.usersPage(), backend.person);
    connectInsight(&window.usersPage(), backend.insight);
    connectMap(window, session, backend);
    connectAllUsersExport(window, backend.allUsersExporter);
    connectFailures(&window, backend);
    connectRuns(window, session, backend);
    connectActivity(window, session);
    connectWindow(window, session);
}

} // namespace app

#include "app/flow.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>

#include "app/backend.h"
#include "app/command_line/data_words.h"
#include "ui/components/shared_actions.h"
#include "ui/components/work_strip.h"
#include "ui/data/cost_card.h"
#include "ui/data/dataset_page.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/data/reading_bar.h"
#include "ui/map/map_page.h"
#include "ui/map/map_status.h"
#include "ui/runs/queue_strip.h"
#include "ui/runs/run_actions.h"
#include "ui/runs/run_comparison.h"
#include "ui/runs/run_list.h"
#include "ui/runs/run_removal.h"
#include "ui/runs/runs_page.h"
#include "ui/training/ease_bar.h"
#include "ui/training/memory_question.h"
#include "ui/training/run_controls.h"
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

void connectData(ui::MainWindow& window, OpenedData& data) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&window.dataOpener(), &ui::DataOpener::openRequested, &data, &OpenedData::open);
    QObject::connect(window.sharedActions().loadExample(), &QAction::triggered, &data,
                     &OpenedData::openExample);
    QObject::connect(&page->readingBar(), &ui::ReadingBar::cancelRequested, &data,
                     &OpenedData::cancelReading);

    QObject::connect(&data, &OpenedData::readingChanged, page, &ui::DatasetPage::setReading);
    QObject::connect(&data, &OpenedData::readingProgressed, &page->readingBar(),
                     &ui::ReadingBar::setReadingProgress);
    QObject::connect(&data, &OpenedData::readingProgressed, &window.activity(), &ui::Activity::setReading);
    QObject::connect(&data, &OpenedData::datasetReady, page, &ui::DatasetPage::setSummary);
}

void connectExport(ui::MainWindow& window, DataExport& dataExport) {
    ui::DatasetPage* page = &window.dataPage();
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::dataRequested, &dataExport, &DataExport::start);
    QObject::connect(&page->writingBar(), &ui::ReadingBar::cancelRequested, &dataExport, &DataExport::cancel);

    QObject::connect(&dataExport, &DataExport::runningChanged, page, &ui::DatasetPage::setExporting);
    QObject::connect(&dataExport, &DataExport::progressed, &page->writingBar(),
                     &ui::ReadingBar::setWritingProgress);
    QObject::connect(&dataExport, &DataExport::saved, &window, &ui::MainWindow::showSaved);
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
    QObject::connect(dialog, &ImportDialog::commandLineRequested, dialog,
                     [](const model::ImportOptions& options) {
                         const std::string line = shellLine("tastescope train", dataWords(options));
                         QGuiApplication::clipboard()->setText(QString::fromStdString(line));
                     });
}

/// The dialog comes and goes, and its connections with it.
void connectImport(ui::DataOpener& opener, ImportAssistant& assistant) {
    QObject::connect(&opener, &ui::DataOpener::dialogCreated, &assistant,
                     [&assistant](ui::ImportDialog* dialog) { connectImportDialog(dialog, &assistant); });
}

void connectTraining(ui::MainWindow& window, OpenedData& data, TrainingSession& training) {
    ui::TrainingPage* page = &window.trainingPage();
    QObject::connect(page, &ui::TrainingPage::optionsEdited, &training, &TrainingSession::plan);
    QObject::connect(page, &ui::TrainingPage::startRequested, &training, &TrainingSession::start);
    const ui::RunControls* controls = &page->controls();
    QObject::connect(controls, &ui::RunControls::pauseRequested, &training, &TrainingSession::pause);
    QObject::connect(controls, &ui::RunControls::continueRequested, &training, &TrainingSession::continueRun);
    QObject::connect(controls, &ui::RunControls::stopRequested, &training, &TrainingSession::stop);

    ui::MemoryQuestion* memory = &page->memoryQuestion();
    QObject::connect(memory, &ui::MemoryQuestion::startAnywayRequested, &training,
                     &TrainingSession::startAnyway);

    QObject::connect(&training, &TrainingSession::shortOfMemory, memory, &ui::MemoryQuestion::ask);
    QObject::connect(&data, &OpenedData::datasetReady, page, [page] { page->setDataAvailable(true); });
    QObject::connect(&training, &TrainingSession::planned, page, &ui::TrainingPage::setPlan);
    ui::CostCard* cost = &window.dataPage().costCard();
    QObject::connect(&training, &TrainingSession::planned, cost, &ui::CostCard::setPlan);
    QObject::connect(&training, &TrainingSession::costEstimated, cost, &ui::CostCard::setCost);
    QObject::connect(&training, &TrainingSession::runBegan, page, &ui::TrainingPage::beginRun);
    QObject::connect(&training, &TrainingSession::batchesDone, page, &ui::TrainingPage::addBatches);
    QObject::connect(&training, &TrainingSession::epochDone, page, &ui::TrainingPage::addEpoch);
    QObject::connect(&training, &TrainingSession::runStateChanged, page, &ui::TrainingPage::setRunState);
    QObject::connect(&training, &TrainingSession::runEnded, page, &ui::TrainingPage::endRun);
    QObject::connect(&training, &TrainingSession::resumableChanged, &page->controls(),
                     &ui::RunControls::setResumable);
}

void connectRemoval(ui::MainWindow& window, RunLibrary* library) {
    ui::RunsPage* page = &window.runsPage();
    ui::RunRemoval* removal = &page->removal();
    QObject::connect(&page->runActions(), &ui::RunActions::deleteRequested, library, &RunLibrary::remove);
    QObject::connect(library, &RunLibrary::binned, &page->bin(), &ui::BinStrip::setBinned);
    QObject::connect(&page->bin(), &ui::BinStrip::putBackRequested, library, &RunLibrary::putBack);
    QObject::connect(library, &RunLibrary::binMissing, removal, &ui::RunRemoval::askForGood);
    QObject::connect(removal, &ui::RunRemoval::deletedForGood, library, &RunLibrary::removeForGood);
    QObject::connect(&page->list(), &ui::RunList::cleaningRequested, library, &RunLibrary::findNeedless);
    QObject::connect(library, &RunLibrary::needlessFound, removal, &ui::RunRemoval::askToClean);
    QObject::connect(removal, &ui::RunRemoval::cleaningConfirmed, library, &RunLibrary::removeNeedless);
    QObject::connect(library, &RunLibrary::cleaned, &window, [&window](const model::NeedlessFiles& files) {
        window.showNotice(ui::cleanedSentence(files));
    });
}

void connectRuns(ui::MainWindow& window, Backend& backend) {
    ui::RunsPage* page = &window.runsPage();
    RunLibrary* library = &backend.runLibrary;
    QObject::connect(&page->list(), &ui::RunList::labelChanged, library, &RunLibrary::relabel);
    QObject::connect(&page->queue(), &ui::QueueStrip::clearRequested, library, &RunLibrary::removeQueued);
    QObject::connect(&page->runActions(), &ui::RunActions::reportRequested, library, &RunLibrary::readReport);
    QObject::connect(library, &RunLibrary::reportRead, &window.saveDialogs(), &ui::SaveDialogs::saveReport);
    QObject::connect(&page->runActions(), &ui::RunActions::folderShown, library, &RunLibrary::showFolder);
    QObject::connect(&window.saveDialogs(), &ui::SaveDialogs::runsFolderChosen, library,
                     &RunLibrary::setFolder);
    QObject::connect(&page->runActions(), &ui::RunActions::openRequested, &backend.runOpener,
                     &RunOpener::open);
    QObject::connect(page, &ui::RunsPage::resumeRequested, &backend.runOpener, &RunOpener::resume);
    QObject::connect(&window.trainingPage().controls(), &ui::RunControls::resumeRequested, &backend.runOpener,
                     &RunOpener::resume);
    QObject::connect(page, &ui::RunsPage::experimentRequested, &backend.runQueue, &RunQueue::add);
    QObject::connect(&page->queue(), &ui::QueueStrip::startRequested, &backend.runQueue, &RunQueue::start);
    QObject::connect(&page->queue(), &ui::QueueStrip::stopRequested, &backend.runQueue, &RunQueue::stop);

    QObject::connect(library, &RunLibrary::listed, page, &ui::RunsPage::setRuns);
    QObject::connect(library, &RunLibrary::experimentsListed, &page->comparison(),
                     &ui::RunComparison::setExperiments);
    QObject::connect(library, &RunLibrary::folderChanged, &page->list(), &ui::RunList::setFolder);
    QObject::connect(&backend.runQueue, &RunQueue::changed, &page->queue(), &ui::QueueStrip::setQueue);
    QObject::connect(&backend.runOpener, &RunOpener::opened, &window, &ui::MainWindow::showTraining);
    QObject::connect(&backend.runOpener, &RunOpener::noted, &window, &ui::MainWindow::showNotice);
    ui::TrainingPage* training = &window.trainingPage();
    QObject::connect(&backend.runOpener, &RunOpener::opened, training,
                     [training](const model::RunSummary& run) { training->setOptions(run.options); });
    QObject::connect(&backend.openedData, &OpenedData::datasetReady, page, [page](const auto& summary) {
        page->setDataName(QString::fromStdString(summary->name));
    });
    QObject::connect(&backend.training, &TrainingSession::runStateChanged, library, &RunLibrary::refresh);
    QObject::connect(&backend.training, &TrainingSession::epochDone, library, &RunLibrary::refreshSoon);
    page->list().setFolder(QString::fromStdString(backend.runStore.folder()));
    library->refresh();
}

/// What the charts of runs show follows what is on disk; the run that is trained here comes from memory.
void connectRunCurves(ui::RunsPage* page, Backend& backend) {
    ShownCurves* curves = &backend.shownCurves;
    ui::RunComparison* comparison = &page->comparison();
    QObject::connect(page, &ui::RunsPage::curvesRequested, curves, &ShownCurves::show);
    QObject::connect(&backend.runLibrary, &RunLibrary::listed, curves, &ShownCurves::refresh);
    QObject::connect(curves, &ShownCurves::read, page, &ui::RunsPage::setCurves);
    TrainingSession* training = &backend.training;
    QObject::connect(training, &TrainingSession::runBegan, comparison,
                     [comparison, curves](const auto&, const auto& popularity, const QString& id) {
                         comparison->beginRun(id, popularity);
                         curves->setTrained(id);
                     });
    QObject::connect(training, &TrainingSession::batchesDone, comparison, &ui::RunComparison::addBatches);
    QObject::connect(training, &TrainingSession::epochDone, comparison, &ui::RunComparison::addEpoch);
    QObject::connect(training, &TrainingSession::runEnded, page, [page, curves, training] {
        curves->setTrained({});
        page->list().showEnded(training->recordedAs());
    });
}

void connectEase(ui::TrainingPage* page, EaseBaseline& ease) {
    QObject::connect(&page->easeBar(), &ui::EaseBar::needRequested, &ease, &EaseBaseline::estimateNeed);
    QObject::connect(&page->easeBar(), &ui::EaseBar::easeRequested, &ease, &EaseBaseline::start);
    QObject::connect(&page->easeBar(), &ui::EaseBar::cancelRequested, &ease, &EaseBaseline::cancel);

    QObject::connect(&ease, &EaseBaseline::needEstimated, &page->easeBar(), &ui::EaseBar::setNeed);
    QObject::connect(&ease, &EaseBaseline::runningChanged, &page->easeBar(), &ui::EaseBar::setRunning);
    QObject::connect(&ease, &EaseBaseline::progressed, &page->easeBar(), &ui::EaseBar::setProgress);
    QObject::connect(&ease, &EaseBaseline::ready, page, &ui::TrainingPage::setEase);
}

void connectUsers(ui::UsersPage* page, TrainingSession& training, PersonSession& person) {
    QObject::connect(page, &ui::UsersPage::userRequested, &person, &PersonSession::chooseUser);
    QObject::connect(page, &ui::UsersPage::newPersonRequested, &person, &PersonSession::newPerson);

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

void connectMap(ui::MainWindow& window, Backend& backend) {
    ui::MapPage* page = &window.mapPage();
    QObject::connect(page, &ui::MapPage::mapRequested, &backend.mapMaker, &MapMaker::make);
    for (const ui::MapStatus* status : page->statuses())
        QObject::connect(status, &ui::MapStatus::cancelRequested, &backend.mapMaker, &MapMaker::cancel);
    QObject::connect(page, &ui::MapPage::clickersRequested, &backend.mapMaker, &MapMaker::findClickers);
    QObject::connect(page, &ui::MapPage::selectionRequested, &backend.mapMaker, &MapMaker::compareTastes);
    QObject::connect(page, &ui::MapPage::userRequested, &backend.person, &PersonSession::chooseUser);
    QObject::connect(page, &ui::MapPage::glanceRequested, &backend.mapMaker, &MapMaker::glanceAt);

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
    QObject::connect(&backend.mapMaker, &MapMaker::glanced, page, &ui::MapPage::setGlance);
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
    QObject::connect(&training, &TrainingSession::recovered, &window, &ui::MainWindow::showRecovered);
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
    connectEdits(&window.usersPage(), backend.person);
    connectInsight(&window.usersPage(), backend.insight);
    connectMap(window, backend);
    connectAllUsersExport(window, backend.allUsersExporter);
    connectRuns(window, backend);
    connectRunCurves(&window.runsPage(), backend);
    connectRemoval(window, &backend.runLibrary);
    connectActivity(window, backend.training);
    connectWindow(window, backend.training);
    connectFiles(window, backend.fileWriter, backend.person);
    connectFailures(&window, backend.openedData, backend.dataExport, backend.fileWriter, backend.training,
                    backend.ease, backend.runLibrary, backend.shownCurves, backend.runOpener,
                    backend.runQueue, backend.person, backend.insight, backend.allUsersExporter);
}

} // namespace app

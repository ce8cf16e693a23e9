#include "ui/window/main_window.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>

#include "ui/chart_cards/chart_menu.h"
#include "ui/charts/chart_export.h"
#include "ui/components/dropped_path.h"
#include "ui/components/shared_actions.h"
#include "ui/components/work_strip.h"
#include "ui/data/dataset_page.h"
#include "ui/map/map_page.h"
#include "ui/runs/runs_page.h"
#include "ui/style/format.h"
#include "ui/style/theme.h"
#include "ui/style/window_size.h"
#include "ui/training/training_page.h"
#include "ui/users/recommended_card.h"
#include "ui/users/user_picker.h"
#include "ui/users/users_page.h"
#include "ui/window/activity.h"
#include "ui/window/close_guard.h"
#include "ui/window/data_opener.h"
#include "ui/window/failure_banner.h"
#include "ui/window/help.h"
#include "ui/window/menus.h"
#include "ui/window/rail.h"
#include "ui/window/save_dialogs.h"

namespace ui {

namespace {

constexpr QLatin1String geometryKey("geometry");
constexpr QSize usualSize(1280, 800);
constexpr QSize smallestSize(720, 440); ///< of a laptop's screen at one and a half; pages scroll then
constexpr int noticeMilliseconds = 6000;

/// Where the window is too small for a page, it scrolls.
QScrollArea* scrollable(QWidget* page) {
    auto* area = new QScrollArea(page->parentWidget());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(page);
    return area;
}

} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent), m_actions(new SharedActions(this)), m_dataOpener(new DataOpener(this)),
      m_saveDialogs(new SaveDialogs(this)), m_closeGuard(new CloseGuard(this)) {
    setWindowTitle(tr("Tastescope"));
    setMinimumSize(smallestSize);
    setAcceptDrops(true);
    buildPages();
    buildCentre();
    buildMenus();
    m_activity = new Activity(this);
    statusBar()->addWidget(m_activity, 1);
    statusBar()->setSizeGripEnabled(false);
    connectPages();
    connectData();
    connectRuns();
    connectCharts();
    for (QWidget* part :
         std::initializer_list<QWidget*>{menuBar(), m_rail, m_banner, m_exportStrip, statusBar()})
        m_appearance.dress(part);
    for (int page = 0; page < m_pages->count(); ++page)
        m_appearance.dress(m_pages->widget(page));
    restoreGeometryOrDefault();
    showPage(Data);
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages() {
    m_rail = new Rail(this);
    m_rail->addPage(tr("Data"));
    m_rail->addPage(tr("Training"));
    m_rail->addPage(tr("Users"));
    m_rail->addPage(tr("Latent map"));
    m_rail->addPage(tr("Runs"));
    m_pages = new QStackedWidget(this);
    m_dataPage = new DatasetPage(*m_actions, this);
    m_trainingPage = new TrainingPage(*m_actions, this);
    m_usersPage = new UsersPage(*m_actions, this);
    m_mapPage = new MapPage(*m_actions, this);
    m_runsPage = new RunsPage(*m_actions, this);
    for (QWidget* page :
         std::initializer_list<QWidget*>{m_dataPage, m_trainingPage, m_usersPage, m_mapPage, m_runsPage})
        m_pages->addWidget(scrollable(page));
    connect(m_rail, &Rail::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
}

void MainWindow::buildCentre() {
    m_banner = new FailureBanner(this);
    m_exportStrip = new WorkStrip(tr("Exporting for all users"), this);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_banner);
    right->addWidget(m_exportStrip);
    right->addWidget(m_pages, 1);
    auto* centre = new QWidget(this);
    auto* layout = new QHBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_rail);
    layout->addLayout(right, 1);
    setCentralWidget(centre);
}

void MainWindow::buildMenus() {
    m_menus = new Menus(this, *m_actions);
    m_menus->training()->addActions(m_trainingPage->runActions());
    m_menus->setScheme(m_appearance.scheme());
    offerCharts(
        m_menus->copyChart(), [this] { return m_pages->currentWidget(); }, &ChartCard::copyRequested);
    connect(m_menus, &Menus::saveModelRequested, m_saveDialogs, &SaveDialogs::saveModel);
    connect(m_menus, &Menus::exportDataRequested, m_saveDialogs, &SaveDialogs::exportData);
    connect(m_menus, &Menus::allUsersExportRequested, m_saveDialogs, &SaveDialogs::exportAllUsers);
    connect(m_menus, &Menus::quitRequested, this, &MainWindow::close);
    connect(m_menus, &Menus::pageRequested, this, &MainWindow::showPage);
    connect(m_menus, &Menus::schemeChosen, this, [this](Scheme scheme) { m_appearance.setScheme(scheme); });
    connect(m_menus, &Menus::fullScreenChosen, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(m_menus, &Menus::manualRequested, this, [this](const QString& page) { showManual(this, page); });
    connect(m_menus, &Menus::aboutRequested, this, [this] { showAbout(this); });
    connect(m_menus, &Menus::findUserRequested, this, [this] {
        showPage(Users);
        m_usersPage->picker().startFinding();
    });
}

void MainWindow::connectPages() {
    connect(m_actions->goToTraining(), &QAction::triggered, this, &MainWindow::showTraining);
    connect(m_dataPage, &DatasetPage::badgeChanged, this,
            [this](const QString& text) { m_rail->setBadge(Data, text); });
    connect(m_dataPage, &DatasetPage::badgeChanged, this, [this] { m_menus->setDataAvailable(true); });
    connect(m_dataPage, &DatasetPage::statusChanged, m_activity, &Activity::setReady);
    connect(m_trainingPage, &TrainingPage::badgeChanged, this,
            [this](const QString& text) { m_rail->setBadge(Training, text); });
    connect(&m_usersPage->recommended(), &RecommendedCard::exportRequested, m_saveDialogs,
            &SaveDialogs::saveRecommended);
    connect(m_usersPage, &UsersPage::badgeChanged, this,
            [this](const QString& text) { m_rail->setBadge(Users, text); });
    connect(m_mapPage, &MapPage::userRequested, this, [this] { showPage(Users); });
    connect(m_mapPage, &MapPage::usersExportRequested, m_saveDialogs, &SaveDialogs::saveUsers);
    connect(m_mapPage, &MapPage::badgeChanged, this,
            [this](const QString& text) { m_rail->setBadge(Map, text); });
}

void MainWindow::connectData() {
    connect(m_actions->openData(), &QAction::triggered, m_dataOpener, &DataOpener::ask);
    connect(m_menus, &Menus::recentRequested, m_dataOpener, &DataOpener::requestRecent);
    connect(m_dataPage, &DatasetPage::recentRequested, m_dataOpener, &DataOpener::requestRecent);
    connect(m_dataPage, &DatasetPage::importAgainRequested, m_dataOpener, &DataOpener::askAbout);
    connect(m_dataPage, &DatasetPage::badgeChanged, m_dataOpener, &DataOpener::remember);
    connect(m_dataOpener, &DataOpener::recentChanged, m_menus, &Menus::setRecent);
    connect(m_dataOpener, &DataOpener::recentChanged, m_dataPage, &DatasetPage::setRecent);
    connect(m_dataOpener, &DataOpener::openRequested, this, [this] {
        m_banner->hide();
        showPage(Data);
    });
    m_menus->setRecent(m_dataOpener->recent());
    m_dataPage->setRecent(m_dataOpener->recent());
}

void MainWindow::connectRuns() {
    connect(m_runsPage, &RunsPage::badgeChanged, this,
            [this](const QString& text) { m_rail->setBadge(Runs, text); });
    connect(m_actions->chooseRunsFolder(), &QAction::triggered, m_saveDialogs,
            &SaveDialogs::chooseRunsFolder);
    connect(m_trainingPage, &TrainingPage::optionsEdited, m_runsPage, &RunsPage::setBaseOptions);
    connect(m_trainingPage, &TrainingPage::exportAllRequested, m_saveDialogs, &SaveDialogs::exportCharts);
}

void MainWindow::connectCharts() {
    for (const ChartCard* card : m_pages->findChildren<ChartCard*>()) {
        connect(card, &ChartCard::exportRequested, m_saveDialogs, &SaveDialogs::exportChart);
        connect(card, &ChartCard::copyRequested, this, &MainWindow::copyChart);
    }
}

void MainWindow::restoreGeometryOrDefault() {
    if (!restoreGeometry(QSettings().value(geometryKey).toByteArray()))
        resize(fittingSize(*this, usualSize));
}

void MainWindow::showPage(int page) {
    m_rail->setCurrentRow(page);
}

void MainWindow::copyChart(const Figure& figure) {
    QGuiApplication::clipboard()->setImage(figureImage(figure, {}));
    showNotice(tr("The chart was copied to the clipboard."));
}

void MainWindow::showFailure(const model::Failure& failure) {
    m_closeGuard->stay();
    m_banner->showFailure(failure);
}

void MainWindow::showRecovered(const model::Failure& failure) {
    m_banner->dismiss(failure);
    showNotice(tr("%1 is saved again").arg(QString::fromStdString(failure.file)));
}

void MainWindow::showNotice(const QString& text) {
    statusBar()->showMessage(text, noticeMilliseconds);
}

void MainWindow::showSaved(const QString& path) {
    showNotice(tr("Saved %1").arg(path));
    m_closeGuard->setSaved(path);
}

void MainWindow::showIgnoredItems(const QString& path, const std::vector<std::string>& ids) {
    constexpr std::size_t named = 5;
    QStringList names;
    for (std::size_t i = 0; i < std::min(named, ids.size()); ++i)
        names += QString::fromStdString(ids[i]);
    if (ids.size() > named)
        names += tr("…");
    showFailure({counted(ids.size(), tr("1 of the items is not in the data: %2"),
                         tr("%1 of the items are not in the data: %2"))
                     .arg(names.join(QStringLiteral(", ")))
                     .toStdString(),
                 path.toStdString(), 0, tr("The others are the person’s history").toStdString()});
}

void MainWindow::showTraining() {
    showPage(Training);
}

void MainWindow::setModelAvailable(bool available) {
    m_menus->setModelAvailable(available);
    if (!available)
        m_activity->clearBest();
}

void MainWindow::setRunState(model::RunState state) {
    if (state == model::RunState::Starting)
        m_banner->hide(); // whatever failed before, this is another try
    m_closeGuard->setRunState(state);
}

/// Below the parts that the appearance dresses.
void MainWindow::paintEvent(QPaintEvent*) {
    QPainter(this).fillRect(rect(), currentColours().ground);
}

bool MainWindow::event(QEvent* event) {
    if (event->type() == QEvent::ApplicationPaletteChange)
        m_appearance.follow();
    return QMainWindow::event(event);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closeGuard->mayClose()) {
        event->ignore();
        return;
    }
    QSettings().setValue(geometryKey, saveGeometry());
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedPath(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QString path = droppedPath(*event->mimeData());
    event->acceptProposedAction();
    // The program that the file comes from waits until this function has returned.
    QMetaObject::invokeMethod(
        m_dataOpener, [this, path] { m_dataOpener->askAbout(path); }, Qt::QueuedConnection);
}

} // namespace ui

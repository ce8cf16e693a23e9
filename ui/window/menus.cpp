#include "ui/window/menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include "ui/chart_cards/chart_menu.h"
#include "ui/components/shared_actions.h"

namespace ui {

namespace {

QMenu* addMenu(QMainWindow* window, const QString& title) {
    QMenu* menu = window->menuBar()->addMenu(title);
    menu->setToolTipsVisible(true);
    return menu;
}

} // namespace

Menus::Menus(QMainWindow* window, const SharedActions& actions) : QObject(window) {
    buildFile(window, actions);
    buildEdit(window);
    buildView(window);
    m_training = addMenu(window, tr("&Training"));
    m_training->addAction(actions.goToTraining());
    m_training->addSeparator();
    buildHelp(window);
    setRecent({});
    setModelAvailable(false);
    setDataAvailable(false);
}

void Menus::buildFile(QMainWindow* window, const SharedActions& actions) {
    QMenu* file = addMenu(window, tr("&File"));
    file->addAction(actions.openData());
    file->addAction(actions.loadExample());
    m_recent = file->addMenu(tr("Open &recent"));
    file->addSeparator();
    m_saveModel = file->addAction(tr("&Save model…"), QKeySequence::Save, this, &Menus::saveModelRequested);
    buildExport(file);
    buildAllUsersExport(file);
    file->addSeparator();
    QAction* quit = file->addAction(tr("&Quit"), QKeySequence::Quit, this, &Menus::quitRequested);
    quit->setMenuRole(QAction::QuitRole);
}

void Menus::buildExport(QMenu* file) {
    m_exportData = file->addMenu(tr("E&xport data"));
    m_exportData->setObjectName(QStringLiteral("exportData"));
    m_exportData->setToolTipsVisible(true);
    QAction* layout = m_exportData->addAction(tr("In the layout of the paper’s &authors…"), this, [this] {
        emit exportDataRequested(model::ExportFormat::AuthorLayout);
    });
    layout->setToolTip(
        tr("train.csv, validation_tr.csv and so on, numbered from 0; with the ids and titles"));
    QAction* lists = m_exportData->addAction(
        tr("As user &lists…"), this, [this] { emit exportDataRequested(model::ExportFormat::UserLists); });
    lists->setToolTip(tr("train.txt, valid.txt and test.txt with “user item item …” in each line"));
}

void Menus::buildAllUsersExport(QMenu* file) {
    using model::AllUsersExport;
    m_allUsersExport = file->addMenu(tr("Export for all &users"));
    m_allUsersExport->setObjectName(QStringLiteral("exportAllUsers"));
    const std::pair<QString, AllUsersExport> choices[] = {
        {tr("&Recommendations of all users…"), AllUsersExport::Recommendations},
        {tr("&Latent means and variances of all users…"), AllUsersExport::Latent},
        {tr("&Vectors of all items…"), AllUsersExport::ItemVectors}};
    for (const auto& [text, what] : choices)
        m_allUsersExport->addAction(text, this, [this, what = what] { emit allUsersExportRequested(what); });
}

void Menus::buildEdit(QMainWindow* window) {
    QMenu* edit = addMenu(window, tr("&Edit"));
    edit->addAction(tr("&Find user"), QKeySequence::Find, this, &Menus::findUserRequested);
    m_copyChart = edit->addMenu(tr("&Copy chart"));
}

void Menus::buildView(QMainWindow* window) {
    QMenu* view = addMenu(window, tr("&View"));
    const QStringList pages{tr("&Data"), tr("&Training"), tr("&Users"), tr("&Latent map"), tr("&Runs")};
    for (int page = 0; page < pages.size(); ++page)
        view->addAction(pages[page], QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + page)), this,
                        [this, page] { emit pageRequested(page); });
    view->addSeparator();
    buildAppearance(view->addMenu(tr("&Appearance")));
    QAction* fullScreen = view->addAction(tr("&Full screen"), this, &Menus::fullScreenChosen);
    const QList<QKeySequence> usual = QKeySequence::keyBindings(QKeySequence::FullScreen);
    fullScreen->setShortcuts(usual.isEmpty() ? QList<QKeySequence>{Qt::Key_F11} : usual); // by the desktop
    fullScreen->setCheckable(true);
}

void Menus::buildAppearance(QMenu* menu) {
    auto* group = new QActionGroup(this);
    const std::pair<QString, Scheme> schemes[] = {
        {tr("As the &system"), Scheme::System}, {tr("&Light"), Scheme::Light}, {tr("&Dark"), Scheme::Dark}};
    for (const auto& [name, scheme] : schemes) {
        QAction* action = menu->addAction(name, this, [this, scheme = scheme] { emit schemeChosen(scheme); });
        action->setCheckable(true);
        action->setData(static_cast<int>(scheme));
        group->addAction(action);
        m_schemes += action;
    }
}

void Menus::buildHelp(QMainWindow* window) {
    QMenu* help = addMenu(window, tr("&Help"));
    const auto addPage = [this, help](const QString& text, const QString& page) {
        return help->addAction(text, this, [this, page] { emit manualRequested(page); });
    };
    addPage(tr("&Manual"), QStringLiteral("index.md"))->setShortcut(QKeySequence::HelpContents);
    addPage(tr("&What the numbers mean"), QStringLiteral("numbers.md"));
    addPage(tr("&Data that can be opened"), QStringLiteral("data.md"));
    addPage(tr("The command &line"), QStringLiteral("command_line.md"));
    help->addSeparator();
    QAction* about = help->addAction(tr("&About Tastescope"), this, &Menus::aboutRequested);
    about->setMenuRole(QAction::AboutRole);
}

void Menus::setRecent(const QStringList& paths) {
    m_recent->clear();
    for (const QString& path : paths)
        m_recent->addAction(menuText(path), this, [this, path] { emit recentRequested(path); });
    m_recent->setEnabled(!paths.isEmpty());
}

void Menus::setScheme(Scheme scheme) {
    for (QAction* action : m_schemes)
        if (action->data().toInt() == static_cast<int>(scheme))
            action->setChecked(true);
}

void Menus::setDataAvailable(bool available) {
    m_exportData->setEnabled(available);
    m_exportData->menuAction()->setToolTip(available ? tr("Write the prepared data for other programs")
                                                     : tr("Open data first"));
}

void Menus::setModelAvailable(bool available) {
    m_saveModel->setEnabled(available);
    m_allUsersExport->setEnabled(available);
    m_allUsersExport->menuAction()->setToolTip(available ? tr("What the model shown says about all users")
                                                         : tr("Train a model first"));
    m_saveModel->setToolTip(available ? tr("Save the best model so far") : tr("Train a model first"));
}

} // namespace ui

#pragma once

#include <QMainWindow>

#include "model/values/failure.h"
#include "model/values/training_reports.h"
#include "ui/charts/figure.h"
#include "ui/window/appearance.h"

class QStackedWidget;

namespace ui {

class Activity;
class CloseGuard;
class DataOpener;
class DatasetPage;
class FailureBanner;
class MapPage;
class Menus;
class Rail;
class RunsPage;
class SaveDialogs;
class SharedActions;
class TrainingPage;
class UsersPage;
class WorkStrip;

/// The window: pages with a rail at their left, menus, and the activity in the status bar.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    SharedActions& sharedActions() { return *m_actions; }
    DataOpener& dataOpener() { return *m_dataOpener; }
    DatasetPage& dataPage() { return *m_dataPage; }
    TrainingPage& trainingPage() { return *m_trainingPage; }
    UsersPage& usersPage() { return *m_usersPage; }
    MapPage& mapPage() { return *m_mapPage; }
    RunsPage& runsPage() { return *m_runsPage; }
    SaveDialogs& saveDialogs() { return *m_saveDialogs; }
    CloseGuard& closeGuard() { return *m_closeGuard; }
    Activity& activity() { return *m_activity; }
    WorkStrip& exportStrip() { return *m_exportStrip; } ///< of an export for all users

public slots:
    void showFailure(const model::Failure& failure);   ///< above the pages, until the next reading or run
    void showRecovered(const model::Failure& failure); ///< it is over
    void showNotice(const QString& text);              ///< in the status bar, for a few seconds
    void showSaved(const QString& path);
    void showIgnoredItems(const QString& path, const std::vector<std::string>& ids); ///< that the data lack
    void showTraining();                                                             ///< the training page
    void setModelAvailable(bool available);
    void setRunState(model::RunState state);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum Page { Data, Training, Users, Map, Runs };

    void buildPages();
    void buildCentre();
    void buildMenus();
    void connectPages();
    void connectData();
    void connectRuns();
    void connectCharts();
    void restoreGeometryOrDefault();

    void showPage(int page);
    void copyChart(const Figure& figure);

    Appearance m_appearance;
    SharedActions* m_actions;
    DataOpener* m_dataOpener;
    SaveDialogs* m_saveDialogs;
    CloseGuard* m_closeGuard;
    Menus* m_menus;
    Rail* m_rail;
    FailureBanner* m_banner;
    WorkStrip* m_exportStrip;
    QStackedWidget* m_pages;
    DatasetPage* m_dataPage;
    TrainingPage* m_trainingPage;
    UsersPage* m_usersPage;
    MapPage* m_mapPage;
    RunsPage* m_runsPage;
    Activity* m_activity;
};

} // namespace ui

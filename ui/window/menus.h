#pragma once

#include <QObject>

#include "model/values/export_progress.h"
#include "ui/window/appearance.h"

class QAction;
class QMainWindow;
class QMenu;

namespace ui {

class SharedActions;

/// The window's menus. They know no page: what is chosen goes out as a signal, and the lists that others fill
/// are handed out.
class Menus : public QObject {
    Q_OBJECT
public:
    Menus(QMainWindow* window, const SharedActions& actions);

    QMenu* copyChart() const { return m_copyChart; }
    QMenu* training() const { return m_training; }

    void setRecent(const QStringList& paths); ///< latest first
    void setScheme(Scheme scheme);
    void setModelAvailable(bool available);
    void setDataAvailable(bool available);

signals:
    void recentRequested(const QString& path);
    void saveModelRequested();
    void exportDataRequested(model::ExportFormat format);
    void allUsersExportRequested(model::AllUsersExport what);
    void quitRequested();
    void findUserRequested();
    void pageRequested(int page);
    void schemeChosen(ui::Scheme scheme);
    void fullScreenChosen(bool full);
    void manualRequested(const QString& page); ///< one of manualPages()
    void aboutRequested();

private:
    void buildFile(QMainWindow* window, const SharedActions& actions);
    void buildExport(QMenu* file);
    void buildAllUsersExport(QMenu* file);
    void buildEdit(QMainWindow* window);
    void buildView(QMainWindow* window);
    void buildAppearance(QMenu* view);
    void buildHelp(QMainWindow* window);

    QMenu* m_recent = nullptr;
    QMenu* m_copyChart = nullptr;
    QMenu* m_training = nullptr;
    QAction* m_saveModel = nullptr;
    QMenu* m_exportData = nullptr;
    QMenu* m_allUsersExport = nullptr;
    QList<QAction*> m_schemes; ///< each has its Scheme as data
};

} // namespace ui

#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QString>

#include "model/values/export_progress.h"
#include "model/values/run_summary.h"
#include "ui/charts/figure.h"

class QWidget;

namespace ui {

/// Asks where a model is to be written, and calls `then` with the path unless the user cancels.
void askForModelFile(QWidget* window, const std::function<void(const QString& path)>& then);

/// Asks where to save something, and then requests that it is saved.
class SaveDialogs : public QObject {
    Q_OBJECT
public:
    explicit SaveDialogs(QWidget* window);

    void saveModel();
    void exportData(model::ExportFormat format);     ///< into a new folder
    void exportAllUsers(model::AllUsersExport what); ///< what the model says about all users
    void exportChart(const Figure& figure);          ///< in a format that is chosen, too
    void
    exportCharts(const std::vector<Figure>& figures); ///< one file each, by its title; none is overwritten
    void saveReport(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves);
    void saveRecommended(const QByteArray& table); ///< CSV, as the next
    void saveUsers(const QByteArray& table);
    void chooseRunsFolder(); ///< where runs are saved

signals:
    void modelRequested(const QString& path);
    void dataRequested(const QString& folder, model::ExportFormat format);
    void allUsersExportRequested(model::AllUsersExport what, const QString& path);
    void fileRequested(const QString& path, const QByteArray& bytes);
    void runsFolderChosen(const QString& folder);

private:
    QWidget* m_window;
};

} // namespace ui

#include "ui/window/save_dialogs.h"

#include <QWidget>

#include "ui/chart_cards/chart_files.h"
#include "ui/chart_cards/export_dialog.h"
#include "ui/components/path_dialogs.h"
#include "ui/runs/run_report.h"

namespace ui {

void askForModelFile(QWidget* window, const std::function<void(const QString& path)>& then) {
    askForFile(window, QLatin1String("model"), SaveDialogs::tr("Save model"),
               SaveDialogs::tr("Models (*.safetensors)"), QStringLiteral("model.safetensors"), then);
}

SaveDialogs::SaveDialogs(QWidget* window) : QObject(window), m_window(window) {}

void SaveDialogs::saveModel() {
    askForModelFile(m_window, [this](const QString& path) { emit modelRequested(path); });
}

void SaveDialogs::exportData(model::ExportFormat format) {
    askForNewFolder(m_window, QLatin1String("data"), tr("Export data into a new folder"),
                    [this, format](const QString& folder) { emit dataRequested(folder, format); });
}

void SaveDialogs::exportAllUsers(model::AllUsersExport what) {
    const bool table = what == model::AllUsersExport::Recommendations;
    const QString names[] = {QStringLiteral("recommendations.csv"), QStringLiteral("latent.csv"),
                             QStringLiteral("items.csv")};
    askForFile(m_window, QLatin1String("allUsers"), tr("Export for all users"),
               table ? tr("Tables (*.csv)") : tr("Tables (*.csv);;NumPy arrays (*.npy)"),
               names[static_cast<int>(what)],
               [this, what](const QString& path) { emit allUsersExportRequested(what, path); });
}

void SaveDialogs::exportChart(const Figure& figure) {
    auto* dialog = new ExportDialog(figure, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saveRequested, this, &SaveDialogs::fileRequested);
    dialog->open();
}

void SaveDialogs::exportCharts(const std::vector<Figure>& figures) {
    askForFolder(m_window, QLatin1String("charts"), tr("Export all charts into a folder"), tr("Export"),
                 [this, figures](const QString& folder) {
                     for (const auto& [path, bytes] : chartFiles(figures, folder))
                         emit fileRequested(path, bytes);
                 });
}

void SaveDialogs::saveReport(const model::RunSummary& run,
                             const std::shared_ptr<const model::RunCurves>& curves) {
    askForFile(m_window, QLatin1String("report"), tr("Save report"), tr("Web pages (*.html)"),
               QStringLiteral("report.html"), [this, run, curves](const QString& path) {
                   emit fileRequested(path, runReport(run, curves));
               });
}

void SaveDialogs::saveRecommended(const QByteArray& table) {
    askForFile(m_window, QLatin1String("recommended"), tr("Export the recommended items"),
               tr("Tables (*.csv)"), QStringLiteral("recommended.csv"),
               [this, table](const QString& path) { emit fileRequested(path, table); });
}

void SaveDialogs::saveUsers(const QByteArray& table) {
    askForFile(m_window, QLatin1String("users"), tr("Export the selected users"), tr("Tables (*.csv)"),
               QStringLiteral("users.csv"),
               [this, table](const QString& path) { emit fileRequested(path, table); });
}

void SaveDialogs::chooseRunsFolder() {
    askForFolder(m_window, QLatin1String("runs"), tr("Runs folder"), {},
                 [this](const QString& folder) { emit runsFolderChosen(folder); });
}

} // namespace ui

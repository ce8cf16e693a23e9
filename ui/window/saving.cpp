#include "ui/window/saving.h"

#include <QWidget>

#include "ui/components/chart_files.h"
#include "ui/components/export_dialog.h"
#include "ui/components/path_dialogs.h"
#include "ui/runs/run_report.h"

namespace ui {

void askForModelFile(QWidget* window, const std::function<void(const QString& path)>& then) {
    askForFile(window, Saving::tr("Save model"), Saving::tr("Models (*.safetensors)"),
               QStringLiteral("model.safetensors"), then);
}

Saving::Saving(QWidget* window) : QObject(window), m_window(window) {}

void Saving::saveModel() {
    askForModelFile(m_window, [this](const QString& path) { emit modelRequested(path); });
}

void Saving::exportData(model::ExportFormat format) {
    askForNewFolder(m_window, tr("Export data into a new folder"),
                    [this, format](const QString& folder) { emit dataRequested(folder, format); });
}

void Saving::writeEverything(model::WholeExport what) {
    const bool table = what == model::WholeExport::Recommendations;
    const QString names[] = {QStringLiteral("recommendations.csv"), QStringLiteral("latent.csv"),
                             QStringLiteral("items.csv")};
    askForFile(m_window, tr("Write a file for other programs"),
               table ? tr("Tables (*.csv)") : tr("Tables (*.csv);;NumPy arrays (*.npy)"),
               names[static_cast<int>(what)],
               [this, what](const QString& path) { emit everythingRequested(what, path); });
}

void Saving::exportChart(const Figure& figure) {
    auto* dialog = new ExportDialog(figure, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::saveRequested, this, &Saving::fileRequested);
    dialog->open();
}

void Saving::exportCharts(const std::vector<Figure>& figures) {
    askForFolder(m_window, tr("Export all charts into a folder"), tr("Export"),
                 [this, figures](const QString& folder) {
                     for (const auto& [path, bytes] : chartFiles(figures, folder))
                         emit fileRequested(path, bytes);
                 });
}

void Saving::saveReport(const model::RunSummary& run, const std::shared_ptr<const model::RunCurves>& curves) {
    askForFile(
        m_window, tr("Save report"), tr("Web pages (*.html)"), QStringLiteral("report.html"),
        [this, run, curves](const QString& path) { emit fileRequested(path, runReport(run, curves)); });
}

void Saving::chooseRunsFolder() {
    askForFolder(m_window, tr("The folder of the runs"), {},
                 [this](const QString& folder) { emit runsFolderChosen(folder); });
}

} // namespace ui

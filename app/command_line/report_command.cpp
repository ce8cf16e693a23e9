#include "app/command_line/report_command.h"

#include <CLI/CLI.hpp>
#include <QApplication>

#include "app/runs/runs_folder.h"
#include "model/files/file_saver.h"
#include "model/runs/run_store.h"
#include "ui/runs/run_report.h"

namespace app {

ReportCommand::ReportCommand(CLI::App& app)
    : m_command(*app.add_subcommand("report", "Write a run as a page to print")) {
    m_command.add_option("RUN", m_run, "Its id, or its folder")->required();
    m_command.add_option("OUT", m_out, "The HTML file")->required();
    m_command.add_option("--runs-dir", m_folder, "The folder of the runs, if it is not the default one");
}

bool ReportCommand::chosen() const {
    return m_command.parsed();
}

int ReportCommand::run() const {
    const model::RunFolder folder = model::runNamed(m_folder.empty() ? defaultRunsFolder() : m_folder, m_run);
    const model::RunSummary summary = folder.record().summary;
    const auto curves = std::make_shared<const model::RunCurves>(model::readCurves(folder));
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the charts need fonts, no screen
    int count = 1;
    std::string name = "tastescope";
    char* arguments = name.data();
    const QApplication application(count, &arguments);
    model::saveFile(m_out, ui::runReport(summary, curves).toStdString());
    return 0;
}

} // namespace app

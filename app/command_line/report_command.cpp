#include <QApplication>

#include "app/command_line/all_commands.h"
#include "app/command_line/outputs.h"
#include "app/command_line/runs_folder_option.h"
#include "model/files/file_saver.h"
#include "model/runs/run_store.h"
#include "ui/runs/run_report.h"

namespace app {

namespace {

/// report RUN OUT: a run as a page of HTML.
class ReportCommand : public Command {
public:
    explicit ReportCommand(CLI::App& program);
    int run() override;

private:
    std::string m_folder; ///< of the runs; empty = the default one
    std::string m_run;
    std::string m_out;
};

ReportCommand::ReportCommand(CLI::App& program)
    : Command(program, "report", "Write a run as a page to print") {
    parser().add_option("RUN", m_run, "Its id, or its folder")->required();
    parser().add_option("OUT", m_out, "The HTML file")->required()->check(isNamed());
    addRunsFolderOption(parser(), m_folder);
}

int ReportCommand::run() {
    requireRunsFolderUsed(m_folder, {m_run});
    const model::RunFolder folder = model::runNamed(runsFolderOrDefault(m_folder), m_run);
    model::requireWritable({m_out}, filesOf(folder));
    const model::RunSummary summary = folder.record().summary;
    const auto curves = std::make_shared<const model::RunCurves>(model::readCurves(folder));
    qputenv("QT_QPA_PLATFORM", "offscreen"); // the charts need fonts, no screen
    qputenv("FC_LANG", "en");                // and the same ones in every locale
    int count = 1;
    std::string name = "tastescope";
    char* arguments = name.data();
    const QApplication application(count, &arguments);
    model::saveFile(m_out, ui::runReport(summary, curves).toStdString());
    return 0;
}

} // namespace

std::unique_ptr<Command> makeReport(CLI::App& program) {
    return std::make_unique<ReportCommand>(program);
}

} // namespace app

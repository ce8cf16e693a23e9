#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/data_arguments.h"
#include "model/files/new_folder.h"
#include "model/import/dataset_export.h"
#include "model/import/import.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// convert DATA OUT: the prepared data in a layout of other programs.
class ConvertCommand : public Command {
public:
    explicit ConvertCommand(CLI::App& program);
    int run() override;

private:
    DataArguments m_data;
    std::string m_layout; ///< authors or lists
};

ConvertCommand::ConvertCommand(CLI::App& program)
    : Command(program, "convert", "Write the prepared data for other programs") {
    m_data.addReadingAndTarget(parser());
    parser()
        .add_option("--to", m_layout, "authors: the layout of the paper's authors; lists: user lists")
        ->required()
        ->check(CLI::IsMember({"authors", "lists"}));
    m_data.addRules(parser());
    m_data.addSplit(parser());
}

int ConvertCommand::run() {
    model::ImportOptions data;
    m_data.applyTo(data);
    const std::string& folder = m_data.target();
    model::requireNewFolder(folder);
    const bool lists = m_layout == "lists";
    const auto dataset = model::importDataset(data);
    if (lists)
        model::exportUserLists(*dataset, folder);
    else
        model::exportAuthorLayout(*dataset, folder);
    const model::DatasetSummary& kept = dataset->summary;
    std::cerr << kept.interactions << " clicks of " << kept.users << " users on " << kept.items
              << " items written to " << model::oneLine(folder) << '\n';
    if (lists && !kept.usersShared)
        std::cerr
            << "tastescope: lists have no held-out users: train.txt also has the clicks of held-out users "
               "that the model may see\n";
    return 0;
}

} // namespace

std::unique_ptr<Command> makeConvert(CLI::App& program) {
    return std::make_unique<ConvertCommand>(program);
}

} // namespace app

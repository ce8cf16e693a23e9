#include "app/command_line/model_command.h"

#include "model/numerics/parallel.h"

namespace app {

ModelCommand::ModelCommand(CLI::App& program, const std::string& name, const std::string& help)
    : Command(program, name, help) {
    parser().add_option("MODEL", m_modelPath, "A model file")->required();
    m_data.addReading(parser());
    parser().add_flag("--json", m_json, "One JSON object on standard output");
}

int ModelCommand::run() {
    model::ImportOptions unread;
    m_data.applyTo(unread); // only to refuse bad usage
    checkUsage();
    model::useThreads(0);
    return answer(loadModelAndData(m_modelPath, m_data));
}

} // namespace app

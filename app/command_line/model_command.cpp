#include "app/command_line/model_command.h"

#include <iostream>

#include "app/command_line/familiarity_output.h"
#include "app/command_line/outputs.h"
#include "model/numerics/parallel.h"
#include "model/values/utf8.h"

namespace app {

ModelCommand::ModelCommand(CLI::App& program, const std::string& name, const std::string& help)
    : Command(program, name, help) {
    parser().add_option("MODEL", m_modelPath, "A model file")->required();
    m_data.addReading(parser());
    parser().add_flag("--json", m_json, "One JSON object on standard output");
}

int ModelCommand::run() {
    model::ImportOptions unread;
    m_data.applyWordsTo(unread); // to refuse bad usage
    checkUsage();
    const std::vector<std::string> written = outputs();
    model::requireWritable(written, {m_modelPath, unread.data, unread.items});
    model::useThreads(0);
    const ModelAndData loaded = loadModelAndData(m_modelPath, m_data);
    requireNotRead(written, *loaded.dataset);
    if (!loaded.file.note.empty())
        std::cerr << "tastescope: " << model::oneLine(m_modelPath) << ": " << loaded.file.note << '\n';
    if (!saysFamiliarity()) {
        noteDifference(loaded);
        noteUnknownItems(loaded);
    }
    return answer(loaded);
}

void ModelCommand::printAnswer(Json answer, const ModelAndData& loaded) {
    answer.update(familiarityJson(loaded));
    print(answer);
}

} // namespace app

#pragma once

#include <string>
#include <vector>

#include "app/command_line/command.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"

namespace app {

/// A command that takes MODEL and DATA, and answers in text or as JSON.
class ModelCommand : public Command {
public:
    int run() final;

protected:
    ModelCommand(CLI::App& program, const std::string& name, const std::string& help);

    /// Throws CLI::Error for options that do not go together: told before the model is read.
    virtual void checkUsage() const {}

    /// The files that will be written: looked at before the model is read. Throws model::Error.
    virtual std::vector<std::string> outputs() const { return {}; }

    /// Whether the answer itself says how well the model knows the data, so that nothing needs to be said
    /// before.
    virtual bool saysFamiliarity() const { return false; }

    /// The exit status. Throws model::Error for bad input.
    virtual int answer(const ModelAndData& loaded) = 0;

    DataArguments& data() { return m_data; }
    bool json() const { return m_json; }

    /// Prints an answer, with how well the model knows the data.
    static void printAnswer(Json answer, const ModelAndData& loaded);

private:
    std::string m_modelPath;
    DataArguments m_data;
    bool m_json = false;
};

} // namespace app

#pragma once

#include <optional>
#include <string>

#include "app/command_line/data_arguments.h"

namespace app {

/// baseline popularity|ease DATA: how well people are served without a VAE.
class BaselineCommand {
public:
    explicit BaselineCommand(CLI::App& app);

    bool chosen() const;

    /// Throws CLI::Error for bad usage, model::Error for bad input.
    int run();

private:
    CLI::App& m_command;
    DataArguments m_data;
    std::string m_method;
    std::optional<double> m_lambda; ///< of EASE, if it is said
    bool m_json = false;
};

} // namespace app

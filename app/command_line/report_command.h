#pragma once

#include <string>

namespace CLI {
class App;
}

namespace app {

/// report RUN OUT.html: one run on paper.
class ReportCommand {
public:
    explicit ReportCommand(CLI::App& app);

    bool chosen() const;
    int run() const;

private:
    CLI::App& m_command;
    std::string m_folder; ///< of the runs; empty = the default one
    std::string m_run;
    std::string m_out;
};

} // namespace app

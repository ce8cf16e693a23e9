#include "app/command_line/outputs.h"

#include <filesystem>
#include <system_error>

#include "model/import/import.h"

namespace app {

void requireNotRead(const std::vector<std::string>& outputs, const model::Dataset& dataset) {
    for (const std::string& output : outputs)
        if (!output.empty())
            model::requireNotRead(output, model::sourcePaths(dataset));
}

std::vector<std::string> filesOf(const model::RunFolder& run) {
    namespace fs = std::filesystem;
    std::vector<std::string> files = {run.stepsPath(), run.epochsPath(), run.dimensionsPath(),
                                      run.checkpointPath(), run.finalModelPath()};
    std::error_code error;
    for (fs::directory_iterator entry(run.path(), error), end; !error && entry != end; entry.increment(error))
        files.push_back(entry->path().string());
    return files;
}

} // namespace app

#include "model/files/output_check.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "model/files/file_saver.h"
#include "model/input/data_place.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

/// Whether two names lead to the same file, or will.
bool isSameFile(const std::string& one, const std::string& other) {
    std::error_code error;
    if (fs::equivalent(one, other, error))
        return true;
    const fs::path first = fs::weakly_canonical(fs::absolute(one, error), error);
    return !first.empty() && first == fs::weakly_canonical(fs::absolute(other, error), error);
}

void requireOthers(const std::string& output, const std::vector<std::string>& files, const char* message) {
    for (const std::string& file : files)
        if (!file.empty() && isSameFile(output, file))
            throw Error({message, output, 0, "Choose another name for the result"});
}

} // namespace

void requireNotRead(const std::string& output, const std::vector<std::string>& inputs) {
    std::vector<std::string> paths(inputs.size());
    std::ranges::transform(inputs, paths.begin(),
                           [](const std::string& input) { return dataPlaceOf(input).path; });
    requireOthers(output, paths, "this is a file that is read, so it is not overwritten");
}

void requireWritable(const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
    std::vector<std::string> before;
    for (const std::string& output : outputs) {
        if (output.empty())
            continue;
        requireSavable(output);
        requireNotRead(output, inputs);
        requireOthers(output, before, "two results would be written to the same file");
        before.push_back(output);
    }
}

} // namespace model

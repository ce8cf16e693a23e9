#include "model/exploration/vector_files.h"

#include <string_view>

#include "model/files/csv_text.h"
#include "model/values/failure.h"

namespace model {

bool isNpy(const std::string& path) {
    if (path.ends_with(".npy"))
        return true;
    if (!path.ends_with(".csv"))
        throw Error({"the file's name says no format that vectors can be written in", path, 0,
                     "Let it end in .csv for a table, or in .npy for NumPy"});
    return false;
}

std::string beside(const std::string& path, const char* ending) {
    return path.substr(0, path.size() - std::string_view(".npy").size()) + ending;
}

std::vector<std::string> vectorFiles(const std::string& path, bool variances) {
    std::vector<std::string> files = {path};
    if (isNpy(path)) {
        files.push_back(beside(path, "-ids.csv"));
        if (variances)
            files.push_back(beside(path, "-variance.npy"));
    }
    return files;
}

std::string columnNames(const std::string& name, Eigen::Index count) {
    std::string names;
    for (Eigen::Index k = 0; k < count; ++k)
        names += ',' + name + '_' + std::to_string(k);
    return names;
}

void appendValues(std::string& text, std::span<const float> values) {
    for (const float value : values) {
        text += ',';
        appendNumber(text, value);
    }
}

} // namespace model

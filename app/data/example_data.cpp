#include "app/data/example_data.h"

#include <filesystem>

namespace app {

model::ImportOptions exampleData() {
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored);
    fs::path folder = program.parent_path().parent_path() / "share/tastescope/example";
    if (!fs::exists(folder, ignored))
        folder = fs::path(TASTESCOPE_SOURCE_RESOURCES) / "example";
    model::ImportOptions options;
    options.data = folder / "ratings.csv";
    options.items = folder / "movies.csv";
    options.name = "MovieLens latest small";
    return options;
}

} // namespace app

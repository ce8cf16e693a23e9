#pragma once

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/tables/data_files.h"
#include "model/tables/source_format.h"
#include "model/tables/titles_reader.h"
#include "model/values/import_options.h"

namespace model {

/// What an import will read, and how, by the first lines.
struct ReadingPlan {
    ImportOptions options; ///< every guess resolved, but for the clicks
    DataFiles files;
    SourceFormat source;                     ///< of the ratings; says nothing in the authors' layout
    std::optional<TitlesFormat> titles = {}; ///< none = there is no file of titles
    std::vector<AskedOption> asked = {};     ///< what was asked for, in the options no more
    std::vector<std::string> notes = {};     ///< what is taken without being told, and what cannot be used
    std::uint64_t bytes = 0;                 ///< of the files, unpacked as far as that is known
    std::uint64_t rowsEstimated = 0;         ///< rows, or items of lists
    std::uint64_t memoryEstimated = 0;       ///< bytes while reading

    bool splitIsGiven() const { return options.split == SplitKind::AsGiven; }
    bool authorLayout() const { return options.format == DataFormat::AuthorLayout; }
};

/// Finds the files and looks at their first lines. Throws Error for options that cannot work, and what
/// findDataFiles, detectFormat and detectTitles throw; Cancelled.
ReadingPlan planReading(const ImportOptions& options, std::stop_token stop = {});

/// Throws Error where it has to be decided what the columns are.
void requireDecided(const ReadingPlan& plan);

/// Throws Error where what was asked for has no effect by this rule for clicks.
void requireAsked(const ReadingPlan& plan, ClickKind clicks);

/// Throws Error when reading would take more memory than there is.
void requireMemory(const ReadingPlan& plan);

} // namespace model

#pragma once

#include <string>

namespace model {

/// Where data are, as one text names them: "ratings.csv", "FILE.zip:path/inside", "FOLDER:path",
/// "FILE.db:table".
struct DataPlace {
    std::string path;
    std::string inside = {}; ///< a member, a file below the folder, or a table; empty = nothing is chosen
};

/// What is there by the whole name is meant; else a colon stands between the longest path that is there and
/// what is inside. Nothing there: the whole is the path.
DataPlace dataPlaceOf(const std::string& text);

} // namespace model

#include "model/import/export_check.h"

#include "model/input/block_reader.h"
#include "model/input/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Why a line cannot hold the id; null if it can.
const char* problemOf(const std::string& id, std::string_view forbidden) {
    if (id.empty())
        return "is empty";
    if (id.size() > TextLines::lineLimit)
        return "is longer than 1 MiB";
    if (trimmed(id) != id || id.find_first_of(forbidden) != id.npos)
        return "has a blank or a line end where the format allows none";
    return nullptr;
}

void requireFit(const std::vector<std::string>& ids, const char* whose, std::string_view forbidden,
                const Dataset& dataset, const char* remedy) {
    for (const std::string& id : ids)
        if (const char* problem = problemOf(id, forbidden))
            throw Error({std::string("the ") + whose + " id " + inQuotes(id) + " " + problem,
                         dataset.summary.source, 0, remedy});
}

void requireSingleClicks(const Interactions& rows, const Dataset& dataset) {
    for (std::uint32_t user = 0; user < rows.userCount(); ++user)
        if (!rows.counts(UserIndex{user}).empty())
            throw Error({"the clicks are counted, and the format has no place for counts",
                         dataset.summary.source, 0, "Import the data so that each click counts once"});
}

} // namespace

void requireExportable(const Dataset& dataset, std::string_view forbidden, const char* remedy) {
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test}) {
        requireSingleClicks(block->foldIn, dataset);
        requireSingleClicks(block->heldOut, dataset);
        requireFit(block->ids, "user", forbidden, dataset, remedy);
    }
    requireFit(dataset.catalog.ids, "item", forbidden, dataset, remedy);
}

} // namespace model

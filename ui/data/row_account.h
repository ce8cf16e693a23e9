#pragma once

#include <vector>

#include <QString>

#include "model/values/dataset_summary.h"

namespace ui {

/// One line of the account from what was read to what is trained on.
struct AccountRow {
    enum class Kind { Read, NoRow, LeftOut, Remain };
    Kind kind = Kind::LeftOut;
    std::uint64_t count = 0;
    QString what; ///< e.g. "ratings below 4"
};

/// What was read, less everything that was left out, in the order in which the rules do it: what remains are
/// the clicks. Begins with the lines where each line is a row, else with the rows.
std::vector<AccountRow> rowAccount(const model::DatasetSummary& summary);

/// How many ids are written in two ways and were joined, with an example; empty where none were.
QString joinedIds(const model::ReaderSummary& reader);

/// Why there are fewer users and items than were read, a line of text a reason.
QStringList goneUsersAndItems(const model::DatasetSummary& summary);

} // namespace ui

#include <algorithm>

#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/role_finding.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// A number counts columns from 0; a name is taken as it stands, else without type and decoration.
std::size_t columnCalled(const std::string& name, const std::vector<std::string>& header,
                         const std::string& file) {
    if (const auto exact = std::ranges::find(header, name); exact != header.end())
        return static_cast<std::size_t>(exact - header.begin());
    if (const auto number = parseIndex(name))
        return *number;
    const std::string plain = plainName(name);
    if (const auto found = std::ranges::find(header, plain, plainName); found != header.end())
        return static_cast<std::size_t>(found - header.begin());
    std::string names;
    constexpr std::size_t mostNamed = 20;
    for (std::size_t column = 0; column < std::min(header.size(), mostNamed); ++column)
        names += (column > 0 ? ", " : "") + excerpt(header[column]);
    throw Error({"there is no column " + inQuotes(name), file, 0,
                 names.empty() ? "The columns have no names: choose them by their numbers from 0"
                               : "Choose from " + names + (header.size() > mostNamed ? " …" : "")});
}

} // namespace

std::optional<RatingColumns> chosenColumns(const ImportOptions& options,
                                           const std::vector<std::string>& header, const std::string& file) {
    if (!options.columnNames)
        return options.columns;
    const ColumnNames& names = *options.columnNames;
    const auto optional = [&](const std::string& name) {
        return name.empty() ? std::nullopt : std::optional(columnCalled(name, header, file));
    };
    return RatingColumns{columnCalled(names.user, header, file), columnCalled(names.item, header, file),
                         optional(names.rating), optional(names.time), optional(names.event)};
}

} // namespace model

#include "model/exploration/selection_taste.h"

#include "model/exploration/top_rows.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// By row of the directory: whether it is selected.
std::vector<bool> selectedRows(std::span<const std::uint32_t> rows, std::size_t users) {
    std::vector<bool> selected(users);
    for (const std::uint32_t row : rows) {
        if (row >= users)
            throw Error(problem("the user number " + std::to_string(row) + " is selected, and there are " +
                                    std::to_string(users) + " users, from 0",
                                "Select users of these data"));
        selected[row] = true;
    }
    return selected;
}

double shareOf(std::uint64_t clicks, std::uint64_t users) {
    return users > 0 ? static_cast<double>(clicks) / static_cast<double>(users) : 0.0;
}

} // namespace

SelectionTaste selectionTaste(const Dataset& dataset, std::span<const std::uint32_t> directoryRows,
                              std::size_t count) {
    const std::vector<UserLocation> locations = dataset.locations();
    const std::vector<bool> selected = selectedRows(directoryRows, locations.size());
    const std::size_t items = dataset.catalog.ids.size();
    std::vector<std::uint64_t> inside(items);
    std::vector<std::uint64_t> outside(items);
    SelectionTaste taste;
    for (std::size_t row = 0; row < locations.size(); ++row) {
        taste.users += selected[row] ? 1 : 0;
        std::vector<std::uint64_t>& clicks = selected[row] ? inside : outside;
        for (const ItemIndex item : dataset.block(locations[row].role).foldIn.items(locations[row].index))
            ++clicks[item.value];
    }
    const std::uint64_t others = locations.size() - taste.users;
    std::vector<double> differences(items);
    for (std::size_t item = 0; item < items; ++item)
        differences[item] = shareOf(inside[item], taste.users) - shareOf(outside[item], others);
    for (const std::uint32_t item : topRows<double>(differences, count))
        if (differences[item] > 0)
            taste.rows.push_back({{dataset.catalog.ids[item], dataset.catalog.titles[item], ItemIndex{item}},
                                  inside[item],
                                  shareOf(inside[item], taste.users),
                                  shareOf(outside[item], others)});
    return taste;
}

} // namespace model

#include "model/data/import.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "model/data/author_layout.h"
#include "model/data/dataset_split.h"
#include "model/data/summarise.h"
#include "model/data/titles_reader.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

void require(bool holds, const char* message, const char* remedy) {
    if (!holds)
        throw Error({message, "", 0, remedy});
}

void checkOptions(const ImportOptions& options) {
    const double share = options.heldOut.share;
    require(!options.data.empty(), "no data are named",
            "Choose a ratings file, or a folder in the authors' layout");
    require(options.heldOut.users > 0 || (share > 0 && share < 0.5),
            "the share of users to hold out is not between 0 and 0.5", "Choose a share like 0.1");
    require(options.heldOutItems > 0 && options.heldOutItems < 1,
            "the share of items to hold out is not between 0 and 1", "Choose a share like 0.2");
}

bool isFolder(const std::string& path) {
    std::error_code unreachable;
    return fs::is_directory(path, unreachable);
}

/// The named file of titles, or movies.csv or movies.dat beside the ratings; empty if there is none.
std::string titlesPath(const ImportOptions& options) {
    if (!options.items.empty())
        return options.items;
    const fs::path folder =
        isFolder(options.data) ? fs::path(options.data) : fs::path(options.data).parent_path();
    std::error_code unreachable;
    for (const char* name : {"movies.csv", "movies.dat"})
        if (const fs::path path = folder / name; fs::is_regular_file(path, unreachable))
            return path.string();
    return {};
}

/// Titles by item number; counts them into the summary.
std::vector<std::string> titlesFor(const IdTable& items, const ImportOptions& options,
                                   ReadingMonitor& monitor, ReaderSummary& summary) {
    const std::string path = titlesPath(options);
    std::vector<std::string> titles =
        path.empty() ? std::vector<std::string>(items.size()) : readTitles(path, items, monitor);
    summary.titles = static_cast<std::uint64_t>(
        std::ranges::count_if(titles, [](const std::string& title) { return !title.empty(); }));
    if (summary.titles == 0 && !options.items.empty())
        throw Error({"the file has a title for none of the items", path, 0,
                     "Choose the titles that belong to these ratings"});
    return titles;
}

Dataset readGivenSplit(const ImportOptions& options, ReadingMonitor& monitor) {
    expectAuthorLayout(options.data, monitor);
    Dataset dataset = readAuthorLayout(options.data, monitor);
    IdTable items;
    for (const std::string& id : dataset.catalog.ids)
        items.intern(id);
    dataset.catalog.titles = titlesFor(items, options, monitor, dataset.summary.reader);
    dataset.summary.splitWasGiven = true;
    return dataset;
}

/// The ratings with the titles of all their items, those that the split drops included.
std::pair<RatingTable, std::vector<std::string>> readTable(const ImportOptions& options,
                                                           ReadingMonitor& monitor) {
    monitor.expect(options.data);
    RatingTable table = readInteractions(options.data, monitor);
    std::vector<std::string> titles = titlesFor(table.items, options, monitor, table.summary);
    return {std::move(table), std::move(titles)};
}

Dataset readAndSplit(const ImportOptions& options, ReadingMonitor& monitor) {
    const auto [table, titles] = readTable(options, monitor);
    monitor.check();
    Dataset dataset = splitDataset(table, options);
    for (const std::string& id : dataset.catalog.ids)
        dataset.catalog.titles.push_back(titles[table.items.find(id).value()]);
    dataset.summary.reader = table.summary;
    dataset.summary.minimumRating = options.minimumRating;
    dataset.summary.minimumInteractions = options.minimumInteractions;
    return dataset;
}

std::string nameOf(const ImportOptions& options) {
    if (!options.name.empty())
        return options.name;
    const fs::path path = fs::absolute(options.data).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

} // namespace

std::shared_ptr<const Dataset> importDataset(const ImportOptions& options, std::stop_token stop,
                                             const ReadingProgressSink& progress) {
    const auto start = std::chrono::steady_clock::now();
    checkOptions(options);
    ReadingMonitor monitor(std::move(stop), progress);
    monitor.expect(titlesPath(options));
    auto dataset = std::make_shared<Dataset>(isFolder(options.data) ? readGivenSplit(options, monitor)
                                                                    : readAndSplit(options, monitor));
    monitor.check();
    dataset->options = options;
    dataset->summary.name = nameOf(options);
    dataset->summary.source = options.data;
    summariseBlocks(*dataset);
    monitor.finish();
    dataset->summary.secondsToRead =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return dataset;
}

ReaderSummary inspectData(const ImportOptions& options, std::stop_token stop,
                          const ReadingProgressSink& progress) {
    checkOptions(options);
    ReadingMonitor monitor(std::move(stop), progress);
    monitor.expect(titlesPath(options));
    ReaderSummary summary = isFolder(options.data) ? readGivenSplit(options, monitor).summary.reader
                                                   : readTable(options, monitor).first.summary;
    monitor.finish();
    return summary;
}

} // namespace model

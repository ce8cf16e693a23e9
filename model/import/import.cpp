#include "model/import/import.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <future>

#include "model/data/fingerprint.h"
#include "model/data/item_attributes.h"
#include "model/data/summarise.h"
#include "model/import/author_layout.h"
#include "model/import/reading_plan.h"
#include "model/input/text.h"
#include "model/splits/click_split.h"
#include "model/splits/dataset_split.h"
#include "model/splits/given_split.h"
#include "model/splits/rule_finding.h"
#include "model/tables/interaction_reader.h"
#include "model/tables/part_format.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Titles and attributes by item number; counts them into the summary.
ItemTexts textsFor(const IdTable& items, const ReadingPlan& plan, bool named, ReadingMonitor& monitor,
                   ReaderSummary& summary) {
    ItemTexts texts = {std::vector<std::string>(items.size())};
    bool failed = false;
    try {
        if (plan.titles)
            texts = readTitles(*plan.files.titles, *plan.titles, items, monitor);
    } catch (const Error& error) {
        if (named)
            throw;
        failed = true;
        summary.notes.push_back("titles are not read: " + error.failure().text());
    }
    summary.titles = static_cast<std::uint64_t>(
        std::ranges::count_if(texts.titles, [](const std::string& title) { return !title.empty(); }));
    for (const ItemAttribute& attribute : texts.attributes)
        summary.attributes.push_back(summaryOf(attribute));
    summary.notes.insert(summary.notes.end(), texts.notes.begin(), texts.notes.end());
    if (summary.titles == 0 && named)
        throw Error({"the file has a title for none of the items", plan.files.titles->text(), 0,
                     "Choose the titles that belong to these ratings"});
    if (summary.titles == 0 && plan.titles && !failed)
        summary.notes.push_back(plan.files.titles->text() + " has a title for none of the items");
    return texts;
}

/// Reads what a plan says.
class Import {
public:
    Import(const ImportOptions& options, std::stop_token stop, const ReadingProgressSink& progress)
        : m_titlesNamed(!options.items.empty()), m_plan(planReading(options, stop)),
          m_monitor(std::move(stop), progress) {
        requireDecided(m_plan);
        requireMemory(m_plan);
        for (const std::string& path : paths()) {
            m_monitor.addFile(path);
            m_sources.push_back({path, stampOf(path)});
        }
    }

    const ReadingPlan& plan() const { return m_plan; }
    ReadingMonitor& monitor() { return m_monitor; }

    /// The files that are read, as they were before.
    const std::vector<SourceFile>& sources() const { return m_sources; }

    Dataset readDataset() {
        if (m_plan.authorLayout())
            return readLayout();
        if (m_plan.splitIsGiven()) {
            const GivenTables tables = readGiven();
            settleRule(ratingsOf(tables));
            return withTexts(joinGivenSplit(tables, m_plan.options));
        }
        const auto [table, texts] = readTable();
        m_monitor.check();
        settleRule(ratingsOf(table));
        Dataset dataset = m_plan.options.split == SplitKind::HeldOutUsers
                              ? splitDataset(table, m_plan.options)
                              : splitClicks(table, m_plan.options);
        std::vector<std::optional<std::uint32_t>> numbers;
        for (const std::string& id : dataset.catalog.ids) {
            numbers.push_back(table.items.find(id));
            dataset.catalog.titles.push_back(texts.titles[numbers.back().value()]);
        }
        dataset.catalog.attributes = forItems(texts.attributes, numbers);
        dataset.summary.reader = table.summary;
        return dataset;
    }

    /// Which rows became clicks; known once the dataset has been read.
    const AppliedRule& rule() const { return m_rule; }

    ReaderSummary readSummary() {
        if (m_plan.authorLayout())
            return readLayout().summary.reader;
        const RatingTable table = readTable().first;
        requireAsked(m_plan, ruleFor(m_plan.options, ratingsOf(table)).clicks);
        return table.summary;
    }

private:
    /// An archive once for each of its members: they are read one after the other, each from its start.
    std::vector<std::string> paths() const {
        std::vector<std::string> paths = m_plan.authorLayout()
                                             ? authorLayoutPaths(m_plan.files)
                                             : std::vector<std::string>{m_plan.files.ratings.path};
        for (const DataFile& file : m_plan.files.more)
            paths.push_back(file.path);
        for (const auto& file : {m_plan.files.validation, m_plan.files.test, m_plan.files.titles})
            if (file)
                paths.push_back(file->path);
        return paths;
    }

    RatingsFound ratingsOf(const RatingTable& table) const {
        return {table.summary.ratings, m_plan.source.namedCounts, m_plan.source.namedRatings};
    }

    RatingsFound ratingsOf(const GivenTables& tables) const {
        RatingsFound found = together(ratingsOf(tables.training), ratingsOf(tables.test));
        return tables.validation ? together(found, ratingsOf(*tables.validation)) : found;
    }

    /// Decides, now that every rating is known, which rows are clicks.
    void settleRule(const RatingsFound& found) {
        m_rule = ruleFor(m_plan.options, found);
        if (m_rule.clicks == ClickKind::Guess)
            throw Error(
                {m_rule.because, m_plan.files.ratings.text(), 0,
                 "Say which rows are clicks: a minimum rating (--min-rating), any row (--any) or counts "
                 "(--counts)"});
        requireAsked(m_plan, m_rule.clicks);
        useRule(m_rule, m_plan.options);
    }

    Dataset readLayout() {
        m_rule = {ClickKind::Any, 0, true, "the authors' layout holds clicks", {}};
        Dataset dataset = readAuthorLayout(m_plan.files, m_monitor);
        dataset.summary.splitWasGiven = true;
        return withTexts(std::move(dataset));
    }

    Dataset withTexts(Dataset dataset) {
        IdTable items;
        for (const std::string& id : dataset.catalog.ids)
            items.intern(id);
        ItemTexts texts = textsFor(items, m_plan, m_titlesNamed, m_monitor, dataset.summary.reader);
        dataset.catalog.titles = std::move(texts.titles);
        dataset.catalog.attributes = std::move(texts.attributes);
        tellOf(dataset.summary.reader);
        return dataset;
    }

    SourceFormat formatOf(const DataFile& file) const {
        return file == m_plan.files.ratings ? m_plan.source : formatOfPart(file, m_plan.source);
    }

    RatingTable read(const DataFile& file) {
        return readInteractions(file, formatOf(file), m_plan.options, m_monitor);
    }

    /// All parts of the table.
    RatingTable readRatings() {
        if (m_plan.files.more.empty())
            return read(m_plan.files.ratings);
        std::vector<DataFile> files = m_plan.files.more;
        files.insert(files.begin(), m_plan.files.ratings);
        std::vector<RatingTable> parts;
        parts.reserve(files.size());
        for (const DataFile& file : files)
            parts.push_back(readPart(file, formatOf(file), m_plan.options, m_monitor));
        RatingTable whole = joinTables(parts, m_plan.options.repeats);
        requireMostlyGood(whole);
        return whole;
    }

    GivenTables readGiven() {
        GivenTables tables;
        tables.training = readRatings();
        if (m_plan.files.validation)
            tables.validation = read(*m_plan.files.validation);
        tables.test = read(*m_plan.files.test);
        return tables;
    }

    /// The ratings with what is known of all their items, those that the split drops included.
    std::pair<RatingTable, ItemTexts> readTable() {
        RatingTable table =
            m_plan.files.test ? joinTables(readGiven(), m_plan.options.repeats) : readRatings();
        ItemTexts texts = textsFor(table.items, m_plan, m_titlesNamed, m_monitor, table.summary);
        tellOf(table.summary);
        return {std::move(table), std::move(texts)};
    }

    /// Adds what was taken without being told. Throws Error for chosen events that no row is of.
    void tellOf(ReaderSummary& summary) const {
        summary.notes.insert(summary.notes.end(), m_plan.notes.begin(), m_plan.notes.end());
        std::string there;
        for (const EventCount& event : summary.events)
            there += (there.empty() ? "" : ", ") + excerpt(event.event);
        for (const EventWeight& wanted : m_plan.options.events)
            if (std::ranges::find(summary.events, wanted.event, &EventCount::event) == summary.events.end())
                throw Error({"no row is of the event " + inQuotes(wanted.event), m_plan.files.ratings.text(),
                             0, "Choose from " + inQuotes(there)});
        if (m_plan.options.events.empty() && summary.events.size() > 1)
            summary.notes.push_back("rows of all events count alike: " + inQuotes(there) +
                                    "; --events chooses and weighs them");
    }

    bool m_titlesNamed; ///< by the user: they have to fit
    ReadingPlan m_plan;
    ReadingMonitor m_monitor;
    std::vector<SourceFile> m_sources;
    AppliedRule m_rule;
};

std::string nameOf(const ImportOptions& options) {
    if (!options.name.empty())
        return options.name;
    const std::filesystem::path path = std::filesystem::absolute(options.data).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

} // namespace

std::shared_ptr<const Dataset> importDataset(const ImportOptions& options, std::stop_token stop,
                                             const ReadingProgressSink& progress) {
    const auto start = std::chrono::steady_clock::now();
    Import import(options, std::move(stop), progress);
    auto dataset = std::make_shared<Dataset>(import.readDataset());
    import.monitor().check();
    dataset->summary.options = import.plan().options;
    dataset->summary.rule = import.rule();
    dataset->options = dataset->summary.options;
    dataset->options.split = options.split; // for other data, which may bring a split of their own
    dataset->summary.name = nameOf(options);
    dataset->summary.source = options.data;
    if (const std::size_t tables = import.plan().files.alternatives.size(); tables > 0) {
        dataset->summary.chosenTable = import.plan().files.ratings.text();
        dataset->summary.tablesAmong = tables;
    }
    auto fingerprint = std::async(std::launch::async, [&] { return fingerprintOf(*dataset); });
    summariseBlocks(*dataset); // takes about as long
    dataset->fingerprint = fingerprint.get();
    dataset->sources = import.sources();
    import.monitor().finish();
    dataset->summary.secondsToRead =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return dataset;
}

bool sourcesUnchanged(const Dataset& dataset) try {
    return std::ranges::all_of(dataset.sources,
                               [](const SourceFile& source) { return stampOf(source.path) == source.stamp; });
} catch (const Error&) { // reading them says what is wrong
    return false;
}

std::vector<std::string> sourcePaths(const Dataset& dataset) {
    std::vector<std::string> paths;
    for (const SourceFile& source : dataset.sources)
        paths.push_back(source.path);
    return paths;
}

ReaderSummary inspectData(const ImportOptions& options, std::stop_token stop,
                          const ReadingProgressSink& progress) {
    Import import(options, std::move(stop), progress);
    ReaderSummary summary = import.readSummary();
    import.monitor().finish();
    return summary;
}

} // namespace model

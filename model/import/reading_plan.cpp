#include "model/import/reading_plan.h"

#include <cmath>
#include <utility>

#include "model/import/asked_options.h"
#include "model/import/author_layout.h"
#include "model/numerics/machine_memory.h"
#include "model/tables/dialect_detection.h"
#include "model/tables/format_detection.h"
#include "model/tables/records.h"
#include "model/tables/row_parser.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace model {

namespace {

void require(bool holds, const char* message, const char* remedy) {
    if (!holds)
        throw Error(problem(message, remedy));
}

void checkOptions(const ImportOptions& options) {
    const double share = options.heldOut.share;
    const bool withinUsers =
        options.split == SplitKind::RandomClicks || options.split == SplitKind::LatestClicks;
    require(!options.data.empty(), "no data are named", "Choose a file, a folder or an archive");
    require(options.heldOut.users > 0 || (share >= 0 && share < 0.5),
            "the share of users to hold out is not between 0 and 0.5", "Choose a share like 0.1");
    require(options.heldOutItems >= 0 && options.heldOutItems < 1,
            "the share of items to hold out is not between 0 and 1", "Choose a share like 0.2");
    require(!withinUsers || options.heldOutItems < 0.5,
            "the share of clicks to hold out for each of validation and test is not below 0.5",
            "Choose a share like 0.2");
    require(!options.from || !options.until || *options.from < *options.until,
            "the first date is not before the last", "Choose other dates");
    require(options.splitVersion == SplitVersion::ByRows || options.splitVersion == SplitVersion::ByIds,
            "the split is of a version that this program does not know", "Use a newer Tastescope");
    require(!options.table.delimiter || !options.table.delimiter->empty(), "the delimiter is empty",
            "Choose a delimiter such as a comma");
}

void estimate(ReadingPlan& plan) {
    const DataFiles& files = plan.files;
    std::uint64_t ratings = plan.authorLayout() ? authorLayoutSize(files) : files.sizeOf(files.ratings);
    for (const DataFile& part : files.more)
        ratings += files.sizeOf(part);
    for (const auto& part : {files.validation, files.test})
        ratings += part ? files.sizeOf(*part) : 0;
    plan.bytes = ratings + (files.titles ? files.sizeOf(*files.titles) : 0);
    if (plan.source.sampledRows == 0)
        return;
    const double perRow =
        static_cast<double>(plan.source.sampledBytes) / static_cast<double>(plan.source.sampledRows);
    plan.rowsEstimated = perRow > 0
                             ? static_cast<std::uint64_t>(std::llround(static_cast<double>(ratings) / perRow))
                             : plan.source.rows.value_or(0);
    // A row takes 8 bytes, 16 with its time, twice while blocks are put together; then 4 in the data set.
    const std::uint64_t perRowBytes = plan.options.split == SplitKind::LatestClicks ? 36 : 20;
    constexpr std::uint64_t buffers = std::uint64_t{32} << 20;
    plan.memoryEstimated = plan.rowsEstimated * perRowBytes + buffers;
}

/// Whether the chosen format and files bring a split.
bool bringsSplit(const ReadingPlan& plan) {
    return plan.authorLayout() || plan.files.test.has_value();
}

TableFormat resolvedTable(const SourceFormat& source) {
    const bool matrix = source.format == DataFormat::RatingMatrix;
    const TableDialect& written = matrix ? source.written : source.dialect;
    TableFormat table;
    table.encoding = source.encoding;
    table.dates = source.dialect.dates;
    table.decimalComma = source.dialect.decimalComma;
    if (matrix) {
        table.firstColumn = source.firstColumn;
        table.missing = source.missing;
    }
    if (holdsRecords(source.format) && !matrix && source.format != DataFormat::Sections)
        return table;
    table.delimiter = written.delimiter;
    table.quotes = written.quotes;
    table.header = !written.header.empty() && source.format != DataFormat::Sections;
    table.comment = written.comment;
    return table;
}

DataFacts factsOf(const ReadingPlan& plan) {
    DataFacts facts;
    facts.format = plan.options.format;
    facts.rated = plan.source.columns.rating.has_value() || areWeighed(plan.options.events);
    facts.timed = plan.source.columns.time.has_value();
    facts.dated = plan.source.dialect.dates != DateForm::Order;
    facts.withEvents = plan.source.columns.event.has_value();
    facts.titled = plan.titles.has_value();
    facts.titlesAreText = !plan.titles || !plan.titles->database;
    facts.bringsSplit = bringsSplit(plan);
    facts.bringsValidation = plan.authorLayout() || plan.files.validation.has_value();
    facts.split = plan.options.split;
    facts.drawn = holdsOut(plan.options);
    return facts;
}

void resolve(ReadingPlan& plan) {
    ImportOptions& options = plan.options;
    if (options.split == SplitKind::AsGiven && !bringsSplit(plan))
        options.split = SplitKind::HeldOutUsers;
    if (plan.authorLayout()) {
        options.split = SplitKind::AsGiven; // whatever a model remembers of other data
        options.clicks = ClickKind::Any;
        return;
    }
    const SourceFormat& source = plan.source;
    options.format = source.format;
    if (source.format == DataFormat::UserLists || source.format == DataFormat::CountedLists)
        options.clicks = ClickKind::Any; // lists have no ratings
    options.table = resolvedTable(source);
    if (source.format == DataFormat::Table || holdsRecords(source.format))
        options.columns = source.columns;
    options.columnNames.reset();
}

/// Where a model remembers events of other data; asked for, they are refused before.
void requireEventsFound(const ReadingPlan& plan) {
    const ImportOptions& options = plan.options;
    require(plan.authorLayout() || options.events.empty() || (options.columns && options.columns->event),
            "events are chosen, and no column is known to hold events",
            "Choose it, too: --columns user=0,item=1,event=2");
}

void resolveTitles(ReadingPlan& plan) {
    if (!plan.files.titles)
        return;
    ImportOptions& options = plan.options;
    try {
        plan.titles = detectTitles(*plan.files.titles, options);
    } catch (const Error& error) {
        if (!options.items.empty())
            throw;
        plan.notes.push_back("titles are not read: " + error.failure().text());
        plan.files.titles.reset();
        return;
    }
    const TableDialect& dialect = plan.titles->dialect;
    options.items = plan.files.titles->text();
    if (!plan.titles->database)
        options.titleTable = {plan.titles->encoding,   dialect.delimiter,    dialect.quotes,
                              !dialect.header.empty(), dialect.decimalComma, dialect.comment};
    options.titleColumns = plan.titles->columns;
}

} // namespace

ReadingPlan planReading(const ImportOptions& options, std::stop_token stop) {
    checkOptions(options);
    ReadingPlan plan;
    plan.options = options;
    plan.files = findDataFiles(options, std::move(stop));
    if (options.format == DataFormat::Guess && plan.files.format == DataFormat::AuthorLayout)
        plan.options.format = DataFormat::AuthorLayout;
    if (!plan.authorLayout())
        plan.source = detectFormat(plan.files.ratings, options);
    if (!plan.files.note.empty())
        plan.notes.push_back(plan.files.note);
    if (!plan.source.columnsNote.empty())
        plan.notes.push_back(plan.source.columnsNote);
    resolve(plan);
    resolveTitles(plan);
    plan.asked = std::exchange(plan.options.asked, {}); // it is no rule for other data
    requireAsked(plan, plan.options.clicks);
    requireEventsFound(plan);
    estimate(plan);
    return plan;
}

void requireAsked(const ReadingPlan& plan, ClickKind clicks) {
    DataFacts facts = factsOf(plan);
    facts.clicks = clicks;
    for (const AskedOption option : plan.asked)
        if (const AskedRefusal refusal = refusalOf(option, facts); !refusal.reason.empty())
            throw Error({std::string(wordOf(option)) + " cannot apply: " + refusal.reason, plan.options.data,
                         0, refusal.remedy});
}

void requireDecided(const ReadingPlan& plan) {
    if (!plan.authorLayout())
        requireDecided(plan.source, plan.files.ratings.text());
}

void requireMemory(const ReadingPlan& plan) {
    const std::uint64_t available = memoryAvailable();
    if (available == 0 || plan.memoryEstimated <= available)
        return;
    throw Error({"reading it takes about " + memoryText(plan.memoryEstimated) + " of memory, and " +
                     memoryText(available) + " are free",
                 plan.options.data, 0, "Close other programs, or open a smaller part of the data"});
}

} // namespace model

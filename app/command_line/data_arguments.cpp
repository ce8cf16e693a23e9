#include "app/command_line/data_arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/command_line/data_values.h"
#include "app/command_line/numbers.h"
#include "app/data/example_data.h"
#include "model/tables/row_parser.h"
#include "model/values/words.h"

namespace app {

namespace {

/// A delimiter as it can be typed: \\t is a tab.
std::string unescaped(const std::string& text) {
    return text == "\\t" || text == "tab" ? "\t" : text;
}

/// What --comment and --missing take: none stands for nothing.
std::string noneIsEmpty(const std::string& text) {
    return text == "none" ? "" : text;
}

void applyHeldOut(const model::HeldOutUsers& given, model::HeldOutUsers& heldOut) {
    heldOut = given.users > 0 ? model::HeldOutUsers{heldOut.share, given.users} : given;
}

/// Empty where --heldout takes the text.
std::string refusalOfHeldOut(const std::string& text) {
    return heldOutIn(text) ? std::string()
                           : (text.empty() ? "nothing" : text) +
                                 " is neither a share of the users from 0 to below 0.5 nor a whole number of "
                                 "users";
}

/// A flag and its opposite; without either the value stays empty.
void addYesOrNo(CLI::App& command, const std::string& names, std::optional<bool>& value,
                const std::string& description) {
    command.add_flag_function(
        names,
        [&value, names](std::int64_t count) {
            if (count == 0) // of both, as often
                throw CLI::ValidationError(names.substr(0, names.find(',')),
                                           "its opposite is given, too. Leave one of them out");
            value = count > 0;
        },
        description);
}

template <typename Enum>
CLI::IsMember choiceOf() {
    return CLI::IsMember(model::choicesOf<Enum>());
}

/// Sets the value that the word, checked already, stands for; an empty word leaves it.
template <typename Enum>
void apply(const std::string& word, Enum& value) {
    value = model::valueOf<Enum>(word).value_or(value);
}

[[noreturn]] void refuseBoth(const std::string& one, const std::string& other) {
    throw CLI::ValidationError("--split",
                               one + " and " + other + " exclude each other. Leave one of them out");
}

} // namespace

void DataArguments::addReading(CLI::App& command) {
    command.add_option("DATA", m_path,
                       "A file, a folder, or an archive (.zip, .tar.gz …); a file in one, or a table: "
                       "FILE.zip:path/inside, FOLDER:path, FILE.db:table");
    command.add_flag("--example", m_example, "Use the bundled MovieLens latest-small instead of DATA");
    command.add_option("--format", m_format, "The format of the data; guessed if not given")
        ->check(choiceOf<model::DataFormat>());
    command.add_option("--encoding", m_encoding, "The encoding of the text; guessed if not given")
        ->check(choiceOf<model::TextEncoding>());
    command.add_option("--delimiter", m_delimiter, "What separates the columns: any text, \\t for a tab");
    addYesOrNo(command, "--quotes,!--no-quotes", m_quotes, "Fields may be in double quotes");
    addYesOrNo(command, "--header,!--no-header", m_header, "The first line names the columns");
    command.add_option("--decimal", m_decimal, "The decimal mark of ratings")
        ->check(CLI::IsMember({"point", "comma"}));
    command.add_option("--comment", m_comment, "Lines that begin with it are no rows: any text, or none");
    command.add_option("--dates", m_dates, "How dates are written, where that does not show in each of them")
        ->check(choiceOf<model::DateForm>());
    command
        .add_option(
            "--first-column", m_firstColumn,
            "What the first column of a matrix holds: its users, how many ratings a row has, or cells")
        ->check(choiceOf<model::FirstColumn>());
    command.add_option(
        "--missing", m_missing,
        "What a matrix has where there is no rating, besides nothing and NaN: any text, or none");
    command.add_flag("--keep-missing-ids", m_keepMissingIds,
                     "NA, NULL, NaN, None and \\N are ids like others");
    command.add_flag("--exact-ids", m_exactIds,
                     "Ids are what is written: 7 and 7.0 are two, as are two Unicode forms of a letter");
    command.add_option("--columns", m_columns,
                       "Which column is what, by number from 0 or by name: "
                       "user=0,item=1,rating=2,time=3,event=4");
    command.add_option("--items", m_items, "A file with the items' titles, or a table: FILE.db:table");
    command.add_option("--items-encoding", m_itemEncoding, "Its encoding")
        ->check(choiceOf<model::TextEncoding>());
    command.add_option("--items-delimiter", m_itemDelimiter, "What separates its columns");
    addYesOrNo(command, "--items-header,!--no-items-header", m_itemHeader,
               "Its first line names the columns");
    command.add_option("--items-columns", m_itemColumns, "Which of its columns is what: id=0,title=1");
}

void DataArguments::addReadingAndTarget(CLI::App& command) {
    addReading(command);
    command.add_option("OUT", m_target, "A folder to write to: empty, or not there yet");
    m_hasTarget = true;
}

void DataArguments::addRules(CLI::App& command) {
    auto* rating = command
                       .add_option("--min-rating", m_minimumRating,
                                   "Ratings of at least this are clicks (found, if not given)")
                       ->transform(realNumber([](double) { return true; }, "such as 4 or 3.5"));
    auto* any = command.add_flag("--any", m_any, "Every row is a click (where ratings are counts)");
    auto* counts = command.add_flag("--counts", m_counts, "Every row is as many clicks as it counts");
    any->excludes(rating);
    counts->excludes(rating)->excludes(any);
    command.add_option("--repeats", m_repeats, "Which rating of a repeated pair counts (last)")
        ->check(choiceOf<model::Repeats>());
    command.add_option(
        "--events", m_events,
        "Only rows of these events are read, and how much each counts: purchase,addtocart=0.5");
    command.add_option("--from", m_from, "Rows before this date are left out");
    command.add_option("--until", m_until, "Rows from this date on are left out");
    command.add_option("--min-user", m_minClicksPerUser, "Users with fewer clicks are dropped (5)")
        ->transform(wholeNumber(0));
    command
        .add_option("--min-item", m_minClicksPerItem, "Before that, items with fewer clicks are dropped (1)")
        ->transform(wholeNumber(0));
    command.add_flag("--k-core", m_untilStable, "Apply both minimums until nothing changes");
    command
        .add_option("--heldout", m_heldOut,
                    "Held-out users of each block: a share below 0.5, or a number (0.1)")
        ->check(CLI::Validator(refusalOfHeldOut, ""));
    command.add_option("--heldout-items", m_heldOutItems, "Share of a user's clicks to predict (0.2)")
        ->transform(realNumber([](double share) { return share >= 0 && share < 1; }, "from 0 to below 1"));
    command.add_option("--split-seed", m_splitSeed, "Seed of the split (98765)")->transform(wholeNumber(0));
}

void DataArguments::addSplit(CLI::App& command) {
    command
        .add_option("--split", m_split,
                    "What is held out: as given, users, or a share of every user's clicks")
        ->check(choiceOf<model::SplitKind>());
}

void DataArguments::addBlockOrSplit(CLI::App& command) {
    std::vector<std::string> names = model::choicesOf<model::SplitKind>();
    names.insert(names.begin(), {"validation", "test"});
    command
        .add_option_function<std::vector<std::string>>(
            "--split",
            [this](const std::vector<std::string>& words) {
                std::string block;
                for (const std::string& word : words) {
                    std::string& taken = word == "validation" || word == "test" ? block : m_split;
                    if (!taken.empty() && taken != word)
                        refuseBoth(taken, word);
                    taken = word;
                }
                m_testBlock = block != "validation";
            },
            "The block, validation or test (test); and how the data are split")
        ->check(CLI::IsMember(names));
}

void DataArguments::applyTo(model::ImportOptions& options) const {
    applyWordsTo(options);
    if (m_untilStable && (options.minClicksPerUser <= 1 || options.minClicksPerItem <= 1))
        throw CLI::ValidationError("--k-core", "with one minimum alone nothing changes after the first time. "
                                               "Leave it out, or say --min-user and --min-item above 1");
}

void DataArguments::applyWordsTo(model::ImportOptions& options) const {
    applySource(options);
    applyReading(options);
    applyRules(options);
    options.asked = askedReading();
    const std::vector<model::AskedOption> rules = askedRules();
    options.asked.insert(options.asked.end(), rules.begin(), rules.end());
    requirePossible(options.asked);
}

void DataArguments::applySource(model::ImportOptions& options) const {
    if (m_path.empty() && !m_example)
        throw CLI::RequiredError("DATA or --example");
    if (m_example && !(m_hasTarget ? m_target : m_path).empty())
        throw CLI::ExcludesError("--example", "DATA");
    if (m_hasTarget && target().empty())
        throw CLI::RequiredError("OUT");
    if (m_example) {
        const model::ImportOptions bundled = exampleData();
        options.data = bundled.data;
        options.items = bundled.items;
        options.name = bundled.name;
    } else {
        options.data = m_path;
    }
    if (!m_items.empty())
        options.items = m_items;
}

void DataArguments::applyReading(model::ImportOptions& options) const {
    apply(m_format, options.format);
    apply(m_encoding, options.table.encoding);
    if (!m_delimiter.empty())
        options.table.delimiter = unescaped(m_delimiter);
    options.table.quotes = m_quotes;
    options.table.header = m_header;
    if (!m_decimal.empty())
        options.table.decimalComma = m_decimal == "comma";
    if (m_comment)
        options.table.comment = noneIsEmpty(*m_comment);
    if (m_missing)
        options.table.missing = noneIsEmpty(*m_missing);
    apply(m_dates, options.table.dates);
    apply(m_firstColumn, options.table.firstColumn);
    options.keepMissingIds = m_keepMissingIds || options.keepMissingIds;
    options.exactIds = m_exactIds || options.exactIds;
    if (!m_columns.empty())
        chooseColumns(m_columns, options);
    apply(m_itemEncoding, options.titleTable.encoding);
    if (!m_itemDelimiter.empty())
        options.titleTable.delimiter = unescaped(m_itemDelimiter);
    options.titleTable.header = m_itemHeader;
    if (!m_itemColumns.empty())
        options.titleColumns = titleColumnsIn(m_itemColumns);
}

void DataArguments::applyRules(model::ImportOptions& options) const {
    if (m_minimumRating) {
        options.clicks = model::ClickKind::Threshold;
        options.minimumRating = *m_minimumRating;
    }
    if (m_any)
        options.clicks = model::ClickKind::Any;
    if (m_counts)
        options.clicks = model::ClickKind::Counts;
    if (!m_events.empty()) {
        options.events = eventsIn(m_events);
        if (model::areWeighed(options.events))
            options.repeats = model::Repeats::Sum; // weights of the same pair add up
    }
    apply(m_repeats, options.repeats);
    if (!m_from.empty())
        options.from = dateIn("--from", m_from, options.table.dates);
    if (!m_until.empty())
        options.until = dateIn("--until", m_until, options.table.dates);
    if (options.from && options.until && *options.from >= *options.until)
        throw CLI::ValidationError("--until", m_until + " is not after --from " + m_from);
    options.minClicksPerUser = m_minClicksPerUser.value_or(options.minClicksPerUser);
    options.minClicksPerItem = m_minClicksPerItem.value_or(options.minClicksPerItem);
    options.untilStable = m_untilStable || options.untilStable;
    apply(m_split, options.split);
    if (!m_heldOut.empty())
        applyHeldOut(*heldOutIn(m_heldOut), options.heldOut);
    options.heldOutItems = m_heldOutItems.value_or(options.heldOutItems);
    options.splitSeed = m_splitSeed.value_or(options.splitSeed);
}

} // namespace app

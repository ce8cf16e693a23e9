#pragma once

#include <algorithm>
#include <sstream>
#include <string>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/import/reading_plan.h"
#include "model/tables/interaction_reader.h"
#include "model/tables/part_format.h"
#include "tests/fuzz/support/choices.h"
#include "tests/fuzz/support/demands.h"

// Data as the program reads them: preview, whole import, and the table alone in blocks of two sizes.

/// Lines of a text that ends them by LF, CRLF or CR.
inline std::uint64_t countLines(std::string_view text, model::DataFormat format) {
    if (format == model::DataFormat::Json) // where a return without a line feed ends none
        return static_cast<std::uint64_t>(std::ranges::count(text, '\n')) +
               (text.find_first_not_of(" \t\r", text.rfind('\n') + 1) == text.npos ? 0 : 1);
    std::uint64_t lines = text.empty() || text.ends_with('\n') || text.ends_with('\r') ? 0 : 1;
    for (std::size_t at = 0; at < text.size(); ++at)
        lines += text[at] == '\n' || (text[at] == '\r' && !text.substr(at + 1).starts_with('\n')) ? 1 : 0;
    return lines;
}

/// A list, a line of pairs and that of a matrix hold several rows; objects of JSON may share a line.
inline bool hasRowsInLines(model::DataFormat format) {
    return format == model::DataFormat::Table || format == model::DataFormat::Sections ||
           format == model::DataFormat::MatrixMarket;
}

inline void demandLinesAddUp(const model::ReaderSummary& found, const model::SourceFormat& format) {
    const std::string seen = std::to_string(found.lines) + " lines, " + std::to_string(found.rows) +
                             " rows, " + std::to_string(found.interactions) + " loaded, " +
                             std::to_string(found.rejected) + " rejected";
    if (format.format != model::DataFormat::UserLists && format.format != model::DataFormat::CountedLists)
        demand(found.interactions + found.duplicates + found.rejected + found.unwantedEvents +
                       found.outsideDates ==
                   found.rows,
               "loaded + duplicate + rejected + left out = rows", seen);
    if (hasRowsInLines(format.format))
        demand(found.rows + found.blanks + found.headers + found.comments + found.skipped + found.continued ==
                   found.lines,
               "rows + blank + header + comment + skipped + continued = lines", seen);
}

inline void demandTexts(const model::ReaderSummary& found) {
    for (const model::RejectedRow& row : found.rejectedRows) {
        demand(!row.reason.empty() && row.line > 0, "a rejected row has a line and a reason");
        demandText(row.reason);
        demandText(row.text);
        demandText(row.file);
    }
    demand(found.rejectedRows.size() ==
               std::min<std::uint64_t>(found.rejected, model::ReaderSummary::rejectedRowsListed),
           "every rejected row is listed");
    for (const std::string& note : found.notes)
        demandText(note);
    for (const model::EventCount& event : found.events)
        demandText(event.event);
    for (const model::AttributeSummary& attribute : found.attributes)
        demandText(attribute.name);
}

inline void demandTexts(const model::TablePreview& table) {
    for (const std::string& name : table.header)
        demandText(name);
    for (const model::PreviewRow& row : table.rows) {
        demandText(row.problem);
        for (const std::string& cell : row.cells)
            demandText(cell);
    }
}

inline void demandTexts(const model::ImportPreview& preview) {
    for (const std::string& note : preview.notes)
        demandText(note);
    demandText(preview.question.message);
    demandText(preview.rule.because);
    demandTexts(preview.ratings);
    if (preview.titles)
        demandTexts(*preview.titles);
}

/// All that a table holds, and what its reader tells of it.
inline std::string accountOf(const model::RatingTable& table) {
    std::ostringstream text;
    for (std::uint32_t user = 0; user < table.users.size(); ++user)
        for (const model::ItemRating& rating : table.ratingsOf(user))
            text << table.users[user] << ' ' << table.items[rating.item] << ' ' << rating.rating << '\n';
    const model::ReaderSummary& found = table.summary;
    for (const model::RejectedRow& row : found.rejectedRows)
        text << row.line << ':' << row.column << ' ' << row.reason << ' ' << row.text << '\n';
    for (const std::uint64_t count :
         {found.rows, found.lines, found.blanks, found.continued, found.headers, found.comments,
          found.skipped, found.users, found.items, found.interactions, found.duplicates, found.unwantedEvents,
          found.outsideDates, found.rejected, found.missingIds, found.joinedUsers, found.joinedItems})
        text << count << ' ';
    return text.str();
}

/// What a plan's first table is, in blocks of that size; or why it is refused.
inline std::string accountOf(const model::ReadingPlan& plan, std::size_t blockBytes) {
    try {
        model::ReadingMonitor monitor;
        const model::RatingTable table =
            model::readInteractions(plan.files.ratings, plan.source, plan.options, monitor, blockBytes);
        demandLinesAddUp(table.summary, plan.source);
        return accountOf(table);
    } catch (const model::Error& error) {
        demandOneLine(error.what());
        return error.what();
    }
}

inline bool isPlainText(const model::SourceFormat& format) {
    return format.encoding != model::TextEncoding::Utf16 && format.format != model::DataFormat::Sqlite &&
           format.format != model::DataFormat::SparseMatrix;
}

/// What the import finds in the files, with or without making data of it: half of the inputs each.
inline std::optional<model::ReaderSummary> readAll(const model::ImportOptions& options, bool split) {
    if (!split)
        return attempt([&] { return model::inspectData(options); });
    const auto dataset = attempt([&] { return model::importDataset(options); });
    if (!dataset)
        return std::nullopt;
    demand((*dataset)->catalog.titles.size() == (*dataset)->catalog.ids.size(), "each item has a title");
    return (*dataset)->summary.reader;
}

/// text: the whole file, where it is one of lines.
inline void readData(const model::ImportOptions& options, std::size_t blockBytes,
                     std::optional<std::string_view> text = {}) {
    const auto preview = attempt([&] { return model::previewImport(options); });
    if (preview)
        demandTexts(*preview);
    const auto plan = attempt([&] { return model::planReading(options); });
    demand(preview.has_value() || !plan || !attempt([&] { return model::inspectData(options); }),
           "what can be read can be looked at");
    if (!plan)
        return;
    if (const auto found = readAll(options, blockBytes % 2 == 0)) {
        demandTexts(*found);
        if (text && isPlainText(plan->source))
            demand(found->lines == countLines(*text, plan->source.format), "every line is counted",
                   std::to_string(found->lines));
    }
    if (plan->authorLayout() || plan->source.question.open())
        return;
    const std::string large = accountOf(*plan, std::size_t{1} << 16);
    const std::string small = accountOf(*plan, blockBytes);
    demand(large == small, "the size of a block does not change the table", large + "\n-----\n" + small);
}

/// What somebody may ask of data, besides where they are and what format they have.
inline model::ImportOptions chosenOptions(Choices& choices) {
    using namespace model;
    ImportOptions options;
    const std::size_t asked = choices.below(40); // mostly nothing
    options.minClicksPerUser = choices.below(3);
    options.heldOut.share = choices.yes() ? 0.3 : 0;
    options.clicks =
        choices.among({ClickKind::Guess, ClickKind::Any, ClickKind::Threshold, ClickKind::Counts});
    options.split = choices.among(
        {SplitKind::AsGiven, SplitKind::HeldOutUsers, SplitKind::RandomClicks, SplitKind::LatestClicks});
    options.repeats = choices.among({Repeats::Last, Repeats::First, Repeats::Sum, Repeats::Max});
    options.keepMissingIds = choices.yes();
    options.exactIds = choices.yes();
    options.untilStable = choices.yes();
    if (choices.yes())
        options.from = std::int64_t{choices.byte()} << 23U;
    if (choices.yes())
        options.events = {{"view", 1.0}, {"buy", 2.5}};
    if (asked < 31)
        options.asked = {static_cast<AskedOption>(asked)};
    return options;
}

/// How somebody may say that a table is written.
inline model::TableFormat chosenTable(Choices& choices) {
    using namespace model;
    TableFormat table;
    table.encoding =
        choices.among({TextEncoding::Guess, TextEncoding::Utf8, TextEncoding::Latin1, TextEncoding::Utf16});
    constexpr const char* delimiters[] = {"", ",", ";", "\t", " ", "::", "|", "\xC2\xA7", "ab", "\""};
    if (const std::string delimiter = choices.among(delimiters); !delimiter.empty())
        table.delimiter = delimiter;
    const std::size_t said = choices.below(64);
    if (said % 2 == 1)
        table.quotes = said % 4 == 1;
    if (said / 4 % 2 == 1)
        table.header = said / 8 % 2 == 1;
    if (said / 16 % 2 == 1)
        table.decimalComma = said / 32 == 1;
    constexpr const char* comments[] = {"", "#", "%", "//", "\""};
    if (choices.yes())
        table.comment = choices.among(comments);
    table.dates = choices.among({DateForm::Guess, DateForm::Plain, DateForm::Compact, DateForm::DayFirst,
                                 DateForm::MonthFirst, DateForm::YearFirst, DateForm::Order});
    table.firstColumn =
        choices.among({FirstColumn::Guess, FirstColumn::Ids, FirstColumn::Counts, FirstColumn::Cells});
    return table;
}

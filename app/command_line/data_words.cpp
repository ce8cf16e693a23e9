#include "app/command_line/data_words.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "model/import/asked_options.h"
#include "model/input/text.h"
#include "model/values/words.h"

namespace app {

namespace {

using model::ImportOptions;

/// Gathers options that are not as they are by default.
class Words {
public:
    explicit Words(const ImportOptions& options) {
        // A path that looks like an option is none.
        m_words.push_back(options.data.starts_with('-') ? "./" + options.data : options.data);
    }

    void flag(const char* option, bool given) {
        if (given)
            m_words.emplace_back(option);
    }

    void flag(const char* option, const char* opposite, const std::optional<bool>& value) {
        if (value)
            m_words.emplace_back(*value ? option : opposite);
    }

    void text(const char* option, const std::string& value) {
        if (value.empty())
            return;
        if (value.starts_with('-')) { // it would be taken for another option
            m_words.push_back(std::string(option) + '=' + value);
            return;
        }
        m_words.emplace_back(option);
        m_words.push_back(value);
    }

    template <typename Value>
    void number(const char* option, Value value, Value byDefault) {
        if (value != byDefault)
            text(option, textOf(value));
    }

    template <typename Enum>
    void word(const char* option, Enum value, Enum byDefault) {
        if (value != byDefault)
            text(option, model::wordOf(value));
    }

    std::vector<std::string> take() && { return std::move(m_words); }

private:
    static std::string textOf(double value) { return model::numberText(value); }
    static std::string textOf(std::uint64_t value) { return std::to_string(value); }

    std::vector<std::string> m_words;
};

std::string escaped(const std::optional<std::string>& delimiter) {
    return delimiter == "\t" ? "\\t" : delimiter.value_or("");
}

/// For options that take none for nothing.
std::string orNone(const std::optional<std::string>& text) {
    return text && text->empty() ? "none" : text.value_or("");
}

std::string columnsText(const model::RatingColumns& columns) {
    std::string text = "user=" + std::to_string(columns.user) + ",item=" + std::to_string(columns.item);
    if (columns.rating)
        text += ",rating=" + std::to_string(*columns.rating);
    if (columns.time)
        text += ",time=" + std::to_string(*columns.time);
    if (columns.event)
        text += ",event=" + std::to_string(*columns.event);
    return text;
}

/// "purchase,addtocart=0.5".
std::string eventsText(const std::vector<model::EventWeight>& events) {
    std::string text;
    for (const model::EventWeight& event : events) {
        text += (text.empty() ? "" : ",") + event.event;
        if (event.weight != 1.0)
            text += '=' + model::numberText(event.weight);
    }
    return text;
}

/// 2004-05-21, or 2004-05-21T14:03:22Z.
std::string dateText(const std::optional<std::int64_t>& seconds) {
    if (!seconds)
        return {};
    const std::chrono::sys_seconds time{std::chrono::seconds(*seconds)};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    const int year = static_cast<int>(date.year());
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", year, static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()));
    std::string whole = text;
    if (time != day) {
        std::snprintf(text, sizeof text, "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
        whole += text;
    }
    return whole;
}

void addReading(const ImportOptions& options, Words& words) {
    const model::TableFormat& table = options.table;
    words.word("--format", options.format, model::DataFormat::Guess);
    words.word("--encoding", table.encoding, model::TextEncoding::Guess);
    words.text("--delimiter", escaped(table.delimiter));
    words.flag("--quotes", "--no-quotes", table.quotes);
    words.flag("--header", "--no-header", table.header);
    if (table.decimalComma)
        words.text("--decimal", *table.decimalComma ? "comma" : "point");
    words.text("--comment", orNone(table.comment));
    words.word("--dates", table.dates, model::DateForm::Guess);
    words.word("--first-column", table.firstColumn, model::FirstColumn::Guess);
    words.text("--missing", orNone(table.missing));
    words.flag("--keep-missing-ids", options.keepMissingIds);
    words.flag("--exact-ids", options.exactIds);
    if (options.columns)
        words.text("--columns", columnsText(*options.columns));
}

void addTitles(const ImportOptions& options, Words& words) {
    words.text("--items", options.items);
    words.word("--items-encoding", options.titleTable.encoding, model::TextEncoding::Guess);
    words.text("--items-delimiter", escaped(options.titleTable.delimiter));
    words.flag("--items-header", "--no-items-header", options.titleTable.header);
    if (options.titleColumns)
        words.text("--items-columns", "id=" + std::to_string(options.titleColumns->id) +
                                          ",title=" + std::to_string(options.titleColumns->title));
}

void addRules(const ImportOptions& options, Words& words) {
    const ImportOptions usual;
    if (options.clicks == model::ClickKind::Threshold)
        words.text("--min-rating", model::numberText(options.minimumRating));
    words.flag("--any", options.clicks == model::ClickKind::Any);
    words.flag("--counts", options.clicks == model::ClickKind::Counts);
    words.text("--events", eventsText(options.events));
    if (options.clicks != model::ClickKind::Any || options.split == model::SplitKind::LatestClicks)
        words.word("--repeats", options.repeats, usual.repeats); // else it is refused: it has no effect
    words.text("--from", dateText(options.from));
    words.text("--until", dateText(options.until));
    words.number("--min-user", options.minClicksPerUser, usual.minClicksPerUser);
    words.number("--min-item", options.minClicksPerItem, usual.minClicksPerItem);
    words.flag("--k-core",
               options.untilStable && options.minClicksPerUser > 1 && options.minClicksPerItem > 1);
    words.word("--split", options.split, usual.split);
    if (options.heldOut.users > 0)
        words.number("--heldout", options.heldOut.users, std::uint64_t{0});
    else
        words.number("--heldout", options.heldOut.share, usual.heldOut.share);
    const bool drawn = options.split == model::SplitKind::AsGiven || model::holdsOut(options);
    if (drawn || options.split != model::SplitKind::HeldOutUsers) // nobody has a share of nothing
        words.number("--heldout-items", options.heldOutItems, usual.heldOutItems);
    if (drawn)
        words.number("--split-seed", options.splitSeed, usual.splitSeed);
}

std::string quoted(const std::string& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:=,@%+-";
    if (!word.empty() && word.find_first_not_of(plain) == word.npos)
        return word;
    std::string text = "'";
    for (const char character : word)
        text += character == '\'' ? std::string("'\\''") : std::string(1, character);
    return text + '\'';
}

} // namespace

std::vector<std::string> dataWords(const ImportOptions& options) {
    Words words(options);
    addReading(options, words);
    addTitles(options, words);
    addRules(options, words);
    return std::move(words).take();
}

std::string shellLine(const std::string& command, const std::vector<std::string>& words) {
    std::string line = command;
    for (const std::string& word : words)
        line += ' ' + quoted(word);
    return line;
}

} // namespace app

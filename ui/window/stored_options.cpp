#include "ui/window/stored_options.h"

#include <QSettings>

#include <cassert>
#include <cmath>
#include <limits>

#include "model/values/words.h"

namespace ui {

namespace {

class Writer {
public:
    explicit Writer(QSettings& settings) : m_settings(settings) {}

    void write(const char* key, const QVariant& value) { m_settings.setValue(QLatin1String(key), value); }
    void write(const char* key, const std::string& text) { write(key, QString::fromStdString(text)); }
    void write(const char* key, bool truth) { write(key, QVariant(truth)); }
    void write(const char* key, double number) { write(key, QVariant(number)); }
    void write(const char* key, std::uint64_t number) { write(key, QVariant(qulonglong{number})); }
    void write(const char* key, std::int64_t number) { write(key, QVariant(qlonglong{number})); }

    template <typename Enum>
    requires std::is_enum_v<Enum>
    void write(const char* key, Enum value) { write(key, QVariant(QLatin1String(model::wordOf(value)))); }

    template <typename Value>
    void write(const char* key, const std::optional<Value>& value) {
        if (value)
            write(key, *value);
    }

private:
    QSettings& m_settings;
};

class Reader {
public:
    explicit Reader(const QSettings& settings) : m_settings(settings) {}

    void read(const char* key, std::string& text) const {
        if (const QVariant stored = value(key); stored.isValid())
            text = stored.toString().toStdString();
    }

    /// Only numbers between these, which are not allowed themselves.
    void read(const char* key, double& number, double above, double below) const {
        bool understood = false;
        const double stored = value(key).toDouble(&understood);
        if (understood && std::isfinite(stored) && stored > above && stored < below)
            number = stored;
    }

    void read(const char* key, std::uint64_t& number, std::uint64_t minimum = 0) const {
        bool understood = false;
        const qulonglong stored = value(key).toULongLong(&understood);
        if (understood && stored >= minimum)
            number = stored;
    }

    void read(const char* key, bool& truth) const { truth = value(key).toBool(); }

    template <typename Enum>
    requires std::is_enum_v<Enum>
    void read(const char* key, Enum& choice) const {
        choice = model::valueOf<Enum>(value(key).toString().toStdString()).value_or(choice);
    }

    void read(const char* key, std::optional<bool>& truth) const {
        if (const QString stored = value(key).toString();
            stored == QStringLiteral("true") || stored == QStringLiteral("false"))
            truth = stored == QStringLiteral("true");
    }

    void read(const char* key, std::optional<std::string>& text) const {
        if (const QVariant stored = value(key); stored.isValid())
            text = stored.toString().toStdString();
    }

    void read(const char* key, std::optional<std::int64_t>& number) const {
        bool understood = false;
        const qlonglong stored = value(key).toLongLong(&understood);
        if (understood)
            number = stored;
    }

    std::optional<std::size_t> column(const char* key) const {
        bool understood = false;
        const uint stored = value(key).toUInt(&understood);
        return understood ? std::optional<std::size_t>(stored) : std::nullopt;
    }

private:
    QVariant value(const char* key) const { return m_settings.value(QLatin1String(key)); }

    const QSettings& m_settings;
};

/// "0.5 view" for each, a line each.
QStringList eventLines(const std::vector<model::EventWeight>& events) {
    QStringList lines;
    for (const model::EventWeight& event : events)
        lines +=
            QString::number(event.weight, 'g', 17) + QLatin1Char(' ') + QString::fromStdString(event.event);
    return lines;
}

std::vector<model::EventWeight> eventsOfLines(const QStringList& lines) {
    std::vector<model::EventWeight> events;
    for (const QString& line : lines) {
        bool understood = false;
        const double weight = line.section(QLatin1Char(' '), 0, 0).toDouble(&understood);
        if (understood && std::isfinite(weight) && weight > 0)
            events.push_back({line.section(QLatin1Char(' '), 1).toStdString(), weight});
    }
    return events;
}

/// Calls `visit` with the key and the place of every option of a table's format.
template <typename Table, typename Visit>
void eachOf(Table& table, const std::array<const char*, 9>& keys, const Visit& visit) {
    visit(keys[0], table.encoding);
    visit(keys[1], table.delimiter);
    visit(keys[2], table.quotes);
    visit(keys[3], table.header);
    visit(keys[4], table.decimalComma);
    visit(keys[5], table.comment);
    visit(keys[6], table.dates);
    visit(keys[7], table.firstColumn);
    visit(keys[8], table.missing);
}

constexpr std::array<const char*, 9> ratingsKeys = {"encoding", "delimiter",    "quotes",
                                                    "header",   "decimalComma", "comment",
                                                    "dates",    "firstColumn",  "missing"};
constexpr std::array<const char*, 9> titlesKeys = {"titlesEncoding", "titlesDelimiter",    "titlesQuotes",
                                                   "titlesHeader",   "titlesDecimalComma", "titlesComment",
                                                   "titlesDates",    "titlesFirstColumn",  "titlesMissing"};

/// The options that are written and read alike.
template <typename Options, typename Visit>
void eachOf(Options& options, const Visit& visit) {
    visit("data", options.data);
    visit("items", options.items);
    visit("name", options.name);
    visit("format", options.format);
    eachOf(options.table, ratingsKeys, visit);
    eachOf(options.titleTable, titlesKeys, visit);
    visit("clicks", options.clicks);
    visit("repeats", options.repeats);
    visit("keepMissingIds", options.keepMissingIds);
    visit("exactIds", options.exactIds);
    visit("from", options.from);
    visit("until", options.until);
    visit("untilStable", options.untilStable);
    visit("split", options.split);
    visit("heldOutUsers", options.heldOut.users);
    visit("splitSeed", options.splitSeed);
}

void readColumns(const Reader& reader, model::ImportOptions& options) {
    const auto user = reader.column("userColumn");
    const auto item = reader.column("itemColumn");
    const auto rating = reader.column("ratingColumn");
    const auto time = reader.column("timeColumn");
    const auto event = reader.column("eventColumn");
    const auto isTaken = [&](const std::optional<std::size_t>& column) {
        return column && (column == user || column == item);
    };
    const bool differ = (!rating || (rating != time && rating != event)) && (!time || time != event);
    if (user && item && user != item && !isTaken(rating) && !isTaken(time) && !isTaken(event) && differ)
        options.columns = {*user, *item, rating, time, event};
    const auto id = reader.column("titlesId");
    const auto title = reader.column("titlesTitle");
    if (id && title && id != title)
        options.titleColumns = {*id, *title};
}

} // namespace

void storeOptions(QSettings& settings, const model::ImportOptions& options) {
    assert(settings.childKeys().isEmpty());
    Writer writer(settings);
    eachOf(options, [&writer](const char* key, const auto& value) { writer.write(key, value); });
    writer.write("minimumRating", options.minimumRating);
    writer.write("minimumInteractions", options.minClicksPerUser);
    writer.write("minimumUsers", options.minClicksPerItem);
    writer.write("heldOutShare", options.heldOut.share);
    writer.write("heldOutItems", options.heldOutItems);
    if (options.columns) {
        writer.write("userColumn", std::uint64_t{options.columns->user});
        writer.write("itemColumn", std::uint64_t{options.columns->item});
        writer.write("ratingColumn", options.columns->rating);
        writer.write("timeColumn", options.columns->time);
        writer.write("eventColumn", options.columns->event);
    }
    if (!options.events.empty())
        writer.write("events", QVariant(eventLines(options.events)));
    if (options.titleColumns) {
        writer.write("titlesId", std::uint64_t{options.titleColumns->id});
        writer.write("titlesTitle", std::uint64_t{options.titleColumns->title});
    }
}

model::ImportOptions storedOptions(const QSettings& settings) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    const Reader reader(settings);
    model::ImportOptions options;
    eachOf(options, [&reader](const char* key, auto& value) { reader.read(key, value); });
    reader.read("minimumRating", options.minimumRating, -infinity, infinity);
    reader.read("minimumInteractions", options.minClicksPerUser, 1);
    reader.read("minimumUsers", options.minClicksPerItem, 1);
    reader.read("heldOutShare", options.heldOut.share, 0, 0.5);
    reader.read("heldOutItems", options.heldOutItems, 0, 1);
    options.events = eventsOfLines(settings.value(QStringLiteral("events")).toStringList());
    readColumns(reader, options);
    for (model::TableFormat* table : {&options.table, &options.titleTable})
        if (table->delimiter && table->delimiter->empty()) // nothing is read so
            table->delimiter.reset();
    return options;
}

} // namespace ui

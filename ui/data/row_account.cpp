#include "ui/data/row_account.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include "ui/style/format.h"

namespace ui {

namespace {

struct RowAccount {
    Q_DECLARE_TR_FUNCTIONS(ui::RowAccount)
};

QString dayOf(std::int64_t seconds) {
    return QLocale().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).date(), QLocale::ShortFormat);
}

QString outsideDates(const model::ImportOptions& options) {
    if (options.from && options.until)
        return RowAccount::tr("rows before %1, or from %2 on")
            .arg(dayOf(*options.from), dayOf(*options.until));
    return options.from    ? RowAccount::tr("rows before %1").arg(dayOf(*options.from))
           : options.until ? RowAccount::tr("rows from %1 on").arg(dayOf(*options.until))
                           : RowAccount::tr("rows outside the chosen dates");
}

QString duplicates(model::Repeats repeats) {
    switch (repeats) {
    case model::Repeats::First:
        return RowAccount::tr("repeated pairs; the first one counts");
    case model::Repeats::Sum:
        return RowAccount::tr("repeated pairs, added to the one that counts");
    case model::Repeats::Max:
        return RowAccount::tr("repeated pairs; the maximum counts");
    case model::Repeats::Last:
        break;
    }
    return RowAccount::tr("repeated pairs; the last one counts");
}

QString belowThreshold(const model::ImportOptions& options) {
    if (options.clicks == model::ClickKind::Counts)
        return RowAccount::tr("counts below ½");
    return RowAccount::tr("ratings below %1").arg(shortest(options.minimumRating));
}

std::uint64_t linesWithoutRows(const model::ReaderSummary& reader) {
    return reader.headers + reader.comments + reader.skipped + reader.blanks + reader.continued;
}

QString namesOfLinesWithoutRows(const model::ReaderSummary& reader) {
    QStringList names;
    if (reader.headers > 0)
        names += RowAccount::tr("header lines");
    if (reader.comments > 0)
        names += RowAccount::tr("comments");
    if (reader.skipped > 0)
        names += RowAccount::tr("lines above the first row");
    if (reader.blanks > 0)
        names += RowAccount::tr("empty lines");
    if (reader.continued > 0)
        names += RowAccount::tr("continuation lines");
    return names.join(QStringLiteral(", "));
}

QString itemsText(std::uint64_t number) {
    return counted(number, RowAccount::tr("1 item"), RowAccount::tr("%1 items"));
}

QString usersText(std::uint64_t number) {
    return counted(number, RowAccount::tr("1 user"), RowAccount::tr("%1 users"));
}

QString clicksText(std::uint64_t number) {
    return counted(number, RowAccount::tr("1 click"), RowAccount::tr("%1 clicks"));
}

void addLeftOut(std::vector<AccountRow>& rows, std::uint64_t count, const QString& what) {
    if (count > 0)
        rows.push_back({AccountRow::Kind::LeftOut, count, what});
}

void addReader(std::vector<AccountRow>& rows, const model::DatasetSummary& summary) {
    const model::ReaderSummary& reader = summary.reader;
    if (reader.lines > 0 && reader.lines == linesWithoutRows(reader) + reader.rows) {
        rows.push_back({AccountRow::Kind::Read, reader.lines, RowAccount::tr("lines read")});
        if (linesWithoutRows(reader) > 0)
            rows.push_back(
                {AccountRow::Kind::NoRow, linesWithoutRows(reader), namesOfLinesWithoutRows(reader)});
    } else {
        rows.push_back({AccountRow::Kind::Read, reader.rows, RowAccount::tr("rows read")});
    }
    addLeftOut(rows, reader.rejected, RowAccount::tr("rows that could not be read"));
    addLeftOut(rows, reader.unwantedEvents, RowAccount::tr("rows of other events"));
    addLeftOut(rows, reader.outsideDates, outsideDates(summary.options));
    addLeftOut(rows, reader.duplicates, duplicates(summary.options.repeats));
}

void addRules(std::vector<AccountRow>& rows, const model::DatasetSummary& summary) {
    const model::DroppedCounts& dropped = summary.dropped;
    const model::ImportOptions& options = summary.options;
    addLeftOut(rows, dropped.belowThreshold, belowThreshold(options));
    addLeftOut(rows, dropped.clicksOfThoseItems,
               RowAccount::tr("clicks on %1 with fewer than %2")
                   .arg(itemsText(dropped.itemsBelowMinimum), count(options.minClicksPerItem)));
    addLeftOut(rows, dropped.clicksOfThoseUsers,
               RowAccount::tr("clicks of %1 with fewer than %2")
                   .arg(usersText(dropped.usersBelowMinimum), count(options.minClicksPerUser)));
    addLeftOut(rows, dropped.clicksOnThoseItems,
               RowAccount::tr("held-out clicks on %1 never trained on")
                   .arg(itemsText(dropped.itemsOutsideTraining)));
}

} // namespace

std::vector<AccountRow> rowAccount(const model::DatasetSummary& summary) {
    std::vector<AccountRow> rows;
    addReader(rows, summary);
    addRules(rows, summary);
    rows.push_back({AccountRow::Kind::Remain, summary.interactions, RowAccount::tr("clicks")});
    return rows;
}

QString joinedIds(const model::ReaderSummary& reader) {
    const QString example = QString::fromStdString(reader.joinedExample);
    QStringList joined;
    if (reader.joinedUsers > 0)
        joined += counted(reader.joinedUsers, RowAccount::tr("1 user"), RowAccount::tr("%1 users"));
    if (reader.joinedItems > 0)
        joined += counted(reader.joinedItems, RowAccount::tr("1 item"), RowAccount::tr("%1 items"));
    if (joined.isEmpty())
        return {};
    const QString whose = joined.join(RowAccount::tr(" and "));
    return example.isEmpty()
               ? RowAccount::tr("%1 written in another way, too: joined").arg(whose)
               : RowAccount::tr("%1 written in another way, too, such as %2: joined").arg(whose, example);
}

QStringList goneUsersAndItems(const model::DatasetSummary& summary) {
    const model::DroppedCounts& dropped = summary.dropped;
    QStringList reasons;
    const auto add = [&reasons](std::uint64_t number, const QString& one, const QString& many) {
        if (number > 0)
            reasons += counted(number, one, many);
    };
    const QString perUser = clicksText(summary.options.minClicksPerUser);
    const QString perItem = clicksText(summary.options.minClicksPerItem);
    add(dropped.usersBelowMinimum, RowAccount::tr("1 user has fewer than %1").arg(perUser),
        RowAccount::tr("%1 users have fewer than %2").arg(QStringLiteral("%1"), perUser));
    add(dropped.itemsBelowMinimum, RowAccount::tr("1 item has fewer than %1").arg(perItem),
        RowAccount::tr("%1 items have fewer than %2").arg(QStringLiteral("%1"), perItem));
    add(dropped.itemsOutsideTraining, RowAccount::tr("1 item was clicked by no training user"),
        RowAccount::tr("%1 items were clicked by no training user"));
    add(dropped.itemsNeverClicked, RowAccount::tr("1 item has lost every click"),
        RowAccount::tr("%1 items have lost every click"));
    return reasons;
}

} // namespace ui

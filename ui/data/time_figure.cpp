#include "ui/data/time_figure.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

#include <algorithm>
#include <array>
#include <map>

namespace ui {

namespace {

constexpr std::int64_t mostTimeBars = 60;
constexpr std::int64_t epochDay = 2440588; ///< Julian day of 1970-01-01
constexpr std::int64_t firstDay = -719162; ///< 0001-01-01, in days since 1970
constexpr std::int64_t lastDay = 2932896;  ///< 9999-12-31

struct TimeFigure {
    Q_DECLARE_TR_FUNCTIONS(ui::TimeFigure)
};

enum class Unit { Day, Week, Month, Year };

/// How much time a bar stands for. Bars are numbered without gaps.
struct BarTime {
    Unit unit = Unit::Year;
    int years = 1; ///< of a bar of years

    std::int64_t barOf(const QDate& date) const {
        switch (unit) {
        case Unit::Day:
            return date.toJulianDay();
        case Unit::Week:
            return date.toJulianDay() / 7; // Julian day 0 was a Monday
        case Unit::Month:
            return std::int64_t{12} * date.year() + date.month() - 1;
        case Unit::Year:
            break;
        }
        return date.year() / years;
    }

    QDate firstDayOf(std::int64_t bar) const {
        switch (unit) {
        case Unit::Day:
            return QDate::fromJulianDay(bar);
        case Unit::Week:
            return QDate::fromJulianDay(7 * bar);
        case Unit::Month:
            return QDate(static_cast<int>(bar / 12), static_cast<int>(bar % 12) + 1, 1);
        case Unit::Year:
            break;
        }
        return QDate(std::max(1, static_cast<int>(bar) * years), 1, 1);
    }
};

constexpr std::array barTimes = {
    BarTime{Unit::Day},      BarTime{Unit::Week},      BarTime{Unit::Month},     BarTime{Unit::Year},
    BarTime{Unit::Year, 2},  BarTime{Unit::Year, 5},   BarTime{Unit::Year, 10},  BarTime{Unit::Year, 20},
    BarTime{Unit::Year, 50}, BarTime{Unit::Year, 100}, BarTime{Unit::Year, 200}, BarTime{Unit::Year, 500}};

using RowsOfDays = std::map<QDate, std::uint64_t>;

/// Of dates that a calendar has: years 1 to 9999.
RowsOfDays rowsOfDays(const std::vector<model::DayCount>& days) {
    RowsOfDays rows;
    for (const model::DayCount& day : days)
        if (day.day >= firstDay && day.day <= lastDay)
            rows[QDate::fromJulianDay(epochDay + day.day)] += day.rows;
    return rows;
}

BarTime barTimeFor(const QDate& first, const QDate& last) {
    for (const BarTime& time : barTimes)
        if (time.barOf(last) - time.barOf(first) < mostTimeBars)
            return time;
    return barTimes.back();
}

QString monthLabel(const QDate& date) {
    return QLocale().standaloneMonthName(date.month(), QLocale::ShortFormat) + QLatin1Char(' ') +
           QString::number(date.year());
}

QString labelOf(const BarTime& time, const QDate& first) {
    switch (time.unit) {
    case Unit::Day:
    case Unit::Week:
        return QLocale().toString(first, QLocale::ShortFormat);
    case Unit::Month:
        return monthLabel(first);
    case Unit::Year:
        break;
    }
    QString year = QString::number(first.year());
    if (time.years == 1)
        return year;
    return year + QChar(0x2013) + QString::number((first.year() / time.years + 1) * time.years - 1);
}

/// Months under the first week of each, years under their January; else every bar has its label.
std::vector<BarMark> marksOf(const BarTime& time, const std::vector<QDate>& bars) {
    std::vector<BarMark> marks;
    for (std::size_t bar = 0; bar < bars.size(); ++bar) {
        const QDate& first = bars[bar];
        if (time.unit == Unit::Week && first.day() <= 7)
            marks.push_back({bar, monthLabel(first)});
        if (time.unit == Unit::Month && first.month() == 1)
            marks.push_back({bar, QString::number(first.year())});
        if (time.unit == Unit::Year && time.years > 1)
            marks.push_back({bar, QString::number(first.year())});
    }
    return marks.size() > 1 ? marks : std::vector<BarMark>();
}

QString phraseOf(const BarTime& time) {
    switch (time.unit) {
    case Unit::Day:
        return TimeFigure::tr("rows a day");
    case Unit::Week:
        return TimeFigure::tr("rows a week, from Monday");
    case Unit::Month:
        return TimeFigure::tr("rows a month");
    case Unit::Year:
        break;
    }
    return time.years == 1 ? TimeFigure::tr("rows a year")
                           : TimeFigure::tr("rows in %1 years").arg(time.years);
}

QString axisTitleOf(const BarTime& time) {
    switch (time.unit) {
    case Unit::Day:
        return TimeFigure::tr("day");
    case Unit::Week:
        return TimeFigure::tr("week from");
    case Unit::Month:
        return TimeFigure::tr("month");
    case Unit::Year:
        break;
    }
    return time.years == 1 ? TimeFigure::tr("year") : TimeFigure::tr("years");
}

} // namespace

BarFigure timeFigure(const model::DatasetSummary& summary) {
    BarFigure figure;
    figure.title = TimeFigure::tr("Over time");
    figure.y = {.title = TimeFigure::tr("rows"), .minimum = 0.0, .maximum = {}, .whole = true};
    figure.valueName = TimeFigure::tr("rows");
    const RowsOfDays rows = rowsOfDays(summary.reader.days);
    if (rows.empty())
        return figure;
    const BarTime time = barTimeFor(rows.begin()->first, rows.rbegin()->first);
    figure.phrase = phraseOf(time);
    figure.x.title = axisTitleOf(time);
    const std::int64_t firstBar = time.barOf(rows.begin()->first);
    std::vector<QDate> bars;
    for (std::int64_t bar = firstBar; bar <= time.barOf(rows.rbegin()->first); ++bar) {
        bars.push_back(time.firstDayOf(bar));
        figure.labels += labelOf(time, bars.back());
        figure.keys += bars.back().toString(Qt::ISODate);
    }
    figure.values.resize(bars.size());
    for (const auto& [date, count] : rows)
        figure.values[static_cast<std::size_t>(time.barOf(date) - firstBar)] += static_cast<double>(count);
    figure.marks = marksOf(time, bars);
    return figure;
}

} // namespace ui

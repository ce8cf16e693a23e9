#include <QDate>
#include <QTest>

#include <numeric>

#include "tests/support/registered_test.h"
#include "ui/charts/figure_table.h"
#include "ui/data/count_bins.h"
#include "ui/data/rating_figure.h"
#include "ui/data/time_figure.h"

namespace {

model::DatasetSummary rated(std::vector<model::RatingCount> ratings, model::ClickKind clicks) {
    model::DatasetSummary summary;
    summary.reader.ratings = std::move(ratings);
    summary.options.clicks = clicks;
    return summary;
}

model::DatasetSummary dated(const QList<QDate>& dates) {
    model::DatasetSummary summary;
    for (const QDate& date : dates)
        summary.reader.days.push_back({QDate(1970, 1, 1).daysTo(date), 10});
    return summary;
}

double sum(const ui::BarFigure& figure) {
    return std::accumulate(figure.values.begin(), figure.values.end(), 0.0);
}

QStringList marks(const ui::BarFigure& figure) {
    QStringList marks;
    for (const ui::BarMark& mark : figure.marks)
        marks += QStringLiteral("%1 %2").arg(mark.bar).arg(mark.label);
    return marks;
}

} // namespace

class TestDatasetFigures : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void binsAreWholeAndCoverEverything();
    void fewRatingsHaveABarEach();
    void ratingsBelowTheThresholdAreMuted();
    void everyRowAClickIsSaid();
    void countsHaveRanges();
    void manyRatingsHaveRangesCutAtTheThreshold();
    void negativeRatingsHaveRanges();
    void noRatingsNoBars();
    void barsAreAsShortAsSixtyAllow_data();
    void barsAreAsShortAsSixtyAllow();
    void emptyMonthsHaveBars();
    void yearsStandUnderTheirJanuary();
    void theTableHasDates();
    void impossibleDatesAreLeftOut();
};

void TestDatasetFigures::binsAreWholeAndCoverEverything() {
    QCOMPARE(ui::countBins(7, 7), (std::vector<std::uint64_t>{7, 8}));
    QCOMPARE(ui::countBins(1, 3), (std::vector<std::uint64_t>{1, 2, 3, 4}));
    const std::vector<std::uint64_t> edges = ui::countBins(1, 352698);
    QVERIFY(edges.size() <= 25);
    QCOMPARE(edges.front(), std::uint64_t{1});
    QCOMPARE(edges.back(), std::uint64_t{352699});
    QVERIFY(std::ranges::adjacent_find(edges, std::greater_equal()) == edges.end());
    QCOMPARE(ui::countRange(7, 8), QStringLiteral("7"));
    QCOMPARE(ui::countRange(8, 13), QStringLiteral("8–12"));
}

void TestDatasetFigures::fewRatingsHaveABarEach() {
    const ui::BarFigure figure =
        ui::ratingFigure(rated({{0.5, 3}, {1, 4}, {4.5, 5}}, model::ClickKind::Threshold));
    QCOMPARE(figure.labels, (QStringList{QStringLiteral("0.5"), QStringLiteral("1"), QStringLiteral("4.5")}));
    QCOMPARE(figure.values, (std::vector{3.0, 4.0, 5.0}));
}

void TestDatasetFigures::ratingsBelowTheThresholdAreMuted() {
    const ui::BarFigure figure =
        ui::ratingFigure(rated({{3.5, 3}, {4, 4}, {5, 5}}, model::ClickKind::Threshold));
    QCOMPARE(figure.mutedBars, std::size_t{1});
    QCOMPARE(figure.phrase, QStringLiteral("ratings of at least 4 are clicks"));
}

void TestDatasetFigures::everyRowAClickIsSaid() {
    const ui::BarFigure figure = ui::ratingFigure(rated({{1, 3}, {2, 4}}, model::ClickKind::Any));
    QCOMPARE(figure.mutedBars, std::size_t{0});
    QVERIFY(figure.phrase.contains(QStringLiteral("every row is a click")));
}

void TestDatasetFigures::countsHaveRanges() {
    std::vector<model::RatingCount> counts;
    for (int count = 1; count <= 1000; ++count)
        counts.push_back({static_cast<double>(count), 2});
    const ui::BarFigure figure = ui::ratingFigure(rated(counts, model::ClickKind::Counts));
    QVERIFY(figure.values.size() <= 24);
    QCOMPARE(figure.title, QStringLiteral("Counts"));
    QCOMPARE(figure.labels.front(), QStringLiteral("1"));
    QVERIFY(figure.labels.back().endsWith(QStringLiteral("1\u202F000")));
    QCOMPARE(figure.mutedBars, std::size_t{0});
    QCOMPARE(sum(figure), 2000.0);
}

void TestDatasetFigures::manyRatingsHaveRangesCutAtTheThreshold() {
    std::vector<model::RatingCount> ratings;
    double muted = 0;
    for (int tenth = 5; tenth <= 100; ++tenth) {
        ratings.push_back({tenth / 10.0, 1});
        muted += tenth / 10.0 < 4 ? 1 : 0;
    }
    const ui::BarFigure figure = ui::ratingFigure(rated(ratings, model::ClickKind::Threshold));
    QCOMPARE(sum(figure), static_cast<double>(ratings.size()));
    const auto end = figure.values.begin() + static_cast<std::ptrdiff_t>(figure.mutedBars);
    QCOMPARE(std::accumulate(figure.values.begin(), end, 0.0), muted);
    QVERIFY(
        figure.labels.value(static_cast<qsizetype>(figure.mutedBars)).startsWith(QStringLiteral("4.00–")));
}

void TestDatasetFigures::negativeRatingsHaveRanges() {
    std::vector<model::RatingCount> ratings;
    for (int i = -100; i <= 100; ++i)
        ratings.push_back({i / 10.0, 1});
    const ui::BarFigure figure = ui::ratingFigure(rated(ratings, model::ClickKind::Any));
    QCOMPARE(sum(figure), 201.0);
    QVERIFY(figure.labels.front().startsWith(QStringLiteral("−10.0–")));
}

void TestDatasetFigures::noRatingsNoBars() {
    QVERIFY(ui::ratingFigure({}).values.empty());
    QVERIFY(ui::timeFigure({}).values.empty());
}

void TestDatasetFigures::barsAreAsShortAsSixtyAllow_data() {
    QTest::addColumn<QDate>("first");
    QTest::addColumn<QDate>("last");
    QTest::addColumn<QString>("phrase");
    QTest::addColumn<int>("bars");
    const QDate start(2000, 12, 25); // a Monday
    QTest::newRow("one day") << start << start << "rows a day" << 1;
    QTest::newRow("60 days") << start << start.addDays(59) << "rows a day" << 60;
    QTest::newRow("61 days") << start << start.addDays(60) << "rows a week, from Monday" << 9;
    QTest::newRow("60 weeks") << start << start.addDays(419) << "rows a week, from Monday" << 60;
    QTest::newRow("61 weeks") << start << start.addDays(420) << "rows a month" << 15;
    QTest::newRow("60 months") << start << QDate(2005, 11, 30) << "rows a month" << 60;
    QTest::newRow("61 months") << start << QDate(2005, 12, 1) << "rows a year" << 6;
    QTest::newRow("60 years") << start << QDate(2059, 1, 1) << "rows a year" << 60;
    QTest::newRow("61 years") << start << QDate(2060, 1, 1) << "rows in 2 years" << 31;
    QTest::newRow("all years") << QDate(1, 1, 1) << QDate(9999, 1, 1) << "rows in 200 years" << 50;
}

void TestDatasetFigures::barsAreAsShortAsSixtyAllow() {
    QFETCH(QDate, first);
    QFETCH(QDate, last);
    QFETCH(QString, phrase);
    QFETCH(int, bars);
    const ui::BarFigure figure = ui::timeFigure(dated({first, last}));
    QCOMPARE(figure.phrase, phrase);
    QCOMPARE(static_cast<int>(figure.values.size()), bars);
    QCOMPARE(figure.labels.size(), bars);
    QCOMPARE(figure.keys.size(), bars);
    QCOMPARE(sum(figure), 20.0);
    QVERIFY(figure.values.front() > 0 && figure.values.back() > 0);
}

void TestDatasetFigures::emptyMonthsHaveBars() {
    const ui::BarFigure figure =
        ui::timeFigure(dated({QDate(2001, 2, 3), QDate(2001, 2, 28), QDate(2003, 5, 1)}));
    QCOMPARE(figure.values.front(), 20.0);
    QCOMPARE(figure.values.size(), std::size_t{28});
    QCOMPARE(figure.values[1], 0.0);
    QCOMPARE(figure.labels.front(), QStringLiteral("Feb 2001"));
}

void TestDatasetFigures::yearsStandUnderTheirJanuary() {
    const ui::BarFigure months = ui::timeFigure(dated({QDate(2001, 2, 3), QDate(2003, 5, 1)}));
    QCOMPARE(marks(months), (QStringList{QStringLiteral("11 2002"), QStringLiteral("23 2003")}));
    QVERIFY(ui::timeFigure(dated({QDate(2001, 2, 3), QDate(2001, 2, 9)})).marks.empty());
}

void TestDatasetFigures::theTableHasDates() {
    const ui::BarFigure figure = ui::timeFigure(dated({QDate(2001, 2, 3), QDate(2003, 5, 1)}));
    const QList<QByteArray> lines = ui::figureTable(figure).split('\n');
    QCOMPARE(lines[0].trimmed(), QByteArray("month,rows"));
    QCOMPARE(lines[1].trimmed(), QByteArray("2001-02-01,10"));
    QCOMPARE(lines[2].trimmed(), QByteArray("2001-03-01,0"));
}

void TestDatasetFigures::impossibleDatesAreLeftOut() {
    model::DatasetSummary summary = dated({QDate(2001, 2, 3)});
    for (const std::int64_t day : {INT64_MIN, std::int64_t{-800000}, std::int64_t{4000000}, INT64_MAX})
        summary.reader.days.push_back({day, 5});
    QCOMPARE(ui::timeFigure(summary).values, std::vector{10.0});
}

TASTESCOPE_TEST(TestDatasetFigures)
#include "test_dataset_figures.moc"

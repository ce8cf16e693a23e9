#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <utility>

#include "tests/support/registered_test.h"
#include "tests/ui/support/widgets.h"
#include "ui/tables/row_order.h"
#include "ui/tables/rows_model.h"

namespace {

struct Film {
    QString title;
    int year = 0;
};

std::vector<ui::Column<Film>> columns() {
    return {{.title = QStringLiteral("Title"),
             .help = {},
             .value = [](const Film& film) { return film.title; },
             .text = {}},
            {.title = QStringLiteral("Year"),
             .help = {},
             .value = [](const Film& film) { return film.year; },
             .text = [](const Film& film) { return QStringLiteral("in %1").arg(film.year); }}};
}

std::vector<Film> films() {
    return {{QStringLiteral("part 10"), 1999},
            {QStringLiteral("Part 2"), 2005},
            {QStringLiteral("Émile"), 1999},
            {QStringLiteral("alien"), 900},
            {QStringLiteral("Zero"), 1999}};
}

QStringList titles(const QAbstractItemModel& rows) {
    QStringList titles;
    for (int row = 0; row < rows.rowCount(); ++row)
        titles += rows.index(row, 0).data().toString();
    return titles;
}

QStringList split(const char* titles) {
    return QString::fromUtf8(titles).split(QLatin1Char('|'), Qt::SkipEmptyParts);
}

} // namespace

class TestRowOrder : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void keepsTheRowsOrderAtFirst();
    void sortsTextAsPeopleDo();
    void sortsNumbersBySizeAndKeepsEqualsInOrder();
    void filtersWhateverTheCase();
    void filtersWithinOneColumn();
    void sortsWhatIsFiltered();
    void keepsTheSelectionWhenSorted();
    void keepsTheSelectionWhileTheSameRowsPass();
    void followsItsRows();
    void namesItsColumnsWithoutRows();
    void readsEachRowOnce();
    void hasNothingWhereThereIsNoCell();

private:
    ui::RowsModel<Film> m_films{columns(), nullptr};
    std::unique_ptr<ui::RowOrder> m_order;
};

void TestRowOrder::init() {
    beginStrictly();
    m_films.setRows(films());
    m_order = std::make_unique<ui::RowOrder>(&m_films);
    m_order->setFilterColumns({0, 1});
    new QAbstractItemModelTester(m_order.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_order.get());
}

void TestRowOrder::cleanup() {
    m_order.reset();
}

void TestRowOrder::keepsTheRowsOrderAtFirst() {
    QCOMPARE(titles(*m_order), titles(m_films));
    m_order->sort(0);
    m_order->sort(-1);
    QCOMPARE(titles(*m_order), titles(m_films));
}

void TestRowOrder::sortsTextAsPeopleDo() {
    m_order->sort(0);
    QCOMPARE(titles(*m_order), split("alien|Émile|Part 2|part 10|Zero"));
    m_order->sort(0, Qt::DescendingOrder);
    QCOMPARE(titles(*m_order), split("Zero|part 10|Part 2|Émile|alien"));
}

void TestRowOrder::sortsNumbersBySizeAndKeepsEqualsInOrder() {
    m_order->sort(1);
    QCOMPARE(titles(*m_order), split("alien|part 10|Émile|Zero|Part 2"));
    m_order->sort(1, Qt::DescendingOrder);
    QCOMPARE(titles(*m_order), split("Part 2|part 10|Émile|Zero|alien"));
}

void TestRowOrder::filtersWhateverTheCase() {
    m_order->setFilter(QStringLiteral(" PART "));
    QCOMPARE(titles(*m_order), split("part 10|Part 2"));
    m_order->setFilter(QStringLiteral("é"));
    QCOMPARE(titles(*m_order), split("Émile"));
    m_order->setFilter(QStringLiteral("in 900"));
    QCOMPARE(titles(*m_order), split("alien"));
    m_order->setFilter(QStringLiteral("nothing"));
    QCOMPARE(m_order->rowCount(), 0);
    m_order->setFilter({});
    QCOMPARE(titles(*m_order), titles(m_films));
}

void TestRowOrder::filtersWithinOneColumn() {
    m_order->setFilter(QStringLiteral("zeroin"));
    QCOMPARE(m_order->rowCount(), 0);
}

void TestRowOrder::sortsWhatIsFiltered() {
    m_order->setFilter(QStringLiteral("1999"));
    m_order->sort(0);
    QCOMPARE(titles(*m_order), split("Émile|part 10|Zero"));
    QCOMPARE(m_order->mapToSource(m_order->index(0, 0)).row(), 2);
    QVERIFY(!m_order->mapFromSource(m_films.index(1, 0)).isValid());
    m_order->setFilter({});
    QCOMPARE(titles(*m_order), split("alien|Émile|Part 2|part 10|Zero"));
}

void TestRowOrder::keepsTheSelectionWhenSorted() {
    QItemSelectionModel selection(m_order.get());
    selection.select(m_order->index(3, 0), QItemSelectionModel::Select);
    m_order->sort(0);
    QCOMPARE(selection.selectedIndexes().size(), 1);
    QCOMPARE(selection.selectedIndexes().front().data().toString(), QStringLiteral("alien"));
    QCOMPARE(selection.selectedIndexes().front().row(), 0);
}

void TestRowOrder::keepsTheSelectionWhileTheSameRowsPass() {
    m_order->setFilter(QStringLiteral("part"));
    m_order->sort(1);
    QItemSelectionModel selection(m_order.get());
    selection.select(m_order->index(1, 0), QItemSelectionModel::Select);
    QSignalSpy reset(m_order.get(), &QAbstractItemModel::modelReset);
    auto changed = films();
    changed[0].year = 2020; // part 10 comes behind Part 2
    m_films.setRows(changed);
    QVERIFY(reset.isEmpty());
    QCOMPARE(titles(*m_order), split("Part 2|part 10"));
    QCOMPARE(selection.selectedIndexes().front().data().toString(), QStringLiteral("Part 2"));
    changed[3].title = QStringLiteral("alien, part 2");
    m_films.setRows(changed);
    QCOMPARE(titles(*m_order), split("alien, part 2|Part 2|part 10"));
}

void TestRowOrder::followsItsRows() {
    m_order->sort(0);
    m_films.setRows({{QStringLiteral("b"), 1}, {QStringLiteral("a"), 2}});
    QCOMPARE(titles(*m_order), split("a|b"));
    QSignalSpy reset(m_order.get(), &QAbstractItemModel::modelReset);
    m_films.setRows({{QStringLiteral("c"), 1}, {QStringLiteral("d"), 2}}); // as many: changed values
    QCOMPARE(titles(*m_order), split("c|d"));
    QVERIFY(reset.isEmpty());
    m_order->setFilter(QStringLiteral("c"));
    m_films.setRows({{QStringLiteral("e"), 1}, {QStringLiteral("cc"), 2}});
    QCOMPARE(titles(*m_order), split("cc"));
    m_films.setRows({});
    QCOMPARE(m_order->rowCount(), 0);
}

void TestRowOrder::namesItsColumnsWithoutRows() {
    m_films.setRows({});
    QCOMPARE(m_order->columnCount(), 2);
    QCOMPARE(m_order->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Year"));
}

/// A sort and the first letter read each row once, further letters none.
void TestRowOrder::readsEachRowOnce() {
    int reads = 0;
    std::vector<ui::Column<Film>> counting = columns();
    counting[0].value = [&reads](const Film& film) {
        ++reads;
        return film.title;
    };
    ui::RowsModel<Film> rows(std::move(counting), nullptr);
    constexpr int count = 100'000;
    std::vector<Film> many;
    for (int film = 0; film < count; ++film)
        many.push_back({QStringLiteral("The Film Number %1 (1994)").arg(film * 7919 % count), film});
    rows.setRows(std::move(many));
    ui::RowOrder order(&rows); // without the tester, which looks at everything
    order.setFilterColumns({0, 1});
    order.sort(0);
    QCOMPARE_LE(std::exchange(reads, 0), count + 1); // and one to see that they are texts
    order.setFilter(QStringLiteral("n"));
    QCOMPARE(std::exchange(reads, 0), count);
    order.setFilter(QStringLiteral("number 99"));
    QCOMPARE(order.rowCount(), 1111);
    order.setFilter(QStringLiteral("number 9"));
    QCOMPARE(reads, 0);
}

/// Views ask so when something is copied and nothing is chosen.
void TestRowOrder::hasNothingWhereThereIsNoCell() {
    QVERIFY(!m_films.data({}, Qt::DisplayRole).isValid());
    QVERIFY(!m_order->data({}, Qt::DisplayRole).isValid());
}

TASTESCOPE_TEST(TestRowOrder)
#include "test_row_order.moc"

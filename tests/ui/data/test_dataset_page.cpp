#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QTextDocumentFragment>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_summary.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/components/shared_actions.h"
#include "ui/data/cost_card.h"
#include "ui/data/dataset_page.h"
#include "ui/data/import_rules.h"
#include "ui/style/theme.h"
#include "ui/tables/table.h"
#include "ui/window/appearance.h"

using model::ClickKind;
using model::SplitKind;

namespace {

/// As in a window of 1280 × 800: what the rail, the menus and the status bar leave.
constexpr QSize smallPage(1132, 744);
constexpr QSize largePage(1772, 1024);

model::RunPlan planOf() {
    model::RunPlan plan;
    plan.trainingUsers = 483;
    plan.batchesPerEpoch = 1;
    plan.parameters = 7154460;
    return plan;
}

/// The example with everything that a summary can tell.
std::shared_ptr<model::DatasetSummary> fullSummary() {
    auto summary = exampleSummary();
    model::ReaderSummary& reader = summary->reader;
    for (std::uint64_t line = 1; line <= 1000; ++line)
        reader.rejectedRows.push_back({"/data/ml/ratings.csv", 97 * line, line % 5 == 0 ? 0U : 3U,
                                       "the rating \"good\" is not a number", "414,260,good,964982703"});
    reader.rejected = 1234;
    reader.blanks = 17;
    reader.outsideDates = 4321;
    reader.duplicates = 56;
    reader.rows += reader.rejected + reader.outsideDates + reader.duplicates;
    reader.lines = reader.rows + reader.headers + reader.blanks;
    summary->options.until = 1537799250;
    summary->options.minClicksPerItem = 2;
    summary->dropped.itemsBelowMinimum = 300;
    summary->dropped.clicksOfThoseItems = 300;
    summary->dropped.itemsOutsideTraining = 40;
    summary->dropped.clicksOnThoseItems = 65;
    summary->interactions -= 365;
    return summary;
}

/// What a label shows, without its mark-up.
QString shownText(const QLabel& label) {
    return label.textFormat() == Qt::PlainText ? label.text()
                                               : QTextDocumentFragment::fromHtml(label.text()).toPlainText();
}

/// Every line of text that does not fit its label.
QStringList cutTexts(const QWidget& page) {
    QStringList cut;
    for (const QLabel* label : page.findChildren<QLabel*>())
        if (label->isVisible() && label->pixmap().isNull() && !label->wordWrap() &&
            label->width() < label->fontMetrics().horizontalAdvance(shownText(*label)))
            cut += shownText(*label);
    return cut;
}

} // namespace

class TestDatasetPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
    void asksForDataFirst();
    void showsEveryNumber();
    void helpsWithEveryNumber();
    void showsTheChartsThatTheDataHave_data();
    void showsTheChartsThatTheDataHave();
    void listsEveryItem();
    void filtersTheItems();
    void filtersByKeyboard();
    void filtersManyItemsAtOnce();
    void sortsTheItemsByEveryColumn();
    void copiesTheItemsThatAreShown();
    void theAccountAddsUp_data();
    void theAccountAddsUp();
    void theAccountOfListsBeginsWithRows();
    void tellsWhereUsersAndItemsWent();
    void listsRejectedRows();
    void asksToImportAgain();
    void saysWhatTrainingNeeds();
    void forgetsThePlanWithOtherData();
    void saysTheRules_data();
    void saysTheRules();
    void showsDataAsPlainText();
    void screenshots_data();
    void screenshots();

private:
    void show(const std::shared_ptr<model::DatasetSummary>& summary, const QSize& size = smallPage);
    template <typename Widget>
    Widget* find(const char* name) const {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    QString text(const char* label) const { return shownText(*find<QLabel>(label)); }
    QString cell(const char* table, int row, int column) const {
        return find<ui::Table>(table)->model()->index(row, column).data().toString();
    }
    QLineEdit* filter() const { return find<QLineEdit>("itemFilter"); }
    bool showsPhrase(const QString& phrase) const;

    QTemporaryDir m_folder;
    ui::SharedActions m_actions;
    std::unique_ptr<ui::DatasetPage> m_page;
};

void TestDatasetPage::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    QLocale::setDefault(QLocale::c());
    ui::Appearance();
}

void TestDatasetPage::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    m_page = std::make_unique<ui::DatasetPage>(m_actions);
    for (const ui::Table* table : m_page->findChildren<ui::Table*>())
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_page.get());
}

void TestDatasetPage::show(const std::shared_ptr<model::DatasetSummary>& summary, const QSize& size) {
    m_page->setSummary(summary);
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QCoreApplication::processEvents();
}

bool TestDatasetPage::showsPhrase(const QString& phrase) const {
    const auto labels = m_page->findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&phrase](const QLabel* label) {
        return label->isVisible() && shownText(*label) == phrase;
    });
}

void TestDatasetPage::asksForDataFirst() {
    QSignalSpy opened(m_actions.openData(), &QAction::triggered);
    QSignalSpy example(m_actions.loadExample(), &QAction::triggered);
    find<QPushButton>("emptyOpen")->click();
    QTest::keyClick(find<QPushButton>("emptyExample"), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
}

void TestDatasetPage::showsEveryNumber() {
    const auto summary = fullSummary();
    summary->users = 603;
    summary->items = 5660;
    summary->interactions = 47874;
    summary->gini = 0.7142;
    summary->topPercentShare = 0.1234;
    summary->reader.duplicates = 56;
    summary->reader.rows = 100836;
    show(summary);
    const std::pair<const char*, const char*> tiles[] = {
        {"users", "603"}, {"items", "5\u202F660"},     {"clicks", "47\u202F874"}, {"density", "1.40\u202F%"},
        {"gini", "0.71"}, {"topShare", "12.3\u202F%"}, {"duplicates", "56"},      {"dropped", "52\u202F962"}};
    for (const auto& [tile, number] : tiles)
        QCOMPARE(text(tile), QString::fromUtf8(number));
}

void TestDatasetPage::helpsWithEveryNumber() {
    show(exampleSummary());
    for (const char* tile :
         {"users", "items", "clicks", "density", "gini", "topShare", "duplicates", "dropped"})
        QVERIFY2(!find<QLabel>(tile)->parentWidget()->toolTip().isEmpty(), tile);
    QVERIFY(find<QLabel>("users")->parentWidget()->toolTip().contains(QStringLiteral("to train on")));
}

void TestDatasetPage::showsTheChartsThatTheDataHave_data() {
    QTest::addColumn<bool>("ratings");
    QTest::addColumn<bool>("times");
    QTest::newRow("all") << true << true;
    QTest::newRow("no times") << true << false;
    QTest::newRow("no ratings") << false << true;
    QTest::newRow("neither") << false << false;
}

void TestDatasetPage::showsTheChartsThatTheDataHave() {
    QFETCH(bool, ratings);
    QFETCH(bool, times);
    show(fullSummary()); // with all four, so that what is missing has to go
    const auto summary = exampleSummary();
    if (!ratings)
        summary->reader.ratings.clear();
    if (!times)
        summary->reader.days.clear();
    show(summary);
    QVERIFY(find<ui::LineChart>("popularity")->isVisible());
    QVERIFY(find<ui::BarChart>("activity")->isVisible());
    QCOMPARE(find<ui::BarChart>("ratings")->isVisible(), ratings);
    QCOMPARE(find<ui::BarChart>("time")->isVisible(), times);
    // No hole: the cards and the gaps between them cover their place.
    const QWidget* place = find<ui::LineChart>("popularity")->parentWidget()->parentWidget();
    int covered = 0;
    for (const ui::ChartCard* card : place->findChildren<ui::ChartCard*>())
        if (card->isVisible())
            covered += (card->width() + 12) * (card->height() + 12);
    QCOMPARE(covered, (place->width() + 12) * (place->height() + 12));
}

void TestDatasetPage::listsEveryItem() {
    const auto summary = exampleSummary();
    show(summary);
    const QAbstractItemModel* items = find<ui::Table>("items")->model();
    QCOMPARE(static_cast<std::size_t>(items->rowCount()), summary->popularItems.size());
    QCOMPARE(cell("items", 0, 0), QStringLiteral("Shawshank Redemption, The (1994)"));
    QCOMPARE(cell("items", 0, 1), QStringLiteral("318"));
    QCOMPARE(cell("items", 0, 2), QStringLiteral("273"));
    QCOMPARE(cell("items", 0, 3), QStringLiteral("0.56\u202F%"));
}

void TestDatasetPage::filtersTheItems() {
    show(exampleSummary());
    const QAbstractItemModel* items = find<ui::Table>("items")->model();
    const QString all = QStringLiteral("6 298"); // rich text makes it a common space
    QVERIFY(showsPhrase(all));
    QTest::keyClicks(filter(), QStringLiteral("star WARS"));
    QVERIFY(items->rowCount() > 3 && items->rowCount() < 30);
    QVERIFY(showsPhrase(QStringLiteral("%1 of %2").arg(items->rowCount()).arg(all)));
    for (int row = 0; row < items->rowCount(); ++row)
        QVERIFY(cell("items", row, 0).contains(QStringLiteral("Star Wars")));
    filter()->setText(QStringLiteral("2571")); // an id
    QCOMPARE(cell("items", 0, 0), QStringLiteral("Matrix, The (1999)"));
    m_page->setSummary(exampleSummary());
    QVERIFY(filter()->text().isEmpty());
    QVERIFY(showsPhrase(all));
}

void TestDatasetPage::filtersByKeyboard() {
    show(exampleSummary());
    filter()->setFocus();
    QTest::keyClicks(filter(), QStringLiteral("matrix"));
    QTest::keyClick(filter(), Qt::Key_Down);
    auto* items = find<ui::Table>("items");
    QCOMPARE(items->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(items->currentIndex().row(), 0);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QVERIFY(filter()->text().isEmpty());
}

void TestDatasetPage::filtersManyItemsAtOnce() {
    m_page = std::make_unique<ui::DatasetPage>(m_actions); // without the testers, which look at everything
    const auto summary = exampleSummary();
    summary->popularItems.clear();
    for (std::uint64_t item = 0; item < 100000; ++item)
        summary->popularItems.push_back(
            {std::to_string(item), "The Film Number " + std::to_string(item * 7919 % 100000) + " (1994)",
             100000 - item});
    show(summary);
    filter()->setText(QStringLiteral("n")); // reads every title
    QElapsedTimer clock;
    for (const QString& typed :
         {QStringLiteral("number"), QStringLiteral("number 9"), QStringLiteral("numbe")}) {
        clock.start();
        filter()->setText(typed);
        QCoreApplication::processEvents();
        qInfo() << typed << clock.elapsed() << "ms";
        QVERIFY(clock.elapsed() < 250);
    }
}

void TestDatasetPage::sortsTheItemsByEveryColumn() {
    show(exampleSummary());
    auto* items = find<ui::Table>("items");
    const auto values = [items](int column) {
        std::vector<double> cells;
        for (int row = 0; row < items->model()->rowCount(); ++row)
            cells.push_back(items->model()->index(row, column).data(Qt::EditRole).toDouble());
        return cells;
    };
    items->sortByColumn(0, Qt::AscendingOrder);
    QCOMPARE(cell("items", 0, 0), QStringLiteral("¡Three Amigos! (1986)"));
    items->sortByColumn(1, Qt::AscendingOrder);
    QVERIFY(std::ranges::is_sorted(values(1))); // ids: 2 before 10
    items->sortByColumn(2, Qt::AscendingOrder);
    QVERIFY(std::ranges::is_sorted(values(2)));
    items->sortByColumn(3, Qt::DescendingOrder);
    QVERIFY(std::ranges::is_sorted(values(3), std::greater()));
    filter()->setText(QStringLiteral("star wars"));
    QVERIFY(std::ranges::is_sorted(values(3), std::greater()));
}

void TestDatasetPage::copiesTheItemsThatAreShown() {
    show(exampleSummary());
    filter()->setText(QStringLiteral("matrix, the"));
    auto* items = find<ui::Table>("items");
    items->setFocus();
    items->selectAll();
    QTest::keyClick(items, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = items->tabSeparated().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    QCOMPARE(lines[0], QStringLiteral("Title\tId\tClicks\tShare"));
    QVERIFY(lines[1].startsWith(QStringLiteral("Matrix, The (1999)\t2571\t222\t0.00")));
    QCOMPARE(lines.size(), items->model()->rowCount() + 1);
}

void TestDatasetPage::theAccountAddsUp_data() {
    QTest::addColumn<std::shared_ptr<model::DatasetSummary>>("summary");
    QTest::addColumn<int>("rows");
    QTest::newRow("example") << exampleSummary() << 5;
    QTest::newRow("everything") << fullSummary() << 10;
    auto plain = exampleSummary();
    plain->dropped = {};
    plain->reader.headers = 0;
    plain->reader.lines = plain->reader.rows = plain->interactions = 10;
    QTest::newRow("nothing left out") << plain << 2;
}

void TestDatasetPage::theAccountAddsUp() {
    QFETCH(std::shared_ptr<model::DatasetSummary>, summary);
    QFETCH(int, rows);
    show(summary);
    const QAbstractItemModel* account = find<ui::Table>("reasons")->model();
    QCOMPARE(account->rowCount(), rows);
    QCOMPARE(cell("reasons", 0, 1), QStringLiteral("lines read"));
    QCOMPARE(cell("reasons", rows - 1, 1), QStringLiteral("clicks"));
    qlonglong sum = 0;
    for (int row = 0; row + 1 < rows; ++row)
        sum += account->index(row, 0).data(Qt::EditRole).toLongLong();
    QCOMPARE(sum, account->index(rows - 1, 0).data(Qt::EditRole).toLongLong());
    QCOMPARE(sum, static_cast<qlonglong>(summary->interactions));
}

void TestDatasetPage::theAccountOfListsBeginsWithRows() {
    const auto summary = exampleSummary();
    summary->reader.lines = 611; // a line a user
    summary->reader.headers = 0;
    show(summary);
    QCOMPARE(cell("reasons", 0, 1), QStringLiteral("rows read"));
    QCOMPARE(cell("reasons", 0, 0), QStringLiteral("100\u202F836"));
}

void TestDatasetPage::tellsWhereUsersAndItemsWent() {
    show(fullSummary());
    QCOMPARE(text("usersAndItems"), QStringLiteral("users 610 → 603 · items 9\u202F724 → 6\u202F298"));
    const QString reasons = find<QLabel>("usersAndItems")->toolTip();
    for (const char* reason :
         {"7 users have fewer than 5 clicks", "300 items have fewer than 2 clicks",
          "40 items were clicked by no training user", "3\u202F426 items have lost every click"})
        QVERIFY2(reasons.contains(QString::fromUtf8(reason)), qPrintable(reasons));
}

void TestDatasetPage::listsRejectedRows() {
    show(exampleSummary());
    auto* tabs = find<QTabBar>("leftOutTabs");
    QVERIFY(!tabs->isVisible());
    show(fullSummary());
    QVERIFY(tabs->isVisible());
    QCOMPARE(tabs->tabText(1), QStringLiteral("1\u202F234 rejected rows"));
    tabs->setCurrentIndex(1);
    auto* rejected = find<ui::Table>("rejected");
    QVERIFY(rejected->isVisible());
    QCOMPARE(rejected->model()->rowCount(), 1000);
    QCOMPARE(text("listed"), QStringLiteral("the first 1\u202F000 of 1\u202F234"));
    QCOMPARE(cell("rejected", 0, 0), QStringLiteral("ratings.csv"));
    QCOMPARE(cell("rejected", 4, 2), QString());
    rejected->selectRow(0);
    QCOMPARE(rejected->tabSeparated(),
             QStringLiteral("File\tLine\tColumn\tWhy it was skipped\tThe row\n"
                            "/data/ml/ratings.csv\t97\t3\tthe rating \"good\" is not a number\t"
                            "414,260,good,964982703\n"));
    m_page->setSummary(exampleSummary());
    QVERIFY(find<ui::Table>("reasons")->isVisible());
}

void TestDatasetPage::asksToImportAgain() {
    show(exampleSummary());
    QSignalSpy again(m_page.get(), &ui::DatasetPage::importAgainRequested);
    QTest::mouseClick(find<QPushButton>("importAgain"), Qt::LeftButton);
    QCOMPARE(again.count(), 1);
}

void TestDatasetPage::saysWhatTrainingNeeds() {
    show(exampleSummary());
    QCOMPARE(text("costTime"), QStringLiteral("–"));
    m_page->costCard().setPlan(planOf());
    m_page->costCard().setCost({.parameters = 7154460, .bytes = 183000000});
    QVERIFY(showsPhrase(QStringLiteral("network 600–200–600, batch 500")));
    QCOMPARE(text("costParameters"), QStringLiteral("7\u202F154\u202F460"));
    QCOMPARE(text("costMemory"), QStringLiteral("≈ 183 MB"));
    QCOMPARE(text("costTime"), QStringLiteral("…")); // is being measured
    m_page->costCard().setCost({.parameters = 7154460, .bytes = 183000000, .secondsPerEpoch = 0.3156});
    QCOMPARE(text("costTime"), QStringLiteral("≈ 0.32 s"));
    m_page->costCard().setCost({.parameters = 7154460, .bytes = 183000000, .secondsPerEpoch = 150});
    QCOMPARE(text("costTime"), QStringLiteral("≈ 2.5 min"));
}

void TestDatasetPage::forgetsThePlanWithOtherData() {
    show(exampleSummary());
    m_page->costCard().setPlan(planOf());
    m_page->costCard().setCost({.parameters = 1, .bytes = 1, .secondsPerEpoch = 1});
    m_page->setSummary(exampleSummary());
    QCOMPARE(text("costTime"), QStringLiteral("–"));
    QVERIFY(showsPhrase(QStringLiteral("nothing is planned")));
}

void TestDatasetPage::saysTheRules_data() {
    QTest::addColumn<model::ImportOptions>("options");
    QTest::addColumn<int>("given"); // 1: the files' own split, 2: of the same users
    QTest::addColumn<QString>("rules");
    model::ImportOptions options;
    options.clicks = ClickKind::Threshold;
    QTest::newRow("paper") << options << 0 << "ratings ≥ 4 · users with ≥ 5 · 60 + 61 held out";
    options.minimumRating = 3.5;
    options.minClicksPerItem = 10;
    options.untilStable = true;
    QTest::newRow("core")
        << options << 0
        << "ratings ≥ 3.5 · items with ≥ 10 · users with ≥ 5, until stable · 60 + 61 held out";
    options = {};
    options.clicks = ClickKind::Any;
    options.minClicksPerUser = 1;
    options.split = SplitKind::HeldOutUsers;
    QTest::newRow("every row") << options << 0 << "every row · 60 + 61 held out";
    QTest::newRow("given") << options << 1 << "split as given · 60 + 61 held out";
    QTest::newRow("given, same users") << options << 2 << "split as given · plain recall";
    options.clicks = ClickKind::Counts;
    options.split = SplitKind::RandomClicks;
    QTest::newRow("random") << options << 3
                            << "counts · 20\u202F% + 20\u202F% of each user’s clicks, random · plain recall";
    options.split = SplitKind::LatestClicks;
    options.heldOutItems = 0.1;
    options.from = 0;
    QTest::newRow("latest")
        << options << 3
        << "counts · from 1 Jan 1970 · 10\u202F% + 10\u202F% of each user’s clicks, latest · "
           "plain recall";
}

void TestDatasetPage::saysTheRules() {
    QFETCH(model::ImportOptions, options);
    QFETCH(int, given);
    QFETCH(QString, rules);
    model::DatasetSummary summary;
    summary.options = options;
    summary.splitWasGiven = given == 1 || given == 2;
    summary.usersShared = given >= 2;
    summary.validationUsers = 60;
    summary.testUsers = 61;
    QCOMPARE(ui::importRules(summary), rules);
}

void TestDatasetPage::showsDataAsPlainText() {
    const auto summary = fullSummary();
    summary->name = "<b>bold</b>";
    summary->popularItems[0].title = "<i>x</i>";
    show(summary);
    QCOMPARE(find<QLabel>("name")->textFormat(), Qt::PlainText);
    const QModelIndex title = find<ui::Table>("items")->model()->index(0, 0);
    QVERIFY(title.data(Qt::ToolTipRole).toString().contains(QStringLiteral("&lt;i&gt;")));
}

void TestDatasetPage::screenshots_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("scale");
    for (const bool dark : {false, true}) {
        const char* scheme = dark ? "dark" : "light";
        QTest::addRow("%s", scheme) << dark << smallPage << 1;
        QTest::addRow("%s large", scheme) << dark << largePage << 1;
        QTest::addRow("%s twice as sharp", scheme) << dark << smallPage << 2;
    }
}

/// Pictures for people to look at; what can be told without eyes is asserted.
void TestDatasetPage::screenshots() {
    QFETCH(bool, dark);
    QFETCH(QSize, size);
    QFETCH(int, scale);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    ui::Appearance appearance;
    appearance.setScheme(dark ? ui::Scheme::Dark : ui::Scheme::Light);
    const auto look = [&](const char* name) {
        QCoreApplication::processEvents();
        const QString cut = cutTexts(*m_page).join(QStringLiteral(" | "));
        QVERIFY2(cut.isEmpty(), qPrintable(cut));
        QImage image(m_page->size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        m_page->render(&image);
        QVERIFY(
            image.save(QStringLiteral(SCREENSHOTS "/data-%1-%2-%3-%4x.png")
                           .arg(QLatin1String(name), dark ? QStringLiteral("dark") : QStringLiteral("light"))
                           .arg(size.width())
                           .arg(scale)));
    };
    show(exampleSummary(), size);
    m_page->costCard().setPlan(planOf());
    m_page->costCard().setCost({.parameters = 7154460, .bytes = 183000000, .secondsPerEpoch = 0.042});
    look("example");
    m_page->setSummary(fullSummary());
    filter()->setText(QStringLiteral("star"));
    look("full");
    find<QTabBar>("leftOutTabs")->setCurrentIndex(1);
    auto plain = exampleSummary();
    look("rejected");
    plain->reader.ratings.clear();
    m_page->setSummary(plain);
    look("three-charts");
    plain->reader.days.clear();
    m_page->setSummary(plain);
    look("two-charts");
}

TASTESCOPE_TEST(TestDatasetPage)
#include "test_dataset_page.moc"

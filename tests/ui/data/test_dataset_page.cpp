#include <QAction>
#include <QPushButton>
#include <QTabBar>
#include <QTest>

#include "model/values/training_reports.h"
#include "tests/support/registered_test.h"
#include "tests/ui/data/dataset_page_test.h"
#include "tests/ui/support/look.h"
#include "tests/ui/support/texts.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/charts/line_drawing.h"
#include "ui/data/cost_card.h"

namespace {

model::RunPlan planOf() {
    model::RunPlan plan;
    plan.trainingUsers = 483;
    plan.batchesPerEpoch = 1;
    plan.parameters = 7154460;
    return plan;
}

} // namespace

/// The numbers and charts of the data that are open, and what training on them costs.
class TestDatasetPage : public DatasetPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void asksForDataFirst();
    void showsEveryNumber();
    void helpsWithEveryNumber();
    void showsTheChartsThatTheDataHave_data();
    void showsTheChartsThatTheDataHave();
    void asksToImportAgain();
    void saysWhatTrainingNeeds();
    void forgetsThePlanWithOtherData();
    void showsDataAsPlainText();
    void fitsItsTexts_data() { addLooks(); }
    void fitsItsTexts();

private:
    QTemporaryDir m_folder;
};

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
    m_page->costCard().setCost({.parameters = 7154460, .memory = {.network = 183000000}});
    QVERIFY(showsPhrase(QStringLiteral("network 600–200–600, batch 500")));
    QCOMPARE(text("costParameters"), QStringLiteral("7\u202F154\u202F460"));
    QCOMPARE(text("costMemory"), QStringLiteral("≈ 183 MB"));
    QCOMPARE(text("costTime"), QStringLiteral("…")); // is being measured
    m_page->costCard().setCost(
        {.parameters = 7154460, .memory = {.network = 183000000}, .secondsPerEpoch = 0.3156});
    QCOMPARE(text("costTime"), QStringLiteral("≈ 0.32 s"));
    m_page->costCard().setCost(
        {.parameters = 7154460, .memory = {.network = 183000000}, .secondsPerEpoch = 150});
    QCOMPARE(text("costTime"), QStringLiteral("≈ 2.5 min"));
}

void TestDatasetPage::forgetsThePlanWithOtherData() {
    show(exampleSummary());
    m_page->costCard().setPlan(planOf());
    m_page->costCard().setCost({.parameters = 1, .memory = {.network = 1}, .secondsPerEpoch = 1});
    m_page->setSummary(exampleSummary());
    QCOMPARE(text("costTime"), QStringLiteral("–"));
    QVERIFY(showsPhrase(QStringLiteral("nothing is planned")));
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

void TestDatasetPage::fitsItsTexts() {
    QFETCH(const bool, dark);
    useSettingsIn(m_folder);
    const Look look(dark);
    makePage();
    const auto check = [this](const char* state) {
        QCoreApplication::processEvents();
        const QString cut = CutTexts(*m_page).toString();
        QVERIFY2(cut.isEmpty(), qPrintable(QLatin1String(state) + QStringLiteral(": ") + cut));
    };
    show(exampleSummary());
    m_page->costCard().setPlan(planOf());
    m_page->costCard().setCost(
        {.parameters = 7154460, .memory = {.network = 183000000}, .secondsPerEpoch = 0.042});
    check("example");
    show(fullSummary());
    filter()->setText(QStringLiteral("star"));
    check("full");
    find<QTabBar>("leftOutTabs")->setCurrentIndex(1);
    check("rejected");
    const auto plain = exampleSummary();
    plain->reader.ratings.clear();
    show(plain);
    check("three charts");
    plain->reader.days.clear();
    show(plain);
    check("two charts");
}

TASTESCOPE_TEST(TestDatasetPage)
#include "test_dataset_page.moc"

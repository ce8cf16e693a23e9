#include <QAbstractItemModel>
#include <QComboBox>
#include <QTabBar>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/runs/runs_page_test.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/figure.h"
#include "ui/runs/new_experiment_dialog.h"
#include "ui/runs/run_comparison.h"

Q_DECLARE_METATYPE(model::ExperimentPlan)

/// Making experiments, and what came of them.
class TestExperimentView : public RunsPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void makesAComparisonOfLikelihoods();
    void makesASweepOfBeta();
    void complainsAboutCapsThatCannotWork_data();
    void complainsAboutCapsThatCannotWork();
    void refusesToSweepBetaOfADae();
    void needsDataForExperiments();
    void showsLikelihoodsAsBarsAndTable();
    void showsASweepAsLineAndTable();
    void staysWithTheChosenExperiment();

private:
    ui::NewExperimentDialog* dialog() const { return find<ui::NewExperimentDialog>("newExperiment"); }
};

void TestExperimentView::makesAComparisonOfLikelihoods() {
    model::TrainingOptions base;
    base.epochs = 40;
    base.seed = 5;
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->setBaseOptions(base);
    m_page->show();
    QSignalSpy requested(m_page.get(), &ui::RunsPage::experimentRequested);
    find<QPushButton>("compareLikelihoods")->click(); // of the empty page
    QVERIFY(dialog());
    QVERIFY(!::find<QLineEdit>(*dialog(), "caps"));
    const QString plan = ::find<QLabel>(*dialog(), "experimentPlan")->text();
    QVERIFY2(plan.startsWith(QStringLiteral("12 runs of 40 epochs each, one after another, on ml-1m.")),
             qPrintable(plan));
    QVERIFY(plan.contains(QStringLiteral("seeds 5 to 7")));
    QVERIFY(plan.contains(QStringLiteral("β linear to 0.2")));
    auto* seeds = ::find<QLineEdit>(*dialog(), "seeds");
    auto* start = ::find<QPushButton>(*dialog(), "startExperiment");
    seeds->setText(QStringLiteral("0"));
    QVERIFY(!start->isEnabled());
    seeds->setText(QStringLiteral("2"));
    QVERIFY(start->text().contains(QStringLiteral("8 runs")));
    start->click();
    QCOMPARE(requested.count(), 1);
    const auto made = requested.last().first().value<model::ExperimentPlan>();
    QCOMPARE(made.kind, model::ExperimentKind::Likelihoods);
    QCOMPARE(made.seeds, 2);
    QVERIFY(made.base == base);
    QVERIFY(made.caps.empty());
}

void TestExperimentView::makesASweepOfBeta() {
    show(1);
    m_page->setDataName(QStringLiteral("ml-1m"));
    QSignalSpy requested(m_page.get(), &ui::RunsPage::experimentRequested);
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    auto* caps = ::find<QLineEdit>(*dialog(), "caps");
    QVERIFY(caps->isVisible());
    QCOMPARE(caps->text(), QStringLiteral("0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1"));
    auto* start = ::find<QPushButton>(*dialog(), "startExperiment");
    QVERIFY(start->text().contains(QStringLiteral("30 runs")));
    caps->setText(QStringLiteral("0, .25 ,0.5"));
    start->click();
    const auto made = requested.last().first().value<model::ExperimentPlan>();
    QCOMPARE(made.caps, std::vector<double>({0, 0.25, 0.5}));
    QCOMPARE(made.seeds, 3);
    QCOMPARE(find<QTabBar>("comparisonTabs")->currentIndex(), int(ExperimentsTab));
}

void TestExperimentView::complainsAboutCapsThatCannotWork_data() {
    QTest::addColumn<QString>("caps");
    for (const char* caps : {"", "0, -0.1", "0.1, 0.2, 0.1", "a", "0.1 / 0.2", "inf", "nan", "1e999", "0,,1"})
        QTest::newRow(*caps ? caps : "none") << QString(QLatin1String(caps));
}

void TestExperimentView::complainsAboutCapsThatCannotWork() {
    QFETCH(QString, caps);
    show(1);
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    ::find<QLineEdit>(*dialog(), "caps")->setText(caps);
    QVERIFY(!::find<QPushButton>(*dialog(), "startExperiment")->isEnabled());
    auto* complaint = ::find<QLabel>(*dialog(), "capsComplaint");
    QVERIFY(complaint->isVisible());
    QCOMPARE(complaint->text(),
             QStringLiteral("Needs numbers from 0 on with commas between them, each once."));
}

void TestExperimentView::refusesToSweepBetaOfADae() {
    show(1);
    model::TrainingOptions base;
    base.network.kind = model::ModelKind::Dae;
    m_page->setDataName(QStringLiteral("ml-1m"));
    m_page->setBaseOptions(base);
    m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")).last()->click();
    QVERIFY(!::find<QPushButton>(*dialog(), "startExperiment")->isEnabled());
    QVERIFY(::find<QLabel>(*dialog(), "experimentPlan")->text().startsWith(QStringLiteral("A DAE has no β")));
}

void TestExperimentView::needsDataForExperiments() {
    show(1);
    for (const QPushButton* button :
         m_page->findChildren<QPushButton*>(QStringLiteral("compareLikelihoods"))) {
        QVERIFY(!button->isEnabled());
        QCOMPARE(button->toolTip(), QStringLiteral("Open data first"));
    }
    m_page->setDataName(QStringLiteral("ml-1m"));
    for (const QPushButton* button : m_page->findChildren<QPushButton*>(QStringLiteral("sweepBeta")))
        QVERIFY(button->isEnabled());
}

void TestExperimentView::showsLikelihoodsAsBarsAndTable() {
    show(1);
    find<QTabBar>("comparisonTabs")->setCurrentIndex(ExperimentsTab);
    QVERIFY(find<QLabel>("noExperiments")->isVisible());
    m_page->comparison().setExperiments({exampleLikelihoods()});
    const ui::BarFigure& bars = find<ui::BarChart>("likelihoodsChart")->figure();
    QCOMPARE(bars.labels.join(QLatin1Char(' ')), QStringLiteral("Mult-VAE gaussian VAE logistic VAE"));
    QCOMPARE(bars.values[0], 0.3612);
    QCOMPARE(bars.whiskers[0], 0.0031);
    const QAbstractItemModel* rows = find<ui::Table>("experiment")->model();
    const auto text = [rows](int row, int column) { return rows->index(row, column).data().toString(); };
    QCOMPARE(rows->headerData(1, Qt::Horizontal).toString(), QStringLiteral("Recall@20"));
    QCOMPARE(text(0, 0), QStringLiteral("Mult-VAE"));
    QCOMPARE(text(0, 3), QStringLiteral("0.3612 ± 0.0031"));
    QCOMPARE(text(0, 4), QStringLiteral("✓ best"));
    QCOMPARE(text(1, 4), QString());
    QCOMPARE(text(0, 5), QStringLiteral("3 runs"));
    QCOMPARE(text(2, 5), QStringLiteral("2 of 3 runs"));
    QCOMPARE(text(3, 3), QStringLiteral("—"));
    QCOMPARE(text(3, 5), QStringLiteral("0 of 3 runs"));
    find<QComboBox>("experimentMetric")->setCurrentIndex(2);
    QCOMPARE(find<ui::BarChart>("likelihoodsChart")->figure().values[0], 0.3612 + 0.08);
}

void TestExperimentView::showsASweepAsLineAndTable() {
    show(1);
    m_page->comparison().setExperiments({exampleSweep()});
    const ui::LineFigure& line = figure("sweepChart");
    QCOMPARE(line.curves.size(), 1U);
    QCOMPARE(line.curves[0].points.size(), 10U);
    QCOMPARE(line.curves[0].errors.size(), 10U);
    QCOMPARE(line.curves[0].points[1].x(), 0.05);
    auto* table = find<ui::Table>("experiment");
    QCOMPARE(table->model()->index(4, 4).data().toString(), QStringLiteral("✓ best"));
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(table->model()->index(0, 0).data().toString(), QStringLiteral("1"));
}

void TestExperimentView::staysWithTheChosenExperiment() {
    show(1);
    auto* choice = find<QComboBox>("experimentChoice");
    m_page->comparison().setExperiments({exampleSweep()});
    QVERIFY(!choice->isVisible()); // the curves are in front
    m_page->comparison().setExperiments(
        {exampleLikelihoods(), exampleSweep()}); // a new one comes to the front
    QCOMPARE(choice->currentText(), QStringLiteral("Likelihoods on MovieLens latest small"));
    choice->setCurrentIndex(1);
    m_page->comparison().setExperiments({exampleLikelihoods(), exampleSweep()});
    QCOMPARE(choice->currentText(), QStringLiteral("β sweep of MovieLens latest small"));
    m_page->comparison().setExperiments({});
    QCOMPARE(choice->count(), 0);
}

TASTESCOPE_TEST(TestExperimentView)
#include "test_experiment_view.moc"

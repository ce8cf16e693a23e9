#include <QAbstractScrollArea>
#include <QAction>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

#include "tests/support/own_settings.h"
#include "tests/support/registered_test.h"
#include "tests/ui/map/map_page_test.h"
#include "tests/ui/support/look.h"
#include "ui/map/map_selection.h"
#include "ui/runs/runs_page.h"
#include "ui/tables/table.h"
#include "ui/users/users_page.h"
#include "ui/window/main_window.h"

namespace {

/// The last argument of a signal's only argument.
QString lastText(const QSignalSpy& spy) {
    return spy.last().first().toString();
}

} // namespace

/// When there is a map, how far it is, and what it asks of others.
class TestMapPage : public MapPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void asksForDataFirst();
    void asksForAModelNext();
    void asksForAMapWhenItIsSeen();
    void showsHowFarTheMapIs();
    void asksAgainOnlyWhenTold();
    void saysWhyThereIsNoMap();
    void offersToComputeAgain();
    void ignoresAMapOfOtherData();
    void tellsTheRail();
    void opensAUser();
    void showsHistoryAndNeighboursOfWhoIsPicked();
    void exportsAndClearsTheSelection();
    void ringsWhoIsLookedAt();
    void startsAgainWithOtherData();
    void hasANameForEverything();
    void isAPageOfTheWindow();
    void followsLightAndDark();

private:
    QImage drawn() const {
        QCoreApplication::processEvents(); // layouts within layouts
        return chart()->grab().toImage();
    }

    QTemporaryDir m_folder;
};

void TestMapPage::asksForDataFirst() {
    QSignalSpy opened(m_actions.openData(), &QAction::triggered);
    QSignalSpy example(m_actions.loadExample(), &QAction::triggered);
    QVERIFY(find<QPushButton>("emptyOpen")->isVisibleTo(m_page.get()));
    find<QPushButton>("emptyOpen")->click();
    QTest::keyClick(find<QPushButton>("emptyExample"), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
}

void TestMapPage::asksForAModelNext() {
    QSignalSpy training(m_actions.goToTraining(), &QAction::triggered);
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    m_page->setDirectory(m_example.users);
    m_page->show();
    QVERIFY(!find<QPushButton>("emptyOpen")->isVisibleTo(m_page.get()));
    find<QPushButton>("goToTraining")->click();
    QCOMPARE(training.count(), 1);
    QCOMPARE(wanted.count(), 0);
}

void TestMapPage::asksForAMapWhenItIsSeen() {
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    m_page->setDirectory(m_example.users);
    m_page->setModelAvailable(true);
    QCOMPARE(wanted.count(), 0);
    m_page->show();
    QCOMPARE(wanted.count(), 1);
    m_page->hide();
    m_page->show();
    QCOMPARE(wanted.count(), 1);
    m_page->setMap(m_example.map);
    QVERIFY(canvas()->isVisibleTo(m_page.get()));
    m_page->setModelAvailable(false); // another run begins
    QVERIFY(!canvas()->isVisibleTo(m_page.get()));
    m_page->setModelAvailable(true);
    QCOMPARE(wanted.count(), 2);
}

void TestMapPage::showsHowFarTheMapIs() {
    const QSignalSpy cancelled(m_page->statuses().front(), &ui::MapStatus::cancelRequested);
    m_page->setDirectory(m_example.users);
    m_page->setModelEpoch(62);
    m_page->setModelAvailable(true);
    m_page->show();
    m_page->setMapRunning(true);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("Computing the map of epoch 62…"));
    m_page->setMapProgress(0.25);
    auto* progress = seen<QProgressBar>("mapProgress");
    QCOMPARE(4 * progress->value(), progress->maximum());
    seen<QPushButton>("mapCancel")->click();
    QCOMPARE(cancelled.count(), 1);
}

void TestMapPage::asksAgainOnlyWhenTold() {
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    m_page->setDirectory(m_example.users);
    m_page->setModelAvailable(true);
    m_page->show();
    m_page->setMapRunning(true);
    m_page->setMapRunning(false); // cancelled
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("The map has not been computed."));
    QVERIFY(!seen<QProgressBar>("mapProgress"));
    seen<QPushButton>("mapCompute")->click();
    QCOMPARE(wanted.count(), 2);
}

void TestMapPage::saysWhyThereIsNoMap() {
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    m_page->setDirectory(m_example.users);
    m_page->setModelAvailable(true);
    m_page->show();
    m_page->setMapRunning(true);
    m_page->setMapFailure({.message = "the model has values that are not finite",
                           .file = {},
                           .line = 0,
                           .remedy = "Train with a smaller learning rate"});
    m_page->setMapRunning(false);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("The model has values that are not finite."));
    QVERIFY(seen<QLabel>("mapState")->toolTip().contains(QStringLiteral("smaller learning rate")));
    QCOMPARE(seen<QPushButton>("mapCompute")->text(), QStringLiteral("&Try again"));
    seen<QPushButton>("mapCompute")->click();
    QCOMPARE(wanted.count(), 2);
    m_page->setMapRunning(true);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("Computing the map of the untrained model…"));
}

void TestMapPage::offersToComputeAgain() {
    showMap();
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("Map of epoch 62"));
    QVERIFY(!seen<QPushButton>("mapCompute"));
    m_page->setModelEpoch(70);
    QCOMPARE(wanted.count(), 0);
    QCOMPARE(seen<QPushButton>("mapCompute")->text(), QStringLiteral("Compute a&gain for epoch 70"));
    seen<QPushButton>("mapCompute")->click();
    QCOMPARE(wanted.count(), 1);
    m_page->setMapRunning(true);
    QVERIFY(canvas()->isVisibleTo(m_page.get())); // the old one stays in sight
    auto later = std::make_shared<model::LatentMap>(*m_example.map);
    later->epoch = 70;
    m_page->setMap(later);
    m_page->setMapRunning(false);
    QCOMPARE(seen<QLabel>("mapState")->text(), QStringLiteral("Map of epoch 70"));
    QVERIFY(!seen<QPushButton>("mapCompute"));
}

void TestMapPage::ignoresAMapOfOtherData() {
    m_page->setDirectory(m_example.users);
    m_page->setModelAvailable(true);
    m_page->show();
    m_page->setMap(exampleMap(50, 3).map);
    QVERIFY(!canvas()->isVisibleTo(m_page.get()));
}

void TestMapPage::tellsTheRail() {
    QSignalSpy fact(m_page.get(), &ui::MapPage::badgeChanged);
    showMap();
    QCOMPARE(lastText(fact), QStringLiteral("32\u202F% explained"));
    m_page->setModelAvailable(false);
    QVERIFY(lastText(fact).isEmpty());
}

void TestMapPage::opensAUser() {
    showMap();
    QSignalSpy requested(m_page.get(), &ui::MapPage::userRequested);
    emit chart()->userChosen(17);
    QCOMPARE(lastText(requested), QStringLiteral("1017"));
}

void TestMapPage::showsHistoryAndNeighboursOfWhoIsPicked() {
    showMap();
    QSignalSpy asked(m_page.get(), &ui::MapPage::glanceRequested);
    QSignalSpy opened(m_page.get(), &ui::MapPage::userRequested);
    chart()->pick(17);
    QCOMPARE(lastText(asked), QStringLiteral("1017"));
    const auto& users = *m_example.users;
    model::UserGlance glance{users[16].id, {(*m_example.items)[0]}, {{users[3], 0.9, 2}}};
    m_page->setGlance(glance); // of somebody else
    const auto* history = seen<ui::Table>("glanceHistory");
    QVERIFY(history != nullptr && seen<ui::Table>("taste") == nullptr);
    QCOMPARE(history->model()->rowCount(), 0);
    glance.id = users[17].id;
    m_page->setGlance(glance);
    QCOMPARE(history->model()->index(0, 0).data().toString(), QStringLiteral("American Beauty (1999)"));
    QCOMPARE(chart()->figure().lines.size(), std::size_t{1});
    auto* neighbours = seen<ui::Table>("glanceNeighbours");
    emit neighbours->activated(neighbours->model()->index(0, 0));
    QCOMPARE(chart()->picked().value_or(99), 3U);
    QCOMPARE(lastText(asked), QStringLiteral("1003"));
    QVERIFY(opened.isEmpty());
    seen<QPushButton>("openPicked")->click();
    QCOMPARE(lastText(opened), QStringLiteral("1003"));
    QTest::keyClick(canvas(), Qt::Key_Escape);
    QVERIFY(seen<ui::Table>("glanceHistory") == nullptr);
    chart()->pick(5);
    seen<QPushButton>("closePicked")->click();
    QVERIFY(!chart()->picked());
}

void TestMapPage::exportsAndClearsTheSelection() {
    showMap();
    QSignalSpy saved(m_page.get(), &ui::MapPage::usersExportRequested);
    QVERIFY(seen<QPushButton>("exportChosen") == nullptr);
    chart()->selection().choose({2, 5}, ui::MapSelection::Choice::Replace);
    seen<QPushButton>("exportChosen")->click();
    const QList<QByteArray> lines = saved.last().first().toByteArray().split('\n');
    QCOMPARE(lines.size(), 4); // the last one is empty
    QCOMPARE(lines[0].trimmed(), QByteArray("id,block,clicks,x,y,kl"));
    QVERIFY(lines[1].startsWith("1002,training,") && lines[2].startsWith("1005,training,"));
    seen<QPushButton>("clearChosen")->click();
    QCOMPARE(chart()->selection().size(), std::size_t{0});
}

void TestMapPage::ringsWhoIsLookedAt() {
    model::PersonState state;
    state.id = (*m_example.users)[7].id;
    m_page->setDirectory(m_example.users);
    m_page->setPerson(state); // before there is a map
    showMap();
    QCOMPARE(chart()->personInSight(), QString()); // of the data before
    m_page->setPerson(state);
    QCOMPARE(chart()->personInSight(), QStringLiteral("User ") + QString::fromStdString(state.id));
    m_page->setMap(std::make_shared<model::LatentMap>(*m_example.map)); // of a later epoch
    QCOMPARE(chart()->personInSight(), QStringLiteral("User ") + QString::fromStdString(state.id));
    state.edited = true;
    m_page->setPerson(state);
    QCOMPARE(chart()->personInSight(), QString());
    state.edited = false;
    state.id = "nobody of the data";
    m_page->setPerson(state);
    QCOMPARE(chart()->personInSight(), QString());
}

void TestMapPage::startsAgainWithOtherData() {
    showMap();
    chart()->selection().choose({1}, ui::MapSelection::Choice::Replace);
    const ExampleMap other = exampleMap(50, 3);
    QSignalSpy requested(m_page.get(), &ui::MapPage::selectionRequested);
    QSignalSpy wanted(m_page.get(), &ui::MapPage::mapRequested);
    m_page->setDirectory(other.users);
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!canvas()->isVisibleTo(m_page.get()));
    m_page->setItems(other.items, other.itemClicks);
    m_page->setMap(other.map);
    QVERIFY(canvas()->isVisibleTo(m_page.get()));
    QVERIFY(find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
    QCOMPARE(requested.count(), 0);
    QCOMPARE(chart()->users().size(), std::size_t{50});
}

void TestMapPage::hasANameForEverything() {
    showMap();
    for (const QWidget* widget : m_page->findChildren<QWidget*>()) {
        const bool viewport = qobject_cast<QAbstractScrollArea*>(widget->parent()) != nullptr;
        if (viewport || widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(m_page.get()))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty() || !widget->property("text").toString().isEmpty(),
                 widget->metaObject()->className());
    }
    const QString description = canvas()->accessibleDescription().replace(QChar(0x202F), QLatin1Char(' '));
    QCOMPARE(description, QStringLiteral("600 users and 200 items on a plane. PC 1 explains 23 % of the "
                                         "variance, PC 2 8.8 %."));
}

void TestMapPage::isAPageOfTheWindow() {
    ui::MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* rail = window.findChild<QListWidget*>(QStringLiteral("rail"));
    QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
    QCOMPARE(rail->currentItem()->text(), QStringLiteral("Latent map"));
    QVERIFY(window.mapPage().isVisible());
    window.mapPage().setDirectory(m_example.users);
    window.mapPage().setModelAvailable(true);
    window.mapPage().setMap(m_example.map);
    QCOMPARE(window.mapPage().findChild<ui::MapCanvas*>()->isVisible(), true);
    QTest::keyClick(&window, Qt::Key_5, Qt::ControlModifier);
    QCOMPARE(rail->currentItem()->text(), QStringLiteral("Runs"));
    QVERIFY(window.runsPage().isVisible());
    emit window.mapPage().userRequested(QStringLiteral("1000"));
    QVERIFY(window.usersPage().isVisible());
}

void TestMapPage::followsLightAndDark() {
    useSettingsIn(m_folder);
    Look look(false);
    makePage();
    showMap();
    const QImage light = drawn();
    look.set(true);
    const QImage dark = drawn();
    const QPoint user = chart()->placeOf({false, 3}).toPoint();
    QVERIFY(dark.pixelColor(user) != light.pixelColor(user));
    QVERIFY(dark.pixelColor(0, 0) != light.pixelColor(0, 0));
    look.set(false);
    QCOMPARE(drawn(), light);
}

TASTESCOPE_TEST(TestMapPage)
#include "test_map_page.moc"

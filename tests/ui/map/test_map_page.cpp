#include <QAbstractItemModelTester>
#include <QAbstractScrollArea>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QDir>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/support/example_map.h"
#include "ui/chart_cards/chart_card.h"
#include "ui/components/shared_actions.h"
#include "ui/fields/item_matches.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_chart.h"
#include "ui/map/map_page.h"
#include "ui/map/map_selection.h"
#include "ui/runs/runs_page.h"
#include "ui/tables/table.h"
#include "ui/users/users_page.h"
#include "ui/window/appearance.h"
#include "ui/window/main_window.h"

using ui::MapPage;

namespace {

constexpr std::size_t userCount = 600;

/// The last argument of a signal's only argument.
QString lastText(const QSignalSpy& spy) {
    return spy.last().first().toString();
}

} // namespace

class TestMapPage : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanup() { m_page.reset(); }
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
    void ringsWhoIsLookedAt();
    void findsAnItemByItsTitle();
    void asksWhoClickedAnItem();
    void coloursByTheItemThatIsClicked();
    void hasNoKlOfADae();
    void asksWhatTheChosenLike();
    void sortsAndCopiesTheirTaste();
    void startsAgainWithOtherData();
    void matchesManyItems();
    void hasANameForEverything();
    void isAPageOfTheWindow();
    void followsLightAndDark();
    void screenshots_data();
    void screenshots();

private:
    void showMap();
    QImage settled() const;
    template <typename Widget>
    Widget* find(const char* name) const {
        return m_page->findChild<Widget*>(QLatin1String(name));
    }
    /// The one that can be seen.
    template <typename Widget>
    Widget* seen(const char* name) const {
        for (Widget* widget : m_page->findChildren<Widget*>(QLatin1String(name)))
            if (widget->isVisibleTo(m_page.get()))
                return widget;
        return nullptr;
    }
    ui::MapChart* chart() const { return m_page->findChild<ui::MapChart*>(); }
    ui::MapCanvas* canvas() const { return m_page->findChild<ui::MapCanvas*>(); }
    QString cell(int row, int column) const {
        return find<ui::Table>("taste")
            ->model()
            ->index(row, column)
            .data()
            .toString()
            .replace(QChar(0x202F), QLatin1Char(' '));
    }

    ExampleMap m_example;
    ui::SharedActions m_actions;
    std::unique_ptr<MapPage> m_page;
};

void TestMapPage::initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    m_example = exampleMap(userCount, 200);
}

void TestMapPage::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
    m_page = std::make_unique<MapPage>(m_actions);
    m_page->resize(1132, 730);
    new QAbstractItemModelTester(find<ui::Table>("taste")->model(),
                                 QAbstractItemModelTester::FailureReportingMode::Fatal, m_page.get());
}

void TestMapPage::showMap() {
    m_page->setDirectory(m_example.users);
    m_page->setItems(m_example.items, m_example.itemClicks);
    m_page->setModelEpoch(62);
    m_page->setModelAvailable(true);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->setMap(m_example.map);
}

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
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
    m_page->setDirectory(m_example.users);
    m_page->show();
    QVERIFY(!find<QPushButton>("emptyOpen")->isVisibleTo(m_page.get()));
    find<QPushButton>("goToTraining")->click();
    QCOMPARE(training.count(), 1);
    QCOMPARE(wanted.count(), 0);
}

void TestMapPage::asksForAMapWhenItIsSeen() {
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
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
    QSignalSpy cancelled(m_page.get(), &MapPage::cancelRequested);
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
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
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
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
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
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
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
    QSignalSpy fact(m_page.get(), &MapPage::badgeChanged);
    showMap();
    QCOMPARE(lastText(fact), QStringLiteral("32\u202F% explained"));
    m_page->setModelAvailable(false);
    QVERIFY(lastText(fact).isEmpty());
}

void TestMapPage::opensAUser() {
    showMap();
    QSignalSpy requested(m_page.get(), &MapPage::userRequested);
    emit chart()->userChosen(17);
    QCOMPARE(lastText(requested), QStringLiteral("1017"));
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

void TestMapPage::findsAnItemByItsTitle() {
    showMap();
    QSignalSpy requested(m_page.get(), &MapPage::clickersRequested);
    auto* field = find<QLineEdit>("mapItem");
    QVERIFY(!field->isVisibleTo(m_page.get()));
    find<QComboBox>("mapColour")->setCurrentIndex(3);
    QVERIFY(field->isVisibleTo(m_page.get()));
    QTest::keyClicks(field, QStringLiteral("STORY"));
    QCOMPARE(field->completer()->completionModel()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<model::ItemIndex>().value, 6U);
    QCOMPARE(field->text(), QStringLiteral("Toy Story (1995)"));
    field->clear();
    QTest::keyClicks(field, QStringLiteral("fa")); // begins with it before it merely has it
    QCOMPARE(field->completer()->completionModel()->index(0, 0).data().toString(),
             QStringLiteral("Fargo (1996)"));
    QTest::keyClicks(field, QStringLiteral("nothing of the kind"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
}

void TestMapPage::asksWhoClickedAnItem() {
    showMap();
    find<QComboBox>("mapColour")->setCurrentIndex(3);
    auto* field = find<QLineEdit>("mapItem");
    QTest::keyClicks(field, QStringLiteral("Alien"));
    QTest::keyClick(field, Qt::Key_Return);
    auto clickers = std::make_shared<std::vector<std::uint8_t>>(userCount);
    (*clickers)[5] = (*clickers)[9] = 1;
    m_page->setClickers({3}, clickers); // of another item: too late
    QVERIFY(!chart()->users().shades);
    m_page->setClickers({14}, clickers);
    QCOMPARE(chart()->users().kinds.size(), std::size_t{2});
    QCOMPARE(chart()->users().kinds[1].name, QStringLiteral("clicked: 2"));
    QCOMPARE((*chart()->users().shades)[5], std::uint8_t{1});
    QCOMPARE((*chart()->users().shades)[6], std::uint8_t{0});
}

void TestMapPage::coloursByTheItemThatIsClicked() {
    showMap();
    QSignalSpy requested(m_page.get(), &MapPage::clickersRequested);
    emit chart()->itemChosen(5);
    QCOMPARE(find<QComboBox>("mapColour")->currentIndex(), 3);
    QCOMPARE(find<QLineEdit>("mapItem")->text(), QStringLiteral("Fargo (1996)"));
    QCOMPARE(requested.last().first().value<model::ItemIndex>().value, 5U);
}

void TestMapPage::hasNoKlOfADae() {
    showMap();
    auto* choice = find<QComboBox>("mapColour");
    choice->setCurrentIndex(1);
    QVERIFY(chart()->users().ramp == ui::Ramp::Kl);
    auto dae = std::make_shared<model::LatentMap>(*m_example.map);
    dae->userKl.clear();
    m_page->setMap(dae);
    QCOMPARE(choice->currentIndex(), 0);
    QVERIFY(!qobject_cast<QStandardItemModel*>(choice->model())->item(1)->isEnabled());
    QVERIFY(!choice->itemData(1, Qt::ToolTipRole).toString().isEmpty());
    m_page->setMap(m_example.map);
    QVERIFY(qobject_cast<QStandardItemModel*>(choice->model())->item(1)->isEnabled());
}

void TestMapPage::asksWhatTheChosenLike() {
    showMap();
    QSignalSpy requested(m_page.get(), &MapPage::selectionRequested);
    QVERIFY(find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
    chart()->selection().choose({3, 5, 8}, false);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().value<std::vector<std::uint32_t>>(),
             (std::vector<std::uint32_t>{3, 5, 8}));
    QVERIFY(!find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
    m_page->setSelectionTaste(exampleTaste(m_example, 2)); // of others, who were chosen before
    QCOMPARE(find<ui::Table>("taste")->model()->rowCount(), 0);
    m_page->setSelectionTaste(exampleTaste(m_example, 3));
    QCOMPARE(find<ui::Table>("taste")->model()->rowCount(), 40);
    QCOMPARE(cell(0, 0), QStringLiteral("American Beauty (1999)"));
    QCOMPARE(cell(0, 1), QStringLiteral("72.0 %"));
    QCOMPARE(cell(0, 2), QStringLiteral("32.4 %"));
    QCOMPARE(cell(0, 3), QStringLiteral("+39.6"));
    const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() == QStringLiteral("3 of 600 users");
    }));
    chart()->selection().clear();
    QCOMPARE(requested.count(), 1);
    QVERIFY(find<QLabel>("tasteHint")->isVisibleTo(m_page.get()));
}

void TestMapPage::sortsAndCopiesTheirTaste() {
    showMap();
    chart()->selection().choose({1, 2, 3}, false);
    m_page->setSelectionTaste(exampleTaste(m_example, 3));
    auto* table = find<ui::Table>("taste");
    table->sortByColumn(1, Qt::AscendingOrder);
    QVERIFY(cell(0, 1) < cell(39, 1));
    table->selectRow(39);
    const QString copied = table->tabSeparated();
    QVERIFY(copied.startsWith(
        QStringLiteral("Title\tInside\tOutside\tDiff.\nAmerican Beauty (1999)\t0.72\t0.324\t0.39")));
    QCOMPARE(copied.count(QLatin1Char('\n')), 2);
}

void TestMapPage::startsAgainWithOtherData() {
    showMap();
    chart()->selection().choose({1}, false);
    const ExampleMap other = exampleMap(50, 3);
    QSignalSpy requested(m_page.get(), &MapPage::selectionRequested);
    QSignalSpy wanted(m_page.get(), &MapPage::mapRequested);
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

void TestMapPage::matchesManyItems() {
    auto items = std::make_shared<std::vector<model::ItemRow>>();
    for (std::uint32_t i = 0; i < 500000; ++i)
        items->push_back({std::to_string(i), "A film with some name, part " + std::to_string(i), {i}});
    ui::ItemMatches matches;
    matches.setItems(items);
    matches.setText(QStringLiteral("A"));
    QElapsedTimer timer;
    timer.start();
    matches.setText(QStringLiteral("part 499999"));
    qInfo("a key among 500 000 items: %lld ms", timer.elapsed());
    QCOMPARE(matches.rowCount(), 1);
    QCOMPARE(matches.itemAt(0).value, 499999U);
    QVERIFY(timer.elapsed() < 500);
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

/// The chart once nothing moves any more: a new style lays everything out anew, in several turns.
QImage TestMapPage::settled() const {
    QImage before;
    QImage now;
    const auto rests = [&] {
        QCoreApplication::processEvents();
        before = std::exchange(now, chart()->grab().toImage());
        return now == before;
    };
    return QTest::qWaitFor(rests) ? now : QImage();
}

void TestMapPage::followsLightAndDark() {
    showMap();
    ui::Appearance appearance;
    appearance.setScheme(ui::Scheme::Light);
    const QImage light = settled();
    appearance.setScheme(ui::Scheme::Dark);
    const QImage dark = settled();
    const QPoint user = chart()->placeOf({false, 3}).toPoint();
    QVERIFY(dark.pixelColor(user) != light.pixelColor(user));
    appearance.setScheme(ui::Scheme::Light);
    QTRY_COMPARE(chart()->grab().toImage(), light);
}

void TestMapPage::screenshots_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<QSize>("size"); // of the window; the page is what the rail and the bars leave
    QTest::addColumn<int>("users");
    for (const bool dark : {false, true})
        for (const QSize size : {QSize(960, 640), QSize(1280, 800), QSize(1920, 1080)})
            for (const int users : {6034, 140000})
                QTest::addRow("%s %d %d", dark ? "dark" : "light", size.width(), users)
                    << dark << size << users;
}

/// Pictures for people to look at.
void TestMapPage::screenshots() {
    QFETCH(const bool, dark);
    QFETCH(const QSize, size);
    QFETCH(const int, users);
    QVERIFY(QDir().mkpath(QStringLiteral(SCREENSHOTS)));
    ui::Appearance appearance;
    appearance.setScheme(dark ? ui::Scheme::Dark : ui::Scheme::Light);
    m_example = exampleMap(static_cast<std::size_t>(users), 3497);
    m_page->resize(size.width() - 148, size.height() - 52);
    const auto look = [&](const char* name) {
        for (int i = 0; i < 3; ++i) // layouts within layouts
            QCoreApplication::processEvents();
        QVERIFY(m_page->grab().save(
            QStringLiteral(SCREENSHOTS "/map-%1-%2-%3-%4.png")
                .arg(QLatin1String(name), dark ? QStringLiteral("dark") : QStringLiteral("light"))
                .arg(size.width())
                .arg(users)));
    };
    look("empty");
    m_page->setDirectory(m_example.users);
    m_page->setModelEpoch(62);
    m_page->setModelAvailable(true);
    m_page->show();
    m_page->setMapRunning(true);
    m_page->setMapProgress(0.4);
    look("computing");
    showMap();
    m_page->setMapRunning(false);
    m_page->setModelEpoch(70);
    QVERIFY(m_page->minimumSizeHint().width() <= 960 - 148);
    look("activity");
    find<QCheckBox>("mapItems")->setChecked(true);
    find<QComboBox>("mapColour")->setCurrentIndex(1);
    look("kl-items");
    find<QCheckBox>("mapItems")->setChecked(false);
    find<QComboBox>("mapColour")->setCurrentIndex(2);
    look("block");
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < m_example.users->size(); ++row)
        if (m_example.map->userX[row] < -2 && m_example.map->userY[row] > 0)
            rows.push_back(row);
    chart()->selection().choose(rows, false);
    m_page->setSelectionTaste(exampleTaste(m_example, rows.size()));
    QTest::mouseMove(canvas()->viewport(), chart()->placeOf({false, rows[7]}).toPoint());
    look("chosen");
    chart()->selection().clear();
    emit chart()->itemChosen(6);
    auto clickers = std::make_shared<std::vector<std::uint8_t>>(m_example.users->size());
    for (std::size_t row = 0; row < clickers->size(); ++row)
        (*clickers)[row] = m_example.map->userX[row] > 1 && row % 3 == 0 ? 1 : 0;
    m_page->setClickers({6}, clickers);
    look("clicked");
    m_example = exampleMap(userCount, 200);
}

TASTESCOPE_TEST(TestMapPage)
#include "test_map_page.moc"

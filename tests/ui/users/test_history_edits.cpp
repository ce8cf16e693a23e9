#include <QAbstractItemView>
#include <QAction>
#include <QCompleter>
#include <QSlider>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/users/users_page_test.h"
#include "ui/users/history_card.h"
#include "ui/users/recommended_card.h"

/// What if somebody had clicked something else: changing the history, and the ranking.
class TestHistoryEdits : public UsersPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void leavesItemsOutAndPutsThemBack();
    void addsItemsByTheirTitle();
    void saysWhatHasBeenChanged();
    void ranksFromPopularToPersonal();
};

void TestHistoryEdits::leavesItemsOutAndPutsThemBack() {
    auto profile = profileOf("b1");
    showUser(profile);
    QSignalSpy removed(&m_page->history(), &ui::HistoryCard::itemRemoved);
    QSignalSpy added(&m_page->history(), &ui::HistoryCard::itemAdded);
    auto* history = find<ui::Table>("history");
    emit history->clicked(history->model()->index(0, 3));
    QCOMPARE(removed.last().first().value<model::ItemIndex>(), model::ItemIndex{1});
    emit history->clicked(history->model()->index(0, 0)); // that just chooses the row
    QCOMPARE(removed.count(), 1);
    const auto original = profile->history;
    auto changed = std::make_shared<model::UserProfile>(*profile);
    changed->history.erase(changed->history.begin());
    m_page->setPersonState({.id = "b1", .original = original, .edited = true, .canUndo = true});
    m_page->setProfile(changed);
    QCOMPARE(cell("history", 0, 2), QStringLiteral("left out"));
    QVERIFY(history->model()->index(0, 0).data(Qt::FontRole).value<QFont>().strikeOut());
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    history->setFocus();
    history->selectRow(0);
    QTest::keyClick(history, Qt::Key_Delete);
    QCOMPARE(added.last().first().value<model::ItemIndex>(), model::ItemIndex{1});
    history->selectRow(3); // held out: told to the model
    QTest::keyClick(history, Qt::Key_Space);
    QCOMPARE(added.last().first().value<model::ItemIndex>(), model::ItemIndex{4});
}

void TestHistoryEdits::addsItemsByTheirTitle() {
    showUser(profileOf("b1"));
    m_page->setItems(std::make_shared<const std::vector<model::ItemRow>>(std::vector<model::ItemRow>{
        {"1", "Toy Story", {0}}, {"2", "The Story of Us", {1}}, {"3", "Heat", {2}}}));
    QSignalSpy added(&m_page->history(), &ui::HistoryCard::itemAdded);
    auto* field = find<QLineEdit>("addItem");
    QTest::keyClicks(field, QStringLiteral("STORY"));
    QCOMPARE(field->completer()->completionModel()->rowCount(), 2);
    field->completer()->popup()->hide();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.count(), 1);
    QVERIFY(added.last().first().value<model::ItemIndex>().value < 2);
    QVERIFY(field->text().isEmpty());
}

void TestHistoryEdits::saysWhatHasBeenChanged() {
    auto profile = profileOf("b1");
    showUser(profile);
    const auto action = [this](const char* name) { return find<QAction>(name); };
    QVERIFY(!action("undoEdit")->isEnabled() && !action("redoEdit")->isEnabled());
    QVERIFY(!action("resetPerson")->isEnabled());
    m_page->setPersonState({.id = "b1", .original = profile->history, .edited = true, .canUndo = true});
    QCOMPARE(label("user")->text(), QStringLiteral("User b1, changed"));
    QSignalSpy undone(&m_page->history(), &ui::HistoryCard::undoRequested);
    QSignalSpy reset(&m_page->history(), &ui::HistoryCard::resetRequested);
    action("undoEdit")->trigger();
    action("resetPerson")->trigger();
    QCOMPARE(undone.count() + reset.count(), 2);
    auto nobody = profileOf("");
    nobody->history.clear();
    nobody->heldOut.clear();
    m_page->setPersonState({});
    m_page->setProfile(nobody);
    QCOMPARE(label("user")->text(), QStringLiteral("New person"));
    QVERIFY(!label("role")->isVisibleTo(m_page.get()));
}

void TestHistoryEdits::ranksFromPopularToPersonal() {
    showUser(profileOf("b1"));
    QSignalSpy chosen(&m_page->recommended(), &ui::RecommendedCard::rankingChosen);
    find<QSlider>("personal")->setValue(40);
    QCOMPARE(chosen.last().first().value<model::RankingChoice>().personal, 0.4);
    auto* filter = find<QLineEdit>("recommendedFilter");
    QSignalSpy exported(m_page->findChild<ui::RecommendedCard*>(), &ui::RecommendedCard::exportRequested);
    find<QAction>("exportRecommended")->trigger();
    const QByteArray csv = exported.last().first().toByteArray();
    QVERIFY(csv.startsWith("#,Title,Id,Score,p,Pop.,\r\n1,Seven,47,9.25,0.0121,31,"));
    filter->setText(QStringLiteral("usual"));
    QCOMPARE(rows("recommended")->rowCount(), 1);
}

TASTESCOPE_TEST(TestHistoryEdits)
#include "test_history_edits.moc"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeySequence>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/users/users_page_test.h"

using model::UserRole;

/// Who is shown, with history and recommendations.
class TestUsersPage : public UsersPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void asksForDataFirst();
    void asksForAModelNext();
    void beginsWithATestUserWhenItIsSeen();
    void saysWhoItIs();
    void saysWhetherTheModelStillChanges();
    void showsHistoryAndRecommendations();
    void countsNoHitsForTrainingUsers();
    void copiesTablesWithHeadings();
    void sortsByNumbersNotByTheirText();
    void showsDataAsPlainText();
    void startsAgainWithOtherData();
};

void TestUsersPage::asksForDataFirst() {
    QSignalSpy opened(m_actions.openData(), &QAction::triggered);
    QSignalSpy example(m_actions.loadExample(), &QAction::triggered);
    QVERIFY(button("emptyOpen")->isVisibleTo(m_page.get()));
    button("emptyOpen")->click();
    QTest::keyClick(button("emptyExample"), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
}

void TestUsersPage::asksForAModelNext() {
    QSignalSpy training(m_actions.goToTraining(), &QAction::triggered);
    QSignalSpy fact(m_page.get(), &ui::UsersPage::badgeChanged);
    m_page->setDirectory(threeUsers());
    QCOMPARE(fact.last().first().toString(), QStringLiteral("3"));
    QVERIFY(!button("emptyOpen")->isVisibleTo(m_page.get()));
    QVERIFY(!idField()->isVisibleTo(m_page.get()));
    button("goToTraining")->click();
    QCOMPARE(training.count(), 1);
    m_page->setModelAvailable(true);
    QVERIFY(idField()->isVisibleTo(m_page.get()));
}

void TestUsersPage::beginsWithATestUserWhenItIsSeen() {
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->setDirectory(threeUsers());
    m_page->setModelAvailable(true);
    QCOMPARE(requested.count(), 0);
    m_page->show();
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("b1"));
    m_page->setProfile(profileOf("b1"));
    m_page->hide();
    m_page->show();
    QCOMPARE(requested.count(), 1);
}

void TestUsersPage::saysWhoItIs() {
    showUser(profileOf("b1"));
    QCOMPARE(label("user")->text(), QStringLiteral("User b1"));
    QCOMPARE(label("role")->text(), QStringLiteral("test"));
    QCOMPARE(facts(), QStringLiteral("4 clicks · KL 61.3 · epoch 62"));
}

void TestUsersPage::saysWhetherTheModelStillChanges() {
    showUser(profileOf("b1"));
    m_page->setLive(true);
    QVERIFY(facts().endsWith(QStringLiteral("epoch 62 (live)")));
    m_page->setLive(false);
    QVERIFY(facts().endsWith(QStringLiteral("epoch 62")));
}

void TestUsersPage::showsHistoryAndRecommendations() {
    showUser(profileOf("b1"));
    const char* const history = "history";
    QCOMPARE(rows(history)->rowCount(), 4);
    QCOMPARE(cell(history, 0, 0), QStringLiteral("The Shawshank Redemption (1994)"));
    QCOMPARE(cell(history, 1, 0), QStringLiteral("<b>7</b>")); // no title: the id
    QVERIFY(cell(history, 0, 2).isEmpty());
    QCOMPARE(cell(history, 3, 2), QStringLiteral("held out"));

    const char* const recommended = "recommended";
    QCOMPARE(rows(recommended)->rowCount(), 3);
    const QStringList expected{QStringLiteral("1"),    QStringLiteral("Seven"),  QStringLiteral("47"),
                               QStringLiteral("9.25"), QStringLiteral("1.21 %"), QStringLiteral("31"),
                               QStringLiteral("✓ hit")};
    for (int column = 0; column < expected.size(); ++column)
        QCOMPARE(cell(recommended, 0, column), expected[column]);
    QCOMPARE(cell(recommended, 1, 1), QStringLiteral("9"));
    QVERIFY(cell(recommended, 1, 6).isEmpty());
    QVERIFY(anyLabel(*m_page, [](const QString& text) {
        return text == QStringLiteral("not in the history · 2 of 3 hit");
    }));
}

void TestUsersPage::countsNoHitsForTrainingUsers() {
    auto profile = profileOf("a1");
    profile->role = UserRole::Training;
    profile->heldOut.clear();
    showUser(profile);
    QCOMPARE(label("role")->text(), QStringLiteral("training"));
    QCOMPARE(facts(), QStringLiteral("2 clicks · KL 61.3 · epoch 62"));
    QVERIFY(cell("history", 0, 2).isEmpty());
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral(" hit")));
}

void TestUsersPage::copiesTablesWithHeadings() {
    showUser(profileOf("b1"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto* recommended = find<ui::Table>("recommended");
    recommended->setFocus();
    recommended->selectRow(2);
    QTest::keySequence(recommended, QKeySequence::Copy);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(QStringLiteral("#\tTitle\tId\tScore\tp\t")));
    QVERIFY(copied.contains(QStringLiteral("\n3\tThe Usual Suspects\t50\t8.5\t0.001\t100\t")));
    QCOMPARE(copied.count(QLatin1Char('\n')), 2);
}

void TestUsersPage::sortsByNumbersNotByTheirText() {
    showUser(profileOf("b1"));
    auto* recommended = find<ui::Table>("recommended");
    recommended->sortByColumn(5, Qt::AscendingOrder); // popularity ranks 31, 4, 100
    QCOMPARE(cell("recommended", 0, 5), QStringLiteral("4"));
    QCOMPARE(cell("recommended", 2, 5), QStringLiteral("100"));
    m_page->setProfile(profileOf("b1")); // a later snapshot: the order stays
    QCOMPARE(cell("recommended", 0, 5), QStringLiteral("4"));
}

void TestUsersPage::showsDataAsPlainText() {
    showUser(profileOf("<b>bold</b>"));
    QCOMPARE(label("user")->textFormat(), Qt::PlainText);
    QCOMPARE(label("user")->text(), QStringLiteral("User <b>bold</b>"));
    const QString toolTip = rows("history")->index(1, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;7&lt;/b&gt;")));
}

void TestUsersPage::startsAgainWithOtherData() {
    showUser(profileOf("b1"));
    idField()->setText(QStringLiteral("b1"));
    m_page->setModelAvailable(false);
    m_page->setDirectory(threeUsers());
    QVERIFY(button("goToTraining")->isVisibleTo(m_page.get()));
    QVERIFY(label("user")->text().isEmpty());
    QVERIFY(idField()->text().isEmpty());
    m_page->show();
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->setModelAvailable(true);
    QCOMPARE(requested.count(), 1);
}

TASTESCOPE_TEST(TestUsersPage)
#include "test_users_page.moc"

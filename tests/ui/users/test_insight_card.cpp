#include <QTabBar>
#include <QTest>

#include "model/values/failure.h"
#include "tests/support/registered_test.h"
#include "tests/ui/users/users_page_test.h"
#include "ui/users/insight_card.h"
#include "ui/users/recommended_card.h"

using model::UserRole;

/// Why an item is recommended, and what is similar.
class TestInsightCard : public UsersPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void saysWhy();
    void saysWhyInPlace();
    void opensSimilarPeople();
    void showsSimilarItems();
};

void TestInsightCard::saysWhy() {
    showUser(profileOf("b1"));
    QSignalSpy asked(&m_page->recommended(), &ui::RecommendedCard::itemChosen);
    auto* recommended = find<ui::Table>("recommended");
    recommended->setCurrentIndex(recommended->model()->index(2, 1));
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{4});
    auto explanation = std::make_shared<model::Explanation>();
    explanation->item = {"50", "The Usual Suspects", {4}};
    explanation->rank = 3;
    explanation->probability = 0.0108;
    explanation->contributions = {{{"318", "The Shawshank Redemption", {1}}, 8.0, 0.004, 11, 0.5},
                                  {{"7", "", {2}}, 8.75, 0.01, 3, -0.25}};
    m_page->insight().setExplanation(explanation);
    QCOMPARE(label("whySentence")->text().replace(QChar(0x202F), QLatin1Char(' ')),
             QStringLiteral("“The Usual Suspects” ranks 3rd, with p = 1.08 %. Without “The Shawshank "
                            "Redemption” it would rank 11th."));
    QCOMPARE(cell("why", 0, 1), QStringLiteral("+0.500"));
    QCOMPARE(cell("why", 1, 1), QStringLiteral("−0.250"));
    QCOMPARE(cell("why", 0, 2), QStringLiteral("11"));
    m_page->insight().setExplanation(nullptr);
    QCOMPARE(rows("why")->rowCount(), 0);
}

void TestInsightCard::saysWhyInPlace() {
    showUser(profileOf("b1"));
    m_page->insight().setFailure(model::problem("the item is in the history"));
    QVERIFY(label("whySentence")->text().contains(QStringLiteral("in the history")));
}

void TestInsightCard::opensSimilarPeople() {
    showUser(profileOf("b1"));
    QSignalSpy wanted(&m_page->insight(), &ui::InsightCard::similarPeopleWanted);
    auto* tabs = find<QTabBar>("insightTabs");
    tabs->setCurrentIndex(1);
    QVERIFY(wanted.last().first().toBool());
    m_page->insight().setSimilarPeople({{{.id = "a2", .role = UserRole::Validation, .clicks = 9}, 0.987, 4},
                                        {{.id = "a1", .role = UserRole::Training, .clicks = 9}, 0.5, 1}});
    QCOMPARE(cell("similarPeople", 0, 1), QStringLiteral("0.987"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    auto* people = find<ui::Table>("similarPeople");
    emit people->activated(people->model()->index(0, 0));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
    tabs->setCurrentIndex(0);
    QVERIFY(!wanted.last().first().toBool());
}

void TestInsightCard::showsSimilarItems() {
    showUser(profileOf("b1"));
    QSignalSpy early(m_page.get(), &ui::UsersPage::similarItemsRequested);
    auto* tabs = find<QTabBar>("insightTabs");
    tabs->setCurrentIndex(2);
    QCOMPARE(early.count(), 0); // nothing has been chosen yet
    tabs->setCurrentIndex(0);
    auto* recommended = find<ui::Table>("recommended");
    recommended->setCurrentIndex(recommended->model()->index(0, 1));
    QSignalSpy asked(m_page.get(), &ui::UsersPage::similarItemsRequested);
    tabs->setCurrentIndex(2);
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{3});
    recommended->setCurrentIndex(recommended->model()->index(1, 1)); // follows while it is in sight
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{5});
    m_page->insight().setSimilarItems({"9", "", {5}}, {{{"47", "Seven", {3}}, 0.75, 12, 40, 31}});
    QCOMPARE(cell("similarItems", 0, 2), QStringLiteral("12"));
    QCOMPARE(label("itemsText")->text(), QStringLiteral("Like “9”, by the decoder’s weights:"));
}

TASTESCOPE_TEST(TestInsightCard)
#include "test_insight_card.moc"

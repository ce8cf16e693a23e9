#include <QCompleter>
#include <QTableView>
#include <QTest>

#include "tests/support/registered_test.h"
#include "tests/ui/users/users_page_test.h"
#include "ui/users/people_card.h"
#include "ui/users/people_model.h"
#include "ui/users/user_picker.h"

using model::UserRole;

/// Finding a user: by id, from one to the next, in the list of people.
class TestUserPicker : public UsersPageTest {
    Q_OBJECT
private slots:
    void init() { makePage(); }
    void cleanup() { dropPage(); }
    void findsAUserByItsId();
    void completesIds();
    void saysThatAUserIsUnknown();
    void goesToThePreviousAndTheNextUser();
    void picksAnyUser();
    void filtersAndSortsPeople();
    void sortsIdsAsNumbersThenTexts();
    void findsAmongHalfAMillion();
};

void TestUserPicker::findsAUserByItsId() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->picker().startFinding();
    QVERIFY(idField()->hasFocus());
    QTest::keyClicks(idField(), QStringLiteral(" a2 "));
    QTest::keyClick(idField(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("a2"));
}

void TestUserPicker::completesIds() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    idField()->setText({});
    QTest::keyClicks(idField(), QStringLiteral("a"));
    QCompleter* completer = idField()->completer();
    QCOMPARE(completer->completionCount(), 2);
    QCOMPARE(completer->completionModel()->index(1, 0).data().toString(), QStringLiteral("a2"));
    emit completer->activated(QStringLiteral("a2"));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
}

void TestUserPicker::saysThatAUserIsUnknown() {
    showUser(profileOf("b1"));
    QLabel* message = label("message");
    QVERIFY(!message->isVisibleTo(m_page.get()));
    m_page->picker().setUnknown(QStringLiteral("<i>x</i>"));
    QVERIFY(message->isVisibleTo(m_page.get()));
    QVERIFY(message->text().contains(QStringLiteral("<i>x</i>")));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QTest::keyClicks(idField(), QStringLiteral("a"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
    m_page->picker().setUnknown(QStringLiteral("x"));
    m_page->setProfile(profileOf("a1"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
}

void TestUserPicker::goesToThePreviousAndTheNextUser() {
    showUser(profileOf("a2"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    button("next")->click();
    QCOMPARE(requested.last().first().toString(), QStringLiteral("b1"));
    QTest::keyClick(button("next"),
                    Qt::Key_Space); // before the answer is there, and round the end
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a1"));
    button("previous")->click();
    button("previous")->click();
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
}

void TestUserPicker::picksAnyUser() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    button("random")->click();
    const QString id = requested.last().first().toString();
    QVERIFY(id == QLatin1String("a1") || id == QLatin1String("a2") || id == QLatin1String("b1"));
}

void TestUserPicker::filtersAndSortsPeople() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    auto* people = find<QTableView>("peopleTable");
    new QAbstractItemModelTester(people->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 people);
    QVERIFY(!people->isVisibleTo(m_page.get()));
    QSignalSpy kl(m_page.get(), &ui::UsersPage::klRequested);
    button("showPeople")->click();
    QCOMPARE(kl.count(), 1);
    QVERIFY(people->isVisibleTo(m_page.get()));
    QCOMPARE(people->model()->rowCount(), 3);
    QCOMPARE(people->currentIndex().data().toString(), QStringLiteral("b1"));
    m_page->people().setKl(std::make_shared<const std::vector<float>>(std::vector<float>{3.0F, 9.0F, 6.0F}));
    people->sortByColumn(3, Qt::DescendingOrder);
    QCOMPARE(people->model()->index(0, 0).data().toString(), QStringLiteral("a2"));
    find<QLineEdit>("leastKl")->setText(QStringLiteral("5"));
    QCOMPARE(people->model()->rowCount(), 2);
    find<QLineEdit>("peopleFilter")->setText(QStringLiteral("a"));
    QCOMPARE(people->model()->rowCount(), 1);
    QCOMPARE(requested.count(), 0); // filtering chooses nobody
    people->setCurrentIndex(people->model()->index(0, 0));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
    find<QComboBox>("peopleBlock")->setCurrentIndex(1);
    QCOMPARE(people->model()->rowCount(), 0);
}

void TestUserPicker::sortsIdsAsNumbersThenTexts() {
    const QStringList order = {
        QStringLiteral("7"),          QStringLiteral("10"),         QStringLiteral("100000001"),
        QStringLiteral("100000002"),  QStringLiteral("1234567890"), QStringLiteral("a"),
        QStringLiteral("a longer b"), QStringLiteral("a longer c"), QStringLiteral("é")};
    for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        std::vector<model::UserEntry> users;
        for (const qsizetype place : {4, 8, 0, 7, 3, 2, 6, 1, 5})
            users.push_back({.id = order[place].toStdString()});
        ui::PeopleModel model;
        model.setDirectory(std::make_shared<const std::vector<model::UserEntry>>(std::move(users)));
        model.sort(ui::PeopleModel::Id, direction);
        QStringList sorted;
        for (int row = 0; row < model.rowCount(); ++row)
            sorted << model.index(row, 0).data().toString();
        if (direction == Qt::DescendingOrder)
            std::ranges::reverse(sorted);
        QCOMPARE(sorted, order);
    }
}

void TestUserPicker::findsAmongHalfAMillion() {
    std::vector<model::UserEntry> users;
    for (int user = 0; user < 500000; ++user)
        users.push_back({.id = std::to_string(user * 7919LL % 500009),
                         .role = user % 50 == 0 ? UserRole::Test : UserRole::Training,
                         .clicks = static_cast<std::uint32_t>(user % 997)});
    ui::PeopleModel model;
    model.setDirectory(std::make_shared<const std::vector<model::UserEntry>>(std::move(users)));
    model.setFilter({.text = "4711", .role = {}, .fewestClicks = 10, .leastKl = 0});
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 1000);
    model.setFilter({});
    model.sort(ui::PeopleModel::Clicks, Qt::DescendingOrder);
    QCOMPARE(model.user(0).clicks, 996U);
    model.sort(ui::PeopleModel::Id, Qt::AscendingOrder);
    QCOMPARE(QString::fromStdString(model.user(0).id), QStringLiteral("0"));
}

TASTESCOPE_TEST(TestUserPicker)
#include "test_user_picker.moc"

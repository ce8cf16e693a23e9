#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include "ui/charts/bar_chart.h"
#include "ui/components/card.h"
#include "ui/tables/table.h"
#include "ui/users/users_page.h"

using model::UserRole;

namespace {

ui::UserDirectory directory() {
    return std::make_shared<const std::vector<model::UserEntry>>(
        std::vector<model::UserEntry>{{.id = "a1", .role = UserRole::Training, .clicks = 9},
                                      {.id = "a2", .role = UserRole::Validation, .clicks = 9},
                                      {.id = "b1", .role = UserRole::Test, .clicks = 9}});
}

/// A test user with 50 latent dimensions, μ_k = ±k / 10, who clicked two of the three recommended items.
std::shared_ptr<model::UserProfile> profileOf(const std::string& id) {
    auto profile = std::make_shared<model::UserProfile>();
    profile->id = id;
    profile->role = UserRole::Test;
    profile->epoch = 62;
    profile->kl = 61.29;
    profile->history = {{"318", "The Shawshank Redemption (1994)"}, {"<b>7</b>", ""}};
    profile->heldOut = {{"47", "Seven"}, {"50", "The Usual Suspects"}};
    for (int k = 0; k < 50; ++k) {
        profile->mu.push_back(static_cast<float>(k % 2 == 0 ? k : -k) / 10.0F);
        profile->sigma.push_back(0.5F);
    }
    profile->recommendations = {{.rank = 1,
                                 .item = {"47", "Seven"},
                                 .score = 9.25,
                                 .probability = 0.0121,
                                 .popularityRank = 31,
                                 .heldOut = true},
                                {.rank = 2,
                                 .item = {"9", ""},
                                 .score = 9.0,
                                 .probability = 0.01,
                                 .popularityRank = 4,
                                 .heldOut = false},
                                {.rank = 3,
                                 .item = {"50", "The\tUsual Suspects"},
                                 .score = 8.5,
                                 .probability = 0.001,
                                 .popularityRank = 100,
                                 .heldOut = true}};
    return profile;
}

} // namespace

class TestUsersPage : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void asksForDataFirst();
    void asksForAModelNext();
    void beginsWithATestUserWhenItIsSeen();
    void saysWhoItIs();
    void saysWhetherTheModelStillChanges();
    void showsHistoryAndRecommendations();
    void countsNoHitsForTrainingUsers();
    void copiesTablesWithHeadings();
    void sortsByNumbersNotByTheirText();
    void drawsTheLargestMeans();
    void drawsAllMeansByIndex();
    void findsAUserByItsId();
    void completesIds();
    void saysThatAUserIsUnknown();
    void goesToThePreviousAndTheNextUser();
    void picksAnyUser();
    void showsDataAsPlainText();
    void startsAgainWithOtherData();

private:
    void showUser(const std::shared_ptr<model::UserProfile>& profile);
    QPushButton* button(const QString& name) const { return m_page->findChild<QPushButton*>(name); }
    QLabel* label(const QString& name) const { return m_page->findChild<QLabel*>(name); }
    QLineEdit* find() const { return m_page->findChild<QLineEdit*>(QStringLiteral("find")); }
    QAbstractItemModel* table(const QString& name) const {
        return m_page->findChild<ui::Table*>(name)->model();
    }
    QString cell(const QString& name, int row, int column) const {
        return table(name)->index(row, column).data().toString();
    }
    const ui::BarFigure& figure() const {
        return m_page->findChild<ui::BarChart*>(QStringLiteral("latentMeans"))->figure();
    }
    void choose(const QString& combo, int index) const {
        m_page->findChild<QComboBox*>(combo)->setCurrentIndex(index);
    }

    std::unique_ptr<ui::UsersPage> m_page;
};

void TestUsersPage::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
    m_page = std::make_unique<ui::UsersPage>();
    for (const ui::Table* table : m_page->findChildren<ui::Table*>())
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_page.get());
}

void TestUsersPage::showUser(const std::shared_ptr<model::UserProfile>& profile) {
    m_page->setDirectory(directory());
    m_page->setModelAvailable(true);
    m_page->setProfile(profile);
}

void TestUsersPage::asksForDataFirst() {
    QSignalSpy opened(m_page.get(), &ui::UsersPage::openRequested);
    QSignalSpy example(m_page.get(), &ui::UsersPage::exampleRequested);
    QVERIFY(button(QStringLiteral("emptyOpen"))->isVisibleTo(m_page.get()));
    button(QStringLiteral("emptyOpen"))->click();
    QTest::keyClick(button(QStringLiteral("emptyExample")), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
}

void TestUsersPage::asksForAModelNext() {
    QSignalSpy training(m_page.get(), &ui::UsersPage::trainingRequested);
    QSignalSpy fact(m_page.get(), &ui::UsersPage::factChanged);
    m_page->setDirectory(directory());
    QCOMPARE(fact.last().first().toString(), QStringLiteral("3"));
    QVERIFY(!button(QStringLiteral("emptyOpen"))->isVisibleTo(m_page.get()));
    QVERIFY(!find()->isVisibleTo(m_page.get()));
    button(QStringLiteral("goToTraining"))->click();
    QCOMPARE(training.count(), 1);
    m_page->setModelAvailable(true);
    QVERIFY(find()->isVisibleTo(m_page.get()));
}

void TestUsersPage::beginsWithATestUserWhenItIsSeen() {
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->setDirectory(directory());
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
    QCOMPARE(label(QStringLiteral("user"))->text(), QStringLiteral("User b1"));
    QCOMPARE(label(QStringLiteral("role"))->text(), QStringLiteral("held out · test"));
    QCOMPARE(label(QStringLiteral("facts"))->text(),
             QStringLiteral("4 clicks · 2 held out · KL 61.3 · epoch 62"));
}

void TestUsersPage::saysWhetherTheModelStillChanges() {
    showUser(profileOf("b1"));
    m_page->setLive(true);
    QVERIFY(label(QStringLiteral("facts"))->text().endsWith(QStringLiteral("epoch 62 (live)")));
    m_page->setLive(false);
    QVERIFY(label(QStringLiteral("facts"))->text().endsWith(QStringLiteral("epoch 62")));
}

void TestUsersPage::showsHistoryAndRecommendations() {
    showUser(profileOf("b1"));
    const QString history = QStringLiteral("history");
    QCOMPARE(table(history)->rowCount(), 4);
    QCOMPARE(cell(history, 0, 0), QStringLiteral("The Shawshank Redemption (1994)"));
    QCOMPARE(cell(history, 1, 0), QStringLiteral("<b>7</b>")); // no title: the id
    QCOMPARE(cell(history, 0, 2), QStringLiteral("fold-in"));
    QCOMPARE(cell(history, 3, 2), QStringLiteral("held out"));

    const QString recommended = QStringLiteral("recommended");
    QCOMPARE(table(recommended)->rowCount(), 3);
    const QStringList expected{QStringLiteral("1"),         QStringLiteral("Seven"),  QStringLiteral("47"),
                               QStringLiteral("9.25"),      QStringLiteral("1.21 %"), QStringLiteral("31"),
                               QStringLiteral("✓ held out")};
    for (int column = 0; column < expected.size(); ++column)
        QCOMPARE(cell(recommended, 0, column).replace(QChar(0x202F), QLatin1Char(' ')), expected[column]);
    QCOMPARE(cell(recommended, 1, 1), QStringLiteral("9"));
    QVERIFY(cell(recommended, 1, 6).isEmpty());
    const QList<QLabel*> labels = m_page->findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() == QStringLiteral("not in the history · 2 of 3 hit");
    }));
}

void TestUsersPage::countsNoHitsForTrainingUsers() {
    auto profile = profileOf("a1");
    profile->role = UserRole::Training;
    profile->heldOut.clear();
    showUser(profile);
    QCOMPARE(label(QStringLiteral("role"))->text(), QStringLiteral("training"));
    QCOMPARE(label(QStringLiteral("facts"))->text(), QStringLiteral("2 clicks · KL 61.3 · epoch 62"));
    QVERIFY(cell(QStringLiteral("history"), 0, 2).isEmpty());
    for (const QLabel* label : m_page->findChildren<QLabel*>())
        QVERIFY(!label->text().contains(QStringLiteral(" hit")));
}

void TestUsersPage::copiesTablesWithHeadings() {
    showUser(profileOf("b1"));
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    auto* recommended = m_page->findChild<ui::Table*>(QStringLiteral("recommended"));
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
    auto* recommended = m_page->findChild<ui::Table*>(QStringLiteral("recommended"));
    recommended->sortByColumn(5, Qt::AscendingOrder); // popularity ranks 31, 4, 100
    QCOMPARE(cell(QStringLiteral("recommended"), 0, 5), QStringLiteral("4"));
    QCOMPARE(cell(QStringLiteral("recommended"), 2, 5), QStringLiteral("100"));
    m_page->setProfile(profileOf("b1")); // a later snapshot: the order stays
    QCOMPARE(cell(QStringLiteral("recommended"), 0, 5), QStringLiteral("4"));
}

void TestUsersPage::drawsTheLargestMeans() {
    showUser(profileOf("b1"));
    QCOMPARE(figure().values.size(), std::size_t{40});
    QCOMPARE(figure().whiskers.size(), std::size_t{40});
    QCOMPARE(figure().labels.front(), QStringLiteral("50")); // |μ| grows with k
    QCOMPARE(figure().values.front(), static_cast<double>(-49.0F / 10.0F));
    QCOMPARE(figure().whiskers.front(), 0.5);
    choose(QStringLiteral("latentOrder"), 1);
    QCOMPARE(figure().labels.front(), QStringLiteral("11"));
    QCOMPARE(figure().labels.back(), QStringLiteral("50"));
}

void TestUsersPage::drawsAllMeansByIndex() {
    showUser(profileOf("b1"));
    choose(QStringLiteral("latentOrder"), 1);
    choose(QStringLiteral("latentNumber"), 1);
    QCOMPARE(figure().values.size(), std::size_t{50});
    QCOMPARE(figure().labels.front(), QStringLiteral("1"));
}

void TestUsersPage::findsAUserByItsId() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->findUser();
    QVERIFY(find()->hasFocus());
    QTest::keyClicks(find(), QStringLiteral(" a2 "));
    QTest::keyClick(find(), Qt::Key_Return);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.first().first().toString(), QStringLiteral("a2"));
}

void TestUsersPage::completesIds() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    find()->setText({});
    QTest::keyClicks(find(), QStringLiteral("a"));
    QCompleter* completer = find()->completer();
    QCOMPARE(completer->completionCount(), 2);
    QCOMPARE(completer->completionModel()->index(1, 0).data().toString(), QStringLiteral("a2"));
    emit completer->activated(QStringLiteral("a2"));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
}

void TestUsersPage::saysThatAUserIsUnknown() {
    showUser(profileOf("b1"));
    QLabel* message = label(QStringLiteral("message"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
    m_page->setUserUnknown(QStringLiteral("<i>x</i>"));
    QVERIFY(message->isVisibleTo(m_page.get()));
    QVERIFY(message->text().contains(QStringLiteral("<i>x</i>")));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QTest::keyClicks(find(), QStringLiteral("a"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
    m_page->setUserUnknown(QStringLiteral("x"));
    m_page->setProfile(profileOf("a1"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
}

void TestUsersPage::goesToThePreviousAndTheNextUser() {
    showUser(profileOf("a2"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    button(QStringLiteral("next"))->click();
    QCOMPARE(requested.last().first().toString(), QStringLiteral("b1"));
    QTest::keyClick(button(QStringLiteral("next")),
                    Qt::Key_Space); // before the answer is there, and round the end
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a1"));
    button(QStringLiteral("previous"))->click();
    button(QStringLiteral("previous"))->click();
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
}

void TestUsersPage::picksAnyUser() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    button(QStringLiteral("random"))->click();
    const QString id = requested.last().first().toString();
    QVERIFY(id == QLatin1String("a1") || id == QLatin1String("a2") || id == QLatin1String("b1"));
}

void TestUsersPage::showsDataAsPlainText() {
    showUser(profileOf("<b>bold</b>"));
    QCOMPARE(label(QStringLiteral("user"))->textFormat(), Qt::PlainText);
    QCOMPARE(label(QStringLiteral("user"))->text(), QStringLiteral("User <b>bold</b>"));
    const QString toolTip = table(QStringLiteral("history"))->index(1, 0).data(Qt::ToolTipRole).toString();
    QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;7&lt;/b&gt;")));
}

void TestUsersPage::startsAgainWithOtherData() {
    showUser(profileOf("b1"));
    find()->setText(QStringLiteral("b1"));
    m_page->setModelAvailable(false);
    m_page->setDirectory(directory());
    QVERIFY(button(QStringLiteral("goToTraining"))->isVisibleTo(m_page.get()));
    QVERIFY(label(QStringLiteral("user"))->text().isEmpty());
    QVERIFY(find()->text().isEmpty());
    m_page->show();
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->setModelAvailable(true);
    QCOMPARE(requested.count(), 1);
}

QTEST_MAIN(TestUsersPage)
#include "test_users_page.moc"

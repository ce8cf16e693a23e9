#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include "tests/support/registered_test.h"
#include "ui/charts/bar_chart.h"
#include "ui/components/card.h"
#include "ui/components/elided_label.h"
#include "ui/components/shared_actions.h"
#include "ui/tables/table.h"
#include "ui/users/compare_button.h"
#include "ui/users/epoch_slider.h"
#include "ui/users/history_card.h"
#include "ui/users/insight_card.h"
#include "ui/users/latent_means.h"
#include "ui/users/people_card.h"
#include "ui/users/people_model.h"
#include "ui/users/recommended_card.h"
#include "ui/users/user_picker.h"
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
    profile->history = {{"318", "The Shawshank Redemption (1994)", {1}}, {"<b>7</b>", "", {2}}};
    profile->heldOut = {{"47", "Seven", {3}}, {"50", "The Usual Suspects", {4}}};
    for (int k = 0; k < 50; ++k) {
        profile->mu.push_back(static_cast<float>(k % 2 == 0 ? k : -k) / 10.0F);
        profile->sigma.push_back(0.5F);
    }
    profile->recommendations = {{.rank = 1,
                                 .item = {"47", "Seven", {3}},
                                 .score = 9.25,
                                 .probability = 0.0121,
                                 .popularityRank = 31,
                                 .heldOut = true},
                                {.rank = 2,
                                 .item = {"9", "", {5}},
                                 .score = 9.0,
                                 .probability = 0.01,
                                 .popularityRank = 4,
                                 .heldOut = false},
                                {.rank = 3,
                                 .item = {"50", "The\tUsual Suspects", {4}},
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
    void leavesItemsOutAndPutsThemBack();
    void addsItemsByTheirTitle();
    void saysWhatHasBeenChanged();
    void setsAMeanByHand();
    void saysWhatADimensionStandsFor();
    void comparesWithSomebodyElse();
    void goesBackThroughTheEpochs();
    void ranksFromPopularToPersonal();
    void saysWhy();
    void saysWhyInPlace();
    void opensSimilarPeople();
    void showsSimilarItems();
    void filtersAndSortsPeople();
    void sortsIdsAsNumbersThenTexts();
    void findsAmongHalfAMillion();
    void drawsAnAnswerAtOnce();

private:
    void showUser(const std::shared_ptr<model::UserProfile>& profile);
    QPushButton* button(const QString& name) const { return m_page->findChild<QPushButton*>(name); }
    QString facts() const {
        return m_page->findChild<ui::ElidedLabel*>(QStringLiteral("facts"))->wholeText();
    }
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

    ui::SharedActions m_actions;
    std::unique_ptr<ui::UsersPage> m_page;
};

void TestUsersPage::init() {
    QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)")));
    QLocale::setDefault(QLocale::c());
    m_page = std::make_unique<ui::UsersPage>(m_actions);
    for (const ui::Table* table : m_page->findChildren<ui::Table*>())
        new QAbstractItemModelTester(table->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_page.get());
}

void TestUsersPage::showUser(const std::shared_ptr<model::UserProfile>& profile) {
    m_page->setDirectory(directory());
    m_page->setModelAvailable(true);
    m_page->setPersonState({.id = profile->id, .original = profile->history});
    m_page->setProfile(profile);
}

void TestUsersPage::asksForDataFirst() {
    QSignalSpy opened(m_actions.openData(), &QAction::triggered);
    QSignalSpy example(m_actions.loadExample(), &QAction::triggered);
    QVERIFY(button(QStringLiteral("emptyOpen"))->isVisibleTo(m_page.get()));
    button(QStringLiteral("emptyOpen"))->click();
    QTest::keyClick(button(QStringLiteral("emptyExample")), Qt::Key_Space);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(example.count(), 1);
}

void TestUsersPage::asksForAModelNext() {
    QSignalSpy training(m_actions.goToTraining(), &QAction::triggered);
    QSignalSpy fact(m_page.get(), &ui::UsersPage::badgeChanged);
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
    QCOMPARE(label(QStringLiteral("role"))->text(), QStringLiteral("test"));
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
    const QString history = QStringLiteral("history");
    QCOMPARE(table(history)->rowCount(), 4);
    QCOMPARE(cell(history, 0, 0), QStringLiteral("The Shawshank Redemption (1994)"));
    QCOMPARE(cell(history, 1, 0), QStringLiteral("<b>7</b>")); // no title: the id
    QVERIFY(cell(history, 0, 2).isEmpty());
    QCOMPARE(cell(history, 3, 2), QStringLiteral("held out"));

    const QString recommended = QStringLiteral("recommended");
    QCOMPARE(table(recommended)->rowCount(), 3);
    const QStringList expected{QStringLiteral("1"),    QStringLiteral("Seven"),  QStringLiteral("47"),
                               QStringLiteral("9.25"), QStringLiteral("1.21 %"), QStringLiteral("31"),
                               QStringLiteral("✓ hit")};
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
    QCOMPARE(facts(), QStringLiteral("2 clicks · KL 61.3 · epoch 62"));
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
    choose(QStringLiteral("latentOrder"), 1); // by KL, which grows with μ² where σ is the same
    QCOMPARE(figure().labels.front(), QStringLiteral("50"));
    choose(QStringLiteral("latentOrder"), 2);
    QCOMPARE(figure().labels.front(), QStringLiteral("11"));
    QCOMPARE(figure().labels.back(), QStringLiteral("50"));
}

void TestUsersPage::drawsAllMeansByIndex() {
    showUser(profileOf("b1"));
    choose(QStringLiteral("latentOrder"), 2);
    choose(QStringLiteral("latentNumber"), 1);
    QCOMPARE(figure().values.size(), std::size_t{50});
    QCOMPARE(figure().labels.front(), QStringLiteral("1"));
}

void TestUsersPage::findsAUserByItsId() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->picker().startFinding();
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
    m_page->picker().setUnknown(QStringLiteral("<i>x</i>"));
    QVERIFY(message->isVisibleTo(m_page.get()));
    QVERIFY(message->text().contains(QStringLiteral("<i>x</i>")));
    QCOMPARE(message->textFormat(), Qt::PlainText);
    QTest::keyClicks(find(), QStringLiteral("a"));
    QVERIFY(!message->isVisibleTo(m_page.get()));
    m_page->picker().setUnknown(QStringLiteral("x"));
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

void TestUsersPage::leavesItemsOutAndPutsThemBack() {
    auto profile = profileOf("b1");
    showUser(profile);
    QSignalSpy removed(&m_page->history(), &ui::HistoryCard::itemRemoved);
    QSignalSpy added(&m_page->history(), &ui::HistoryCard::itemAdded);
    auto* history = m_page->findChild<ui::Table*>(QStringLiteral("history"));
    emit history->clicked(history->model()->index(0, 3));
    QCOMPARE(removed.last().first().value<model::ItemIndex>(), model::ItemIndex{1});
    emit history->clicked(history->model()->index(0, 0)); // that just chooses the row
    QCOMPARE(removed.count(), 1);
    const auto original = profile->history;
    auto changed = std::make_shared<model::UserProfile>(*profile);
    changed->history.erase(changed->history.begin());
    m_page->setPersonState({.id = "b1", .original = original, .edited = true, .canUndo = true});
    m_page->setProfile(changed);
    QCOMPARE(cell(QStringLiteral("history"), 0, 2), QStringLiteral("left out"));
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

void TestUsersPage::addsItemsByTheirTitle() {
    showUser(profileOf("b1"));
    m_page->setItems(std::make_shared<const std::vector<model::ItemRow>>(std::vector<model::ItemRow>{
        {"1", "Toy Story", {0}}, {"2", "The Story of Us", {1}}, {"3", "Heat", {2}}}));
    QSignalSpy added(&m_page->history(), &ui::HistoryCard::itemAdded);
    auto* field = m_page->findChild<QLineEdit*>(QStringLiteral("addItem"));
    QTest::keyClicks(field, QStringLiteral("STORY"));
    QCOMPARE(field->completer()->completionModel()->rowCount(), 2);
    field->completer()->popup()->hide();
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(added.count(), 1);
    QVERIFY(added.last().first().value<model::ItemIndex>().value < 2);
    QVERIFY(field->text().isEmpty());
}

void TestUsersPage::saysWhatHasBeenChanged() {
    auto profile = profileOf("b1");
    showUser(profile);
    const auto action = [this](const char* name) { return m_page->findChild<QAction*>(QLatin1String(name)); };
    QVERIFY(!action("undoEdit")->isEnabled() && !action("redoEdit")->isEnabled());
    QVERIFY(!action("resetPerson")->isEnabled());
    m_page->setPersonState({.id = "b1", .original = profile->history, .edited = true, .canUndo = true});
    QCOMPARE(label(QStringLiteral("user"))->text(), QStringLiteral("User b1, changed"));
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
    QCOMPARE(label(QStringLiteral("user"))->text(), QStringLiteral("New person"));
    QVERIFY(!label(QStringLiteral("role"))->isVisibleTo(m_page.get()));
}

void TestUsersPage::setsAMeanByHand() {
    showUser(profileOf("b1"));
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    QSignalSpy chosen(&m_page->latentMeans(), &ui::LatentMeans::meanChosen);
    auto* chart = m_page->findChild<ui::BarChart*>(QStringLiteral("latentMeans"));
    QWidget* canvas = chart->focusProxy();
    canvas->setFocus();
    QTest::keyClick(canvas, Qt::Key_Right);
    QTest::keyClick(canvas, Qt::Key_Left);
    QTest::keyClick(canvas, Qt::Key_Plus);
    QCOMPARE(chosen.last().at(0).toInt(), 49);
    QVERIFY(std::abs(chosen.last().at(1).toDouble() + 4.8) < 1e-6);
    QVERIFY(!chosen.last().at(2).toBool());
    emit chart->valueChosen(1, 2.5, true);
    QCOMPARE(chosen.last().at(0).toInt(), 48);
    auto moved = profileOf("b1");
    moved->mu[48] = 0.0F;
    m_page->setProfile(moved); // while the hand is at the bar, the bars keep their places
    QCOMPARE(figure().labels[1], QStringLiteral("49"));
    emit chart->valueChosen(1, 0.0, false);
    m_page->setProfile(moved);
    QVERIFY(figure().labels[1] != QStringLiteral("49"));
}

void TestUsersPage::saysWhatADimensionStandsFor() {
    showUser(profileOf("b1"));
    QSignalSpy asked(&m_page->latentMeans(), &ui::LatentMeans::meaningsRequested);
    auto* chart = m_page->findChild<ui::BarChart*>(QStringLiteral("latentMeans"));
    emit chart->pointed(0);
    QCOMPARE(asked.count(), 1);
    auto meanings = std::make_shared<std::vector<model::DimensionMeaning>>(50);
    (*meanings)[49] = {{{"1", "Fargo", {0}}, {"2", "Heat", {1}}}, {{"3", "Shrek", {2}}}};
    m_page->latentMeans().setMeanings(meanings);
    const QString text = m_page->findChild<ui::ElidedLabel*>(QStringLiteral("meaning"))->wholeText();
    QVERIFY(text.contains(QStringLiteral("z 50 raises Fargo, Heat · lowers Shrek")));
    emit chart->pointed(1);
    QCOMPARE(asked.count(), 1);                 // they are known of this model
    m_page->latentMeans().setMeanings(nullptr); // a later model, while the pointer stands there
    QCOMPARE(asked.count(), 2);
    auto larger = profileOf("b1");
    larger->mu.resize(80, 9.0F);
    larger->sigma.resize(80, 0.5F);
    m_page->latentMeans().setMeanings(meanings); // of 50 dimensions
    m_page->setProfile(larger);
    emit chart->pointed(0); // dimension 51
    QVERIFY(m_page->findChild<ui::ElidedLabel*>(QStringLiteral("meaning"))
                ->wholeText()
                .endsWith(QLatin1String("z 51")));
}

void TestUsersPage::comparesWithSomebodyElse() {
    showUser(profileOf("b1"));
    QSignalSpy average(&m_page->compareButton(), &ui::CompareButton::averageRequested);
    QSignalSpy kept(&m_page->compareButton(), &ui::CompareButton::userRequested);
    QSignalSpy ended(&m_page->compareButton(), &ui::CompareButton::nobodyRequested);
    const auto action = [this](const char* name) { return m_page->findChild<QAction*>(QLatin1String(name)); };
    action("compareAverage")->trigger();
    action("compareThis")->trigger();
    QCOMPARE(average.count(), 1);
    QCOMPARE(kept.last().first().toString(), QStringLiteral("b1"));
    QVERIFY(!action("compareNobody")->isEnabled());
    auto other = profileOf("a1");
    std::ranges::fill(other->mu, 0.25F);
    m_page->setComparison(other);
    QCOMPARE(figure().others.size(), figure().values.size());
    QCOMPARE(figure().others.front(), 0.25);
    QCOMPARE(figure().otherName, QStringLiteral("μ of user a1"));
    action("compareNobody")->trigger();
    QCOMPARE(ended.count(), 1);
    m_page->setComparison(nullptr);
    QVERIFY(figure().others.empty());
}

void TestUsersPage::goesBackThroughTheEpochs() {
    showUser(profileOf("b1"));
    auto* slider = m_page->findChild<QSlider*>(QStringLiteral("epochs"));
    QVERIFY(!slider->parentWidget()->isVisibleTo(m_page.get()));
    m_page->latentMeans().epochs()->setEpochs({0, 4, 8, 9}, 9);
    QVERIFY(slider->isVisibleTo(m_page.get()));
    QCOMPARE(slider->value(), 3);
    QSignalSpy chosen(m_page->latentMeans().epochs(), &ui::EpochSlider::epochChosen);
    slider->setValue(1);
    QCOMPARE(chosen.last().first().toInt(), 4);
    m_page->latentMeans().epochs()->setEpochs({0, 4, 8, 10}, 4);
    QCOMPARE(label(QStringLiteral("epochShown"))->text(), QStringLiteral("epoch 4 of 10"));
    QCOMPARE(chosen.count(), 1); // nobody moved it
}

void TestUsersPage::ranksFromPopularToPersonal() {
    showUser(profileOf("b1"));
    QSignalSpy chosen(&m_page->recommended(), &ui::RecommendedCard::rankingChosen);
    m_page->findChild<QSlider*>(QStringLiteral("personal"))->setValue(40);
    QCOMPARE(chosen.last().first().value<model::RankingChoice>().personal, 0.4);
    auto* filter = m_page->findChild<QLineEdit*>(QStringLiteral("recommendedFilter"));
    QSignalSpy exported(m_page->findChild<ui::RecommendedCard*>(), &ui::RecommendedCard::exportRequested);
    m_page->findChild<QAction*>(QStringLiteral("exportRecommended"))->trigger();
    const QByteArray csv = exported.last().first().toByteArray();
    QVERIFY(csv.startsWith("#,Title,Id,Score,p,Pop.,\r\n1,Seven,47,9.25,0.0121,31,"));
    filter->setText(QStringLiteral("usual"));
    QCOMPARE(table(QStringLiteral("recommended"))->rowCount(), 1);
}

void TestUsersPage::saysWhy() {
    showUser(profileOf("b1"));
    QSignalSpy asked(&m_page->recommended(), &ui::RecommendedCard::itemChosen);
    auto* recommended = m_page->findChild<ui::Table*>(QStringLiteral("recommended"));
    recommended->setCurrentIndex(recommended->model()->index(2, 1));
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{4});
    auto explanation = std::make_shared<model::Explanation>();
    explanation->item = {"50", "The Usual Suspects", {4}};
    explanation->rank = 3;
    explanation->probability = 0.0108;
    explanation->contributions = {{{"318", "The Shawshank Redemption", {1}}, 8.0, 0.004, 11, 0.5},
                                  {{"7", "", {2}}, 8.75, 0.01, 3, -0.25}};
    m_page->insight().setExplanation(explanation);
    QCOMPARE(label(QStringLiteral("whySentence"))->text().replace(QChar(0x202F), QLatin1Char(' ')),
             QStringLiteral("“The Usual Suspects” ranks 3rd, with p = 1.08 %. Without “The Shawshank "
                            "Redemption” it would rank 11th."));
    QCOMPARE(cell(QStringLiteral("why"), 0, 1), QStringLiteral("+0.500"));
    QCOMPARE(cell(QStringLiteral("why"), 1, 1), QStringLiteral("−0.250"));
    QCOMPARE(cell(QStringLiteral("why"), 0, 2), QStringLiteral("11"));
    m_page->insight().setExplanation(nullptr);
    QCOMPARE(table(QStringLiteral("why"))->rowCount(), 0);
}

void TestUsersPage::saysWhyInPlace() {
    showUser(profileOf("b1"));
    m_page->insight().setFailure(model::problem("the item is in the history"));
    QVERIFY(label(QStringLiteral("whySentence"))->text().contains(QStringLiteral("in the history")));
}

void TestUsersPage::opensSimilarPeople() {
    showUser(profileOf("b1"));
    QSignalSpy wanted(&m_page->insight(), &ui::InsightCard::similarPeopleWanted);
    auto* tabs = m_page->findChild<QTabBar*>(QStringLiteral("insightTabs"));
    tabs->setCurrentIndex(1);
    QVERIFY(wanted.last().first().toBool());
    m_page->insight().setSimilarPeople({{{.id = "a2", .role = UserRole::Validation, .clicks = 9}, 0.987, 4},
                                        {{.id = "a1", .role = UserRole::Training, .clicks = 9}, 0.5, 1}});
    QCOMPARE(cell(QStringLiteral("similarPeople"), 0, 1), QStringLiteral("0.987"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    auto* people = m_page->findChild<ui::Table*>(QStringLiteral("similarPeople"));
    emit people->activated(people->model()->index(0, 0));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
    tabs->setCurrentIndex(0);
    QVERIFY(!wanted.last().first().toBool());
}

void TestUsersPage::showsSimilarItems() {
    showUser(profileOf("b1"));
    QSignalSpy early(m_page.get(), &ui::UsersPage::similarItemsRequested);
    auto* tabs = m_page->findChild<QTabBar*>(QStringLiteral("insightTabs"));
    tabs->setCurrentIndex(2);
    QCOMPARE(early.count(), 0); // nothing has been chosen yet
    tabs->setCurrentIndex(0);
    auto* recommended = m_page->findChild<ui::Table*>(QStringLiteral("recommended"));
    recommended->setCurrentIndex(recommended->model()->index(0, 1));
    QSignalSpy asked(m_page.get(), &ui::UsersPage::similarItemsRequested);
    tabs->setCurrentIndex(2);
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{3});
    recommended->setCurrentIndex(recommended->model()->index(1, 1)); // follows while it is in sight
    QCOMPARE(asked.last().first().value<model::ItemIndex>(), model::ItemIndex{5});
    m_page->insight().setSimilarItems({"9", "", {5}}, {{{"47", "Seven", {3}}, 0.75, 12, 40, 31}});
    QCOMPARE(cell(QStringLiteral("similarItems"), 0, 2), QStringLiteral("12"));
    QCOMPARE(label(QStringLiteral("itemsText"))->text(),
             QStringLiteral("Like “9”, by the decoder’s weights:"));
}

void TestUsersPage::filtersAndSortsPeople() {
    showUser(profileOf("b1"));
    QSignalSpy requested(m_page.get(), &ui::UsersPage::userRequested);
    auto* people = m_page->findChild<QTableView*>(QStringLiteral("peopleTable"));
    new QAbstractItemModelTester(people->model(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 people);
    QVERIFY(!people->isVisibleTo(m_page.get()));
    QSignalSpy kl(m_page.get(), &ui::UsersPage::klRequested);
    button(QStringLiteral("showPeople"))->click();
    QCOMPARE(kl.count(), 1);
    QVERIFY(people->isVisibleTo(m_page.get()));
    QCOMPARE(people->model()->rowCount(), 3);
    QCOMPARE(people->currentIndex().data().toString(), QStringLiteral("b1"));
    m_page->people().setKl(std::make_shared<const std::vector<float>>(std::vector<float>{3.0F, 9.0F, 6.0F}));
    people->sortByColumn(3, Qt::DescendingOrder);
    QCOMPARE(people->model()->index(0, 0).data().toString(), QStringLiteral("a2"));
    m_page->findChild<QLineEdit*>(QStringLiteral("leastKl"))->setText(QStringLiteral("5"));
    QCOMPARE(people->model()->rowCount(), 2);
    m_page->findChild<QLineEdit*>(QStringLiteral("peopleFilter"))->setText(QStringLiteral("a"));
    QCOMPARE(people->model()->rowCount(), 1);
    QCOMPARE(requested.count(), 0); // filtering chooses nobody
    people->setCurrentIndex(people->model()->index(0, 0));
    QCOMPARE(requested.last().first().toString(), QStringLiteral("a2"));
    m_page->findChild<QComboBox*>(QStringLiteral("peopleBlock"))->setCurrentIndex(1);
    QCOMPARE(people->model()->rowCount(), 0);
}

void TestUsersPage::sortsIdsAsNumbersThenTexts() {
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

void TestUsersPage::findsAmongHalfAMillion() {
    std::vector<model::UserEntry> users;
    for (int user = 0; user < 500000; ++user)
        users.push_back({.id = std::to_string(user * 7919LL % 500009),
                         .role = user % 50 == 0 ? UserRole::Test : UserRole::Training,
                         .clicks = static_cast<std::uint32_t>(user % 997)});
    ui::PeopleModel model;
    model.setDirectory(std::make_shared<const std::vector<model::UserEntry>>(std::move(users)));
    QElapsedTimer clock;
    clock.start();
    model.setFilter({.text = "4711", .role = {}, .fewestClicks = 10, .leastKl = 0});
    const qint64 filtered = clock.restart();
    QVERIFY(model.rowCount() > 0 && model.rowCount() < 1000);
    model.setFilter({});
    clock.restart();
    model.sort(ui::PeopleModel::Clicks, Qt::DescendingOrder);
    const qint64 byClicks = clock.restart();
    QCOMPARE(model.user(0).clicks, 996U);
    model.sort(ui::PeopleModel::Id, Qt::AscendingOrder);
    const qint64 byId = clock.restart();
    QCOMPARE(QString::fromStdString(model.user(0).id), QStringLiteral("0"));
    qInfo("500 000 people: filter %lld ms, sort by clicks %lld ms, by id %lld ms", filtered, byClicks, byId);
    QVERIFY(filtered < 500 && byClicks < 2000 && byId < 5000); // many times what it takes alone
}

/// What the window adds to the time from an edit to the new list on the screen.
void TestUsersPage::drawsAnAnswerAtOnce() {
    auto profile = profileOf("b1");
    profile->recommendations.resize(100, profile->recommendations.front());
    for (std::uint32_t item = 0; item < 300; ++item)
        profile->history.push_back({std::to_string(item), "A title of a film (1999)", {10 + item}});
    showUser(profile);
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    qint64 fastest = std::numeric_limits<qint64>::max();
    for (int round = 0; round < 10; ++round) {
        auto next = std::make_shared<model::UserProfile>(*profile);
        next->history.pop_back();
        std::ranges::reverse(next->recommendations);
        QElapsedTimer clock;
        clock.start();
        m_page->setProfile(next);
        m_page->grab();
        fastest = std::min(fastest, clock.nsecsElapsed());
        profile = next;
    }
    qInfo("an answer is drawn in %.1f ms", static_cast<double>(fastest) * 1e-6);
    QVERIFY(fastest < 200'000'000); // many times what it takes alone
}

TASTESCOPE_TEST(TestUsersPage)
#include "test_users_page.moc"

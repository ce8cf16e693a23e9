#include <QPushButton>

#include <fstream>

#include "app/exploration/person_edits.h"
#include "app/exploration/snapshot_history.h"
#include "model/exploration/explanation.h"
#include "tests/app/support/tested_window.h"
#include "tests/support/registered_test.h"
#include "ui/map/map_page.h"
#include "ui/users/compare_button.h"
#include "ui/users/epoch_slider.h"
#include "ui/users/history_card.h"
#include "ui/users/insight_card.h"
#include "ui/users/latent_means.h"
#include "ui/users/recommended_card.h"
#include "ui/users/users_page.h"
#include "ui/window/save_dialogs.h"

/// A person is looked at, changed, explained and compared, through the window's own signals, on the example.
class TestPersonSession : public QObject {
    Q_OBJECT

private:
    using Profile = std::shared_ptr<const model::UserProfile>;

    QTemporaryDir m_folder;
    std::unique_ptr<TestedWindow> m_tested;

    app::PersonSession& session() { return m_tested->backend.person; }
    ui::UsersPage* page() { return &m_tested->window.usersPage(); }

    /// Whether the answer is to the question as it stands now, not to one before.
    bool answers(const model::UserProfile& profile) {
        const model::Person& person = session().person();
        return profile.epoch == session().model()->epoch && profile.id == person.id &&
               std::ranges::equal(profile.history, person.history, {}, &model::ItemRow::index,
                                  &model::HistoryClick::item) &&
               std::ranges::all_of(person.means, [&](const model::ChosenMean& mean) {
                   return profile.mu[static_cast<std::size_t>(mean.dimension)] == mean.mu;
               });
    }

    /// The answer to what `ask` asks for.
    template <typename Ask>
    Profile answerTo(Ask ask) {
        QSignalSpy ready(&session(), &app::PersonSession::profileReady);
        ask();
        const auto come = [&] { return !ready.isEmpty() && answers(*ready.last().first().value<Profile>()); };
        return QTest::qWaitFor(come, patience) ? ready.last().first().value<Profile>() : nullptr;
    }

    Profile choose(const char* id) {
        return answerTo([&] { emit page()->userRequested(QLatin1String(id)); });
    }

    static std::shared_ptr<const model::VaeModel> modelOfEpoch(int epoch) {
        auto model = std::make_shared<model::VaeModel>(model::VaeModel{
            model::Parameters(model::NetworkLayout(model::networkShape({.hidden = {4}, .latent = 2}, 10))),
            {},
            epoch,
            {}});
        return model;
    }

    void writeFile(const QString& path, const char* text) { std::ofstream(path.toStdString()) << text; }

private slots:
    void initTestCase() {
        useSettingsIn(m_folder);
        startAnew(m_folder.filePath(QStringLiteral("runs")));
        m_tested = std::make_unique<TestedWindow>();
        QVERIFY(m_tested->openExample());
        model::TrainingOptions options = quickRun(6);
        options.network.hidden = {30};
        QVERIFY(m_tested->train(options));
    }

    void cleanupTestCase() { m_tested.reset(); }

    void editsAreUndoneAndDoneAgain() {
        app::PersonEdits edits;
        edits.begin({.id = "7", .history = {{{2}, 1.0F}, {{5}, 3.0F}}, .means = {}});
        QVERIFY(!edits.edited() && !edits.canUndo());
        edits.removeItem({5});
        edits.removeItem({5}); // is not there any more
        edits.addItem({9});
        edits.addItem({5}); // as often as before
        QCOMPARE(edits.current().history,
                 (std::vector<model::HistoryClick>{{{2}, 1.0F}, {{5}, 3.0F}, {{9}, 1.0F}}));
        edits.undo();
        edits.undo();
        QCOMPARE(edits.current().history.size(), std::size_t{1});
        edits.redo();
        QCOMPARE(edits.current().history.size(), std::size_t{2});
        edits.removeItem({2}); // what could be done again is past
        QVERIFY(!edits.canRedo());
        edits.setMean(3, 0.5F, true);
        edits.setMean(3, 0.7F, true);
        edits.setMean(3, 0.9F, false); // one movement
        QCOMPARE(edits.current().means, (std::vector<model::ChosenMean>{{3, 0.9F}}));
        edits.undo();
        QVERIFY(edits.current().means.empty());
        edits.redo();
        edits.reset();
        QVERIFY(!edits.edited() && edits.canUndo());
    }

    void snapshotsAreDenserTheLaterTheyAre() {
        const std::uint64_t each = modelOfEpoch(0)->parameters.values().size() * sizeof(model::Scalar);
        app::SnapshotHistory history(8 * each + each / 2);
        for (int epoch = 0; epoch <= 200; ++epoch) {
            history.add(modelOfEpoch(epoch));
            QCOMPARE(history.epochs().size(), std::min<std::size_t>(8, static_cast<std::size_t>(epoch) + 1));
        }
        const std::vector<int> epochs = history.epochs();
        QCOMPARE(epochs.front(), 0);
        QCOMPARE(epochs.back(), 200);
        for (std::size_t i = 2; i < epochs.size(); ++i) // each gap is at most the one before
            QVERIFY(epochs[i] - epochs[i - 1] <= epochs[i - 1] - epochs[i - 2]);
        QVERIFY(epochs[epochs.size() - 2] >= 197);
        QVERIFY(epochs[1] < 160); // the beginning is not forgotten
        QCOMPARE(history.at(200)->epoch, 200);
        QCOMPARE(history.at(epochs[1] + 1)->epoch, epochs[1]);
        const int between = epochs[1] + 1;
        history.add(modelOfEpoch(between)); // the best one, after the run: it stays though the memory is full
        QCOMPARE(history.at(between)->epoch, between);
    }

    /// The best one comes after the last.
    void theBestSnapshotIsThereAfterTheRun() {
        app::SnapshotHistory history(1'000'000);
        for (int epoch = 0; epoch <= 20; epoch += 2)
            history.add(modelOfEpoch(epoch));
        history.add(modelOfEpoch(13));
        QCOMPARE(history.at(13)->epoch, 13);
        QCOMPARE(history.epochs().back(), 20);
        const std::size_t kept = history.epochs().size();
        history.add(modelOfEpoch(20)); // there already
        QCOMPARE(history.epochs().size(), kept);
        app::SnapshotHistory tiny(1);
        for (int epoch = 0; epoch < 4; ++epoch)
            tiny.add(modelOfEpoch(epoch));
        QCOMPARE(tiny.epochs(), (std::vector<int>{0, 3}));
    }

    void theListFollowsTheHistory() {
        const Profile before = choose("414");
        QVERIFY(before && before->history.size() > 3);
        const model::ItemIndex gone = before->history[1].index;
        const Profile without = answerTo([&] { emit page()->history().itemRemoved(gone); });
        QCOMPARE(without->history.size(), before->history.size() - 1);
        QVERIFY(without->mu != before->mu);
        // The same as asking for that history from the start.
        model::Person person = m_tested->backend.openedData.recommender()->person("414");
        std::erase_if(person.history, [&](const model::HistoryClick& click) { return click.item == gone; });
        const model::UserProfile asked =
            m_tested->backend.openedData.recommender()->profile(*session().model(), person);
        QCOMPARE(without->mu, asked.mu);
        QCOMPARE(without->recommendations[0].score, asked.recommendations[0].score);
        const Profile back = answerTo([&] { emit page()->history().undoRequested(); });
        QCOMPARE(back->mu, before->mu);
        const Profile moved = answerTo([&] { emit page()->latentMeans().meanChosen(2, 1.5, false); });
        QCOMPARE(moved->mu[2], 1.5F);
        const Profile reset = answerTo([&] { emit page()->history().resetRequested(); });
        QCOMPARE(reset->mu, before->mu);
    }

    void aNewPersonBeginsWithNothing() {
        const Profile nobody = answerTo([&] { emit page()->newPersonRequested(); });
        QVERIFY(nobody->id.empty() && nobody->history.empty());
        QVERIFY(!nobody->recommendations.empty()); // what the model says of anyone
        const Profile somebody =
            answerTo([&] { emit page()->history().itemAdded(nobody->recommendations[4].item.index); });
        QCOMPARE(somebody->history.size(), std::size_t{1});
        QVERIFY(somebody->mu != nobody->mu);
    }

    void saysWhyAndAgainAfterAnEdit() {
        const Profile profile = choose("414");
        QSignalSpy explained(&m_tested->backend.insight, &app::InsightService::explained);
        const model::ItemIndex item = profile->recommendations[2].item.index;
        emit page()->recommended().itemChosen(item);
        QTRY_VERIFY_WITH_TIMEOUT(
            explained.count() > 0 &&
                explained.last().first().value<std::shared_ptr<const model::Explanation>>(),
            patience);
        const auto first = explained.last().first().value<std::shared_ptr<const model::Explanation>>();
        QCOMPARE(first->contributions.size(), profile->history.size());
        QCOMPARE(first->score, profile->recommendations[2].score);
        QCOMPARE(first->rank, 3U);
        explained.clear();
        const Profile personal =
            answerTo([&] { emit page()->recommended().rankingChosen({.count = 10000, .personal = 0.5}); });
        QTRY_VERIFY_WITH_TIMEOUT(explained.count() > 0, patience);
        const auto third = explained.last().first().value<std::shared_ptr<const model::Explanation>>();
        const auto row = std::ranges::find(personal->recommendations, item,
                                           [](const model::Recommendation& it) { return it.item.index; });
        QVERIFY(row != personal->recommendations.end() && row->rank != 3);
        QCOMPARE(third->rank, row->rank); // as the list says
        QCOMPARE(third->score, first->score);
        explained.clear();
        emit page()->recommended().rankingChosen({});
        QTRY_VERIFY_WITH_TIMEOUT(explained.count() > 0, patience);
        explained.clear();
        emit page()->history().itemRemoved(profile->history.front().index);
        QTRY_VERIFY_WITH_TIMEOUT(explained.count() > 0, patience);
        const auto second = explained.last().first().value<std::shared_ptr<const model::Explanation>>();
        QCOMPARE(second->contributions.size(), profile->history.size() - 1);
        emit page()->history().itemAdded(item); // it is in the history now
        QTRY_VERIFY_WITH_TIMEOUT(!explained.last().first().value<std::shared_ptr<const model::Explanation>>(),
                                 patience);
    }

    void looksBackThroughTheRun() {
        const Profile latest = choose("414");
        QSignalSpy changed(&session(), &app::PersonSession::epochsChanged);
        const Profile first = answerTo([&] { emit page()->latentMeans().epochs()->epochChosen(0); });
        QCOMPARE(first->epoch, 0);
        QVERIFY(first->mu != latest->mu);
        const auto epochs = changed.last().first().value<std::vector<int>>();
        QVERIFY(epochs.size() >= 2);
        const Profile again =
            answerTo([&] { emit page()->latentMeans().epochs()->epochChosen(epochs.back()); });
        QCOMPARE(again->mu, latest->mu);
    }

    void findsWhoAndWhatIsAlike() {
        const Profile profile = choose("414");
        QSignalSpy people(&m_tested->backend.insight, &app::InsightService::similarPeopleReady);
        emit page()->insight().similarPeopleWanted(true);
        QVERIFY(people.wait(patience));
        const auto found = people.last().first().value<std::vector<model::SimilarUser>>();
        QVERIFY(!found.empty() && found.front().user.id != "414");
        QVERIFY(found[0].similarity >= found[1].similarity);
        emit page()->insight().similarPeopleWanted(false);
        QSignalSpy items(&m_tested->backend.insight, &app::InsightService::similarItemsReady);
        emit page()->similarItemsRequested(profile->history[0].index);
        QVERIFY(items.wait(patience));
        QVERIFY(!items.last().at(1).value<std::vector<model::SimilarItem>>().empty());
        QSignalSpy other(&m_tested->backend.insight, &app::InsightService::comparisonReady);
        emit page()->compareButton().averageRequested();
        QVERIFY(other.wait(patience));
        QCOMPARE(other.last().first().value<Profile>()->mu.size(), profile->mu.size());
        emit page()->compareButton().userRequested(QStringLiteral("1"));
        QVERIFY(other.wait(patience));
        QCOMPARE(other.last().first().value<Profile>()->id, std::string("1"));
        QSignalSpy meanings(&m_tested->backend.insight, &app::InsightService::meaningsReady);
        emit page()->latentMeans().meaningsRequested();
        QVERIFY(meanings.wait(patience));
    }

    void savesAPersonAndOpensIt() {
        choose("414");
        const Profile changed = answerTo([&] { emit page()->latentMeans().meanChosen(1, -1.25, false); });
        const QString path = m_folder.filePath(QStringLiteral("person.json"));
        QSignalSpy saved(&session(), &app::PersonSession::personSaved);
        emit page()->history().saveRequested(path);
        QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patience);
        choose("1");
        const Profile opened = answerTo([&] { emit page()->history().loadRequested(path); });
        QCOMPARE(opened->mu, changed->mu);
        QCOMPARE(opened->history.size(), changed->history.size());
        QVERIFY(opened->id.empty()); // a new person
    }

    void refusesWhatIsNoPerson_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("other JSON") << QByteArray("{\"format\": \"other\"}");
        QTest::newRow("no count") << QByteArray(
            R"({"format":"tastescope-person","history":[{"item":"1","count":0}],"means":[]})");
        QTest::newRow("twice") << QByteArray(
            R"({"format":"tastescope-person","history":[{"item":"1"},{"item":"1"}],"means":[]})");
        QTest::newRow("no number") << QByteArray(
            R"({"format":"tastescope-person","history":[],"means":[{"dimension":1,"mu":null}]})");
        QTest::newRow("a dimension that is none")
            << QByteArray(R"({"format":"tastescope-person","history":[],"means":[{"dimension":0,"mu":1}]})");
    }

    void refusesWhatIsNoPerson() {
        QFETCH(const QByteArray, text);
        const Profile before = choose("414");
        const QString path = m_folder.filePath(QStringLiteral("bad.json"));
        writeFile(path, text.constData());
        QSignalSpy failed(&session(), &app::PersonSession::failed);
        emit page()->history().loadRequested(path);
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patience);
        QVERIFY(!failed.first().first().value<model::Failure>().remedy.empty());
        QCOMPARE(session().person().id, std::string("414")); // nothing is lost
    }

    void namesItemsThatTheDataDoNotHave() {
        const QString path = m_folder.filePath(QStringLiteral("foreign.json"));
        writeFile(path, R"({"format":"tastescope-person","history":[{"item":"318"},{"item":"no such"}]})");
        QSignalSpy ignored(&session(), &app::PersonSession::itemsIgnored);
        const Profile opened = answerTo([&] { emit page()->history().loadRequested(path); });
        QCOMPARE(opened->history.size(), std::size_t{1});
        QCOMPARE(ignored.last().at(1).value<std::vector<std::string>>(),
                 (std::vector<std::string>{"no such"}));
    }

    void saysThatAUserIsUnknown() {
        QSignalSpy unknown(&session(), &app::PersonSession::userUnknown);
        emit page()->userRequested(QStringLiteral("nobody"));
        QCOMPARE(unknown.count(), 1);
    }

    void putsAllUsersOnTheMap() {
        QSignalSpy made(&m_tested->backend.mapMaker, &app::MapMaker::made);
        emit m_tested->window.mapPage().mapRequested();
        QVERIFY(made.wait(patience));
        const auto map = made.last().first().value<std::shared_ptr<const model::LatentMap>>();
        QCOMPARE(map->userX.size(), m_tested->backend.openedData.dataset()->directory().size());
        QVERIFY(map->explained[0] >= map->explained[1] && map->explained[1] > 0);
        QSignalSpy taste(&m_tested->backend.mapMaker, &app::MapMaker::tastesCompared);
        emit m_tested->window.mapPage().selectionRequested({0, 1, 2, 3, 4});
        QVERIFY(taste.wait(patience));
        QCOMPARE(taste.last().first().value<model::SelectionTaste>().users, std::uint64_t{5});
        QSignalSpy clickers(&m_tested->backend.mapMaker, &app::MapMaker::clickersFound);
        emit m_tested->window.mapPage().clickersRequested(model::ItemIndex{0});
        QVERIFY(clickers.wait(patience));
        const auto flags = clickers.last().at(1).value<std::shared_ptr<const std::vector<std::uint8_t>>>();
        QCOMPARE(flags->size(), map->userX.size());
    }

    void exportsForAllUsers() {
        const QString path = m_folder.filePath(QStringLiteral("all.csv"));
        QSignalSpy saved(&m_tested->backend.allUsersExporter, &app::AllUsersExporter::saved);
        QSignalSpy running(&m_tested->backend.allUsersExporter, &app::AllUsersExporter::runningChanged);
        emit m_tested->window.saveDialogs().allUsersExportRequested(model::AllUsersExport::Recommendations,
                                                                    path);
        QVERIFY(saved.wait(patience));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readLine().startsWith("user,"));
        QTRY_VERIFY_WITH_TIMEOUT(!running.last().first().toBool(), patience);
        QSignalSpy failed(&m_tested->backend.allUsersExporter, &app::AllUsersExporter::failed);
        emit m_tested->window.saveDialogs().allUsersExportRequested(
            model::AllUsersExport::Latent, m_folder.filePath(QStringLiteral("no/such/folder.npy")));
        QVERIFY(failed.wait(patience));
    }

    void aNewRunIsFollowedByWhoLookedBack() {
        choose("414");
        answerTo([&] { emit page()->latentMeans().epochs()->epochChosen(0); });
        const auto before = session().model();
        QCOMPARE(before->epoch, 0);
        model::TrainingOptions options = before->options;
        options.epochs = 2;
        options.seed = 7;
        QVERIFY(m_tested->train(options));
        QTRY_VERIFY_WITH_TIMEOUT(session().model() != before && session().model()->options.seed == 7,
                                 patience);
    }

    /// A DAE has means alone: no variances, no KL, and everything else all the same.
    void aDaeIsExploredAsWell() {
        model::TrainingOptions options = quickRun(2);
        options.network.kind = model::ModelKind::Dae;
        QVERIFY(m_tested->train(options));
        QTRY_VERIFY_WITH_TIMEOUT(session().model() && session().model()->options == options, patience);
        const Profile profile = choose("414");
        QCOMPARE(profile->mu.size(), std::size_t{8});
        QVERIFY(profile->sigma.empty() && !profile->recommendations.empty());
        const Profile moved = answerTo([&] { emit page()->latentMeans().meanChosen(2, 1.5, false); });
        QVERIFY(moved->recommendations[0].score != profile->recommendations[0].score);
        QSignalSpy meanings(&m_tested->backend.insight, &app::InsightService::meaningsReady);
        emit page()->latentMeans().meaningsRequested();
        QVERIFY(meanings.wait(patience));
        QSignalSpy explained(&m_tested->backend.insight, &app::InsightService::explained);
        emit page()->recommended().itemChosen(moved->recommendations[1].item.index);
        QVERIFY(explained.wait(patience));
        QSignalSpy made(&m_tested->backend.mapMaker, &app::MapMaker::made);
        emit m_tested->window.mapPage().mapRequested();
        QVERIFY(made.wait(patience));
        const auto map = made.last().first().value<std::shared_ptr<const model::LatentMap>>();
        QVERIFY(map->userKl.empty() && map->userX.size() == 603);
        QSignalSpy saved(&m_tested->backend.allUsersExporter, &app::AllUsersExporter::saved);
        const QString path = m_folder.filePath(QStringLiteral("means.csv"));
        emit m_tested->window.saveDialogs().allUsersExportRequested(model::AllUsersExport::Latent, path);
        QVERIFY(saved.wait(patience));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray header = file.readLine();
        QVERIFY2(header.contains("mu_7") && !header.contains("variance"), header.constData());
    }

    void newDataForgetThePerson() {
        choose("414");
        QSignalSpy changed(&session(), &app::PersonSession::personChanged);
        QVERIFY(m_tested->openExample());
        QVERIFY(session().person().id.empty() && !session().model());
        QVERIFY(changed.count() >= 1);
    }
};

TASTESCOPE_TEST(TestPersonSession)
#include "test_person_session.moc"

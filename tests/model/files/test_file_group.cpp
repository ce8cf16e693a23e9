#include <QtTest>

#include <csignal>
#include <filesystem>
#include <functional>
#include <sys/wait.h>
#include <unistd.h>

#include "model/exploration/all_users_export.h"
#include "model/files/file_group.h"
#include "model/files/file_saver.h"
#include "model/import/dataset_export.h"
#include "model/runs/run_store.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/failing_calls.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Files = std::map<std::string, std::string>; ///< contents by name

/// Every file in a folder, hidden ones too.
Files namesIn(const std::string& folder) {
    Files files;
    std::error_code error;
    std::error_code gone; // what a link leads to
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; ++entry)
        files[entry->path().filename()] =
            entry->is_regular_file(gone) ? contentsOf(entry->path().string()) : "no file";
    return files;
}

const std::vector<std::string> names = {"ids.csv", "variance.npy", "means.npy"};

Files allWith(const std::string& text) {
    Files files;
    for (const std::string& name : names)
        files[name] = text;
    return files;
}

/// Three files of more than one write each.
void saveThree(const std::string& folder, const std::string& text) {
    saveTogether(namesTogether(names), [&](FileGroup& group) {
        for (const std::string& name : names) {
            FileSaver saver(folder + '/' + name, &group);
            for (const char letter : text)
                saver.write({&letter, 1});
            saver.commit();
        }
    });
}

const std::pair<const char*, Call> calls[] = {
    {"write", Call::Write}, {"fsync", Call::Sync},  {"rename", Call::Rename}, {"open", Call::Open},
    {"link", Call::Link},   {"close", Call::Close}, {"mkdir", Call::Mkdir},   {"flock", Call::Lock}};

void addCalls() {
    QTest::addColumn<Call>("call");
    for (const auto& [name, call] : calls)
        QTest::newRow(name) << call;
}

/// Every call of every kind fails in turn, in every way.
void addFaults() {
    QTest::addColumn<Call>("call");
    QTest::addColumn<Fault>("fault");
    for (const auto& [name, call] : calls) {
        QTest::addRow("%s, once", name) << call << Fault::Once;
        QTest::addRow("%s, for good", name) << call << Fault::ForGood;
    }
    QTest::newRow("write, short") << Call::Write << Fault::Short;
}

/// Lets save() fail at each call in turn; after(failure) looks at what is there then. Returns how often it
/// failed.
int failInTurn(Call call, Fault fault, const std::function<void()>& before, const std::function<void()>& save,
               const std::function<void(const Failure&)>& after) {
    int failures = 0;
    for (int nth = 1;; ++nth) {
        before();
        Failure failure;
        bool happened = false;
        {
            const FailingCall failing(call, fault, nth);
            failure = failureOf(save);
            happened = FailingCall::happened();
        }
        after(failure);
        failures += failure.message.empty() ? 0 : 1;
        if (!happened || QTest::currentTestFailed())
            return failures;
    }
}

} // namespace

Q_DECLARE_METATYPE(Call)
Q_DECLARE_METATYPE(Fault)

class TestFileGroup : public QObject {
    Q_OBJECT

private:
    std::optional<Folder> m_folder; ///< a new one for each test

    std::string path(const std::string& name = {}) const { return m_folder->path(name); }

private slots:
    void init() { m_folder.emplace(); }

    void allAppearInTheirPlaces() {
        saveThree(path(), "old");
        QCOMPARE(namesIn(path()), allWith("old"));
        saveThree(path(), "new");
        QCOMPARE(namesIn(path()), allWith("new"));
    }

    void nothingAppearsWithoutCommit() {
        saveThree(path(), "old");
        {
            FileGroup group;
            FileSaver saver(path("ids.csv"), &group);
            saver.write("new");
            saver.commit();
        }
        QCOMPARE(namesIn(path()), allWith("old"));
    }

    void allAreOldOrAllAreNewAfterAnyFault_data() { addFaults(); }
    void allAreOldOrAllAreNewAfterAnyFault() {
        QFETCH(const Call, call);
        QFETCH(const Fault, fault);
        for (const bool replaces : {true, false}) {
            const Files old = replaces ? allWith("old") : Files();
            const int failures = failInTurn(
                call, fault,
                [&] {
                    m_folder.emplace();
                    if (replaces)
                        saveThree(path(), "old");
                },
                [&] { saveThree(path(), "new"); },
                [&](const Failure& failure) {
                    const Files now = namesIn(path());
                    QVERIFY2(now == allWith("new") || (now == old && !failure.message.empty()),
                             failure.text().c_str());
                    for (const std::string& name : names)
                        if (!failure.message.empty())
                            QVERIFY2(failure.text().find(name) != std::string::npos, failure.text().c_str());
                });
            const bool hasOtherWays = call == Call::Link || call == Call::Mkdir || call == Call::Lock;
            QVERIFY(failures > 0 || hasOtherWays);
        }
    }

    /// The last file is never newer than the others, and what is left over goes with the next save.
    void whoIsKilledLeavesNoNewLastFileWithOldOnes_data() { addCalls(); }
    void whoIsKilledLeavesNoNewLastFileWithOldOnes() {
        QFETCH(const Call, call);
        for (int nth = 1;; ++nth) {
            m_folder.emplace();
            saveThree(path(), "old");
            const pid_t child = ::fork();
            if (child == 0) {
                const FailingCall killed(call, Fault::Killed, nth);
                saveThree(path(), "new");
                ::_exit(0);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            Files now = namesIn(path());
            if (now["means.npy"] == "new")
                QVERIFY(now["ids.csv"] == "new" && now["variance.npy"] == "new");
            for (const std::string& name : names)
                QVERIFY(now[name] == "old" || now[name] == "new");
            saveThree(path(), "next");
            QCOMPARE(namesIn(path()), allWith("next"));
            if (!WIFSIGNALED(status))
                return;
        }
    }

    /// As some disks of networks are. The run is told so, and trained without being recorded.
    void noRunIsMadeWhereNothingCanBeLocked() {
        const RunStore store(path("runs"));
        {
            const FailingCall failing(Call::Lock, Fault::ForGood, 1);
            const Failure failure = failureOf([&] { store.add({{}}, *checkerboard()); });
            QVERIFY2(failure.text().find("cannot be locked") != std::string::npos, failure.text().c_str());
        }
        QCOMPARE(namesIn(path("runs")), Files());
        QCOMPARE(store.add({{}}, *checkerboard()).size(), std::size_t{1});
    }

    void whatALivingProgramWritesIsLeftAlone() {
        FileSaver here(path("here"));
        here.write("here");
        int told[2] = {-1, -1};
        int asked[2] = {-1, -1};
        QVERIFY(::pipe(told) == 0 && ::pipe(asked) == 0);
        const pid_t child = ::fork();
        char byte = 0;
        if (child == 0) { // another program, in the middle of saving
            FileSaver there(path("there"));
            there.write("there");
            [[maybe_unused]] const auto said = ::write(told[1], &byte, 1);
            [[maybe_unused]] const auto heard = ::read(asked[0], &byte, 1);
            there.commit();
            ::_exit(0);
        }
        QCOMPARE(::read(told[0], &byte, 1), ssize_t{1});
        saveFile(path("beside"), "beside");
        here.commit();
        QCOMPARE(::write(asked[1], &byte, 1), ssize_t{1});
        int status = 0;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        const Files expected = {{"beside", "beside"}, {"here", "here"}, {"there", "there"}};
        QCOMPARE(namesIn(path()), expected);
    }

    void onlyWhatIsLeftOverIsRemoved() {
        m_folder->write(".saving-12-34", "left");
        m_folder->write(".saving-notes", "mine");
        m_folder->write(".saving-1-", "mine");
        std::filesystem::create_directory(path(".saving-5-6"));
        std::filesystem::create_symlink(path("mine"), path(".saving-7-8"));
        saveFile(path("a"), "a");
        QVERIFY(!std::filesystem::exists(path(".saving-12-34")));
        QCOMPARE(namesIn(path()).size(), std::size_t{5});
    }

    void exportsAppearWhole_data() { addFaults(); }
    void exportsAppearWhole() {
        QFETCH(const Call, call);
        QFETCH(const Fault, fault);
        static const auto data = PlantedGroups::dataset();
        static const auto vae = trainedOn(*data);
        const std::function<void()> saves[] = {[&] { exportLatent(*vae, *data, path("x.npy")); },
                                               [&] { exportItemVectors(*vae, data->catalog, path("x.npy")); },
                                               [&] { exportAuthorLayout(*data, path("in/out")); },
                                               [&] { exportUserLists(*data, path("in/out")); }};
        for (const auto& save : saves) {
            m_folder.emplace();
            save();
            const Files whole = namesIn(path());
            const Files inFolder = namesIn(path("in/out"));
            failInTurn(
                call, fault, [&] { m_folder.emplace(); }, save,
                [&](const Failure& failure) {
                    const Files now = namesIn(path());
                    const bool isWhole = now == whole && namesIn(path("in/out")) == inFolder;
                    QVERIFY2(isWhole || (now.empty() && !failure.message.empty()), failure.text().c_str());
                });
        }
    }
};

TASTESCOPE_TEST(TestFileGroup)
#include "test_file_group.moc"

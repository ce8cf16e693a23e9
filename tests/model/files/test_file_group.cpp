#include <QtTest>

#include <filesystem>
#include <sys/wait.h>
#include <unistd.h>

#include "model/files/file_group.h"
#include "model/files/file_saver.h"
#include "tests/model/support/files.h"
#include "tests/model/support/three_files.h"
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

Files allWith(const std::string& text) {
    Files files;
    for (const std::string& name : namesOfThree)
        files[name] = text;
    return files;
}

} // namespace

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
};

TASTESCOPE_TEST(TestFileGroup)
#include "test_file_group.moc"

#include <QtTest>

#include <QDir>
#include <QTemporaryDir>

#include <cstring>
#include <functional>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

#include "model/files/file_saver.h"
#include "model/values/failure.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// What saving fails with; nothing if it does not fail.
std::optional<Failure> failureWhile(const std::function<void()>& save) {
    try {
        save();
        return std::nullopt;
    } catch (const Error& error) {
        return error.failure();
    }
}

unsigned permissions(const std::string& path) {
    struct stat status = {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0U;
}

} // namespace

class TestFileSaver : public QObject {
    Q_OBJECT

private:
    std::optional<QTemporaryDir> m_folder; ///< a new one for each test

    std::string path(const char* name) const { return m_folder->filePath(QLatin1String(name)).toStdString(); }

    QStringList entries() const {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
    }

private slots:
    void init() {
        m_folder.emplace();
        QVERIFY(m_folder->isValid());
    }

    void newFileHoldsExactlyWhatWasWritten() {
        FileSaver saver(path("new"));
        std::string expected;
        for (int part = 0; part < 50; ++part) {
            const std::string bytes(static_cast<std::size_t>(part * 997), static_cast<char>(part));
            saver.write(bytes);
            expected += bytes;
        }
        saver.commit();
        QCOMPARE(contentsOf(path("new")), expected);
        QCOMPARE(entries(), QStringList{QStringLiteral("new")});
    }

    void oldFileStaysUntilCommit() {
        saveFile(path("a"), "old");
        {
            FileSaver saver(path("a"));
            saver.write("new");
            QCOMPARE(contentsOf(path("a")), std::string("old"));
        }
        QCOMPARE(contentsOf(path("a")), std::string("old"));
        QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    }

    void newFileGetsThePermissionsOfAnyNewFile() {
        const mode_t before = ::umask(027);
        saveFile(path("a"), "new");
        ::umask(before);
        QCOMPARE(permissions(path("a")), 0640U);
    }

    void permissionsOfTheOldFileAreKeptButNoSetuid() {
        saveFile(path("a"), "old");
        QCOMPARE(::chmod(path("a").c_str(), 04606), 0);
        saveFile(path("a"), "new");
        QCOMPARE(permissions(path("a")), 0606U);
    }

    void nothingIsWrittenAfterCommit() {
        FileSaver saver(path("a"));
        saver.write("all");
        saver.commit();
        QVERIFY(failureWhile([&] { saver.write("more"); }));
        QVERIFY(failureWhile([&] { saver.commit(); }));
        QCOMPARE(contentsOf(path("a")), std::string("all"));
    }

    void failedRenameLeavesNothingBehind() {
        FileSaver saver(path("a"));
        saver.write("new");
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("a"))); // a folder got there first
        QVERIFY(failureWhile([&] { saver.commit(); }));
        QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    }

    void folderThatCannotBeWrittenIsRefused() {
        if (::geteuid() == 0)
            QSKIP("root may write to a read-only folder");
        saveFile(path("a"), "old");
        QCOMPARE(::chmod(path("").c_str(), 0500), 0);
        const auto failure = failureWhile([&] { saveFile(path("a"), "new"); });
        QCOMPARE(::chmod(path("").c_str(), 0700), 0);
        QVERIFY(failure && failure->file == path("a"));
        QCOMPARE(contentsOf(path("a")), std::string("old"));
        QCOMPARE(entries(), QStringList{QStringLiteral("a")});
    }

    void missingFolderIsRefused() {
        const auto failure = failureWhile([&] { saveFile(path("no/such"), "x"); });
        QVERIFY(failure);
        QVERIFY(QString::fromStdString(failure->message).contains(QLatin1String(std::strerror(ENOENT))));
    }

    void onlyRegularFilesAreReplaced() {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("folder")));
        QCOMPARE(::mkfifo(path("fifo").c_str(), 0600), 0);
        QCOMPARE(::symlink(path("fifo").c_str(), path("link").c_str()), 0);
        for (const char* name : {"folder", "fifo", "link"}) {
            const auto failure = failureWhile([&] { saveFile(path(name), "x"); });
            QVERIFY2(failure && !failure->remedy.empty(), name);
        }
        struct stat status = {};
        QCOMPARE(::stat(path("fifo").c_str(), &status), 0);
        QVERIFY(S_ISFIFO(status.st_mode));
        QCOMPARE(entries().size(), 3);
    }

    void linkStaysALinkToTheNewFile() {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("there")));
        saveFile(path("there/real"), "old");
        QCOMPARE(::symlink("there/real", path("link").c_str()), 0);
        saveFile(path("link"), "new");
        QVERIFY(QFileInfo(QString::fromStdString(path("link"))).isSymLink());
        QCOMPARE(contentsOf(path("there/real")), std::string("new"));
        QCOMPARE(entries().size(), 2);
    }

    void linkThatLeadsNowhereIsRefusedAndStays() {
        QCOMPARE(::symlink("nowhere", path("link").c_str()), 0);
        QCOMPARE(::symlink("circle", path("circle").c_str()), 0);
        QVERIFY(failureWhile([&] { saveFile(path("link"), "new"); }));
        QVERIFY(failureWhile([&] { saveFile(path("circle"), "new"); }));
        QVERIFY(QFileInfo(QString::fromStdString(path("link"))).isSymLink());
        QCOMPARE(entries().size(), 2);
    }

    void anyNameThatAFileCanHaveWillDo() {
        const std::string longest(255, 'n');
        for (const std::string& name : {longest, std::string("a b\nc"), std::string("\xff\xfe")}) {
            const std::string target = path("") + "/" + name;
            saveFile(target, "old");
            saveFile(target, "new");
            QCOMPARE(::access(target.c_str(), F_OK), 0);
            QCOMPARE(::unlink(target.c_str()), 0);
        }
        QCOMPARE(entries(), QStringList());
    }

    void nameWithoutAFolderIsInTheCurrentOne() {
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_folder->path()));
        const auto failure = failureWhile([] { saveFile("plain", "x"); });
        QDir::setCurrent(before);
        QVERIFY(!failure);
        QCOMPARE(contentsOf(path("plain")), std::string("x"));
    }
};

TASTESCOPE_TEST(TestFileSaver)
#include "test_file_saver.moc"

#include <QTest>
#include <algorithm>
#include <clocale>
#include <sys/stat.h>

#include "model/input/archive.h"
#include "model/input/input_file.h"
#include "tests/model/data/archives.h"
#include "tests/model/data/files.h"
#include "tests/support/registered_test.h"

using namespace model;

using Format = ArchiveWriter::Format;

Q_DECLARE_METATYPE(ArchiveWriter::Format)

namespace {

const std::string ratings = "user,item\n1,10\n2,20\n2,10\n";
const std::string films = "item,title\n10,Alien\n20,Mis\xC3\xA9rables\n";

/// Two files in a folder, and what is no file of the user's.
std::string packed(Format format) {
    ArchiveWriter writer(format);
    writer.add({"set/"});
    writer.add({"set/ratings.csv", ratings});
    writer.addLink("set/link.csv", "/etc/passwd");
    writer.add({"__MACOSX/set/._ratings.csv", "x"});
    writer.add({"set/._films.csv", "x"});
    writer.add({"set/films.csv", films});
    return writer.finish();
}

std::string bytesIn(const DataFile& file, std::size_t readSize = std::size_t{1} << 16) {
    return bytesOf(*openSource(file), readSize);
}

Failure failureIn(const DataFile& file) {
    return failureOf([&] { bytesIn(file); });
}

/// Every member's name, size and bytes; or how it fails.
std::string accountOf(const std::string& path) {
    try {
        std::string text;
        for (const ArchiveMember& member : listArchive(path))
            text += member.name + " " + (member.size ? std::to_string(*member.size) : "?") + " " +
                    bytesIn({path, member.name}) + "\n";
        return text;
    } catch (const Error&) {
        return "failed";
    }
}

} // namespace

class TestArchive : public QObject {
    Q_OBJECT

private slots:
    void membersAreListedAndRead_data();
    void membersAreListedAndRead();
    void aGzipHasOneMember();
    void aGzipMayHaveSeveralParts();
    void theExampleComesBackByteForByte();
    void archivesAreKnownByTheirBytes();
    void namesAreNeverPaths();
    void namesAreUtf8InEveryLocale();
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
    void aCutTarLacksNothingButZeros();
    void everyFlippedByteIsNoticedOrHarmless_data();
    void everyFlippedByteIsNoticedOrHarmless();
    void failuresSayWhatIsWrong_data();
    void failuresSayWhatIsWrong();
    void aWrongChoiceIsRefused();
    void tooManyMembersAreRefused();
    void whatExpandsTooMuchIsStopped();
    void whatExpandsMuchButNotTooMuchIsRead();
    void whatIsNoFileIsRefused();
    void aFileThatChangesIsNoticed_data();
    void aFileThatChangesIsNoticed();
    void consumedIsWhatTheDiskGave();
    void cancelEndsTheReading();
};

namespace {

void addFormats() {
    QTest::addColumn<Format>("format");
    QTest::newRow("zip") << Format::Zip;
    QTest::newRow("tar.gz") << Format::TarGzip;
    QTest::newRow("tar") << Format::Tar;
}

} // namespace

void TestArchive::membersAreListedAndRead_data() {
    addFormats();
}

void TestArchive::membersAreListedAndRead() {
    QFETCH(Format, format);
    const Folder folder;
    const std::string path = folder.write("any name", packed(format));
    const std::vector<ArchiveMember> members = listArchive(path);
    QCOMPARE(members.size(), std::size_t{2});
    QCOMPARE(members[0].name, std::string("set/ratings.csv"));
    QCOMPARE(members[0].size, std::optional<std::uint64_t>(ratings.size()));
    QCOMPARE(members[1].name, std::string("set/films.csv"));
    QCOMPARE(members[1].size, std::optional<std::uint64_t>(films.size()));
    for (std::size_t readSize = 1; readSize <= 64; ++readSize) {
        QCOMPARE(bytesIn({path, "set/ratings.csv"}, readSize), ratings);
        QCOMPARE(bytesIn({path, "set/films.csv"}, readSize), films);
    }
    QCOMPARE(openSource({path, "set/films.csv"})->name(), path + ": set/films.csv");
}

void TestArchive::aGzipHasOneMember() {
    const Folder folder;
    const std::string path =
        folder.write("ratings.csv.gz", archiveOf(Format::Gzip, {{"ratings.csv", ratings}}));
    const std::vector<ArchiveMember> members = listArchive(path);
    QCOMPARE(members.size(), std::size_t{1});
    QCOMPARE(members[0].name, std::string("ratings.csv"));
    QVERIFY(!members[0].size);
    QCOMPARE(bytesIn({path, "ratings.csv"}), ratings);
    for (std::size_t readSize = 1; readSize <= 64; ++readSize)
        QCOMPARE(bytesIn({path}, readSize), ratings);
    QCOMPARE(openSource({path})->name(), path);
    QCOMPARE(listArchive(folder.write("packed", archiveOf(Format::Gzip, {{"x", ratings}})))[0].name,
             std::string("packed"));
}

void TestArchive::aGzipMayHaveSeveralParts() {
    const Folder folder;
    const std::string bytes = archiveOf(Format::Gzip, {{"r", ratings}}) +
                              archiveOf(Format::Gzip, {{"empty", ""}}) +
                              archiveOf(Format::Gzip, {{"f", films}});
    QCOMPARE(bytesIn({folder.write("parts.gz", bytes)}), ratings + films);
    QCOMPARE(bytesIn({folder.write("padded.gz", bytes + std::string(100'000, '\0'))}), ratings + films);
}

void TestArchive::theExampleComesBackByteForByte() {
    const auto fileBytes = [](const char* name) {
        InputFile file(std::string(RESOURCES "/example/") + name);
        return bytesOf(file);
    };
    const PackedFile exampleRatings = {"ml-latest-small/ratings.csv", fileBytes("ratings.csv")};
    const PackedFile exampleFilms = {"ml-latest-small/movies.csv", fileBytes("movies.csv")};
    const Folder folder;
    const std::string path =
        folder.write("ml-latest-small.zip", archiveOf(Format::Zip, {exampleRatings, exampleFilms}));
    const std::vector<ArchiveMember> members = listArchive(path);
    QCOMPARE(members.size(), std::size_t{2});
    QCOMPARE(members[0].name, exampleRatings.name);
    QCOMPARE(members[1].name, exampleFilms.name);
    QVERIFY(bytesIn({path, exampleRatings.name}) == exampleRatings.bytes);
    QVERIFY(bytesIn({path, exampleFilms.name}) == exampleFilms.bytes);
}

void TestArchive::archivesAreKnownByTheirBytes() {
    const Folder folder;
    for (const Format format : {Format::Zip, Format::Tar, Format::TarGzip})
        QVERIFY(isArchive(folder.write("text.csv", packed(format))));
    QVERIFY(isArchive(folder.write("text.csv", archiveOf(Format::Gzip, {{"r", ratings}}))));
    const std::string text = folder.write("text.zip", ratings);
    QVERIFY(!isArchive(text));
    QVERIFY(!isArchive(folder.write("empty.gz", "")));
    QCOMPARE(bytesIn({text}), ratings);
    QCOMPARE(failureOf([&] { listArchive(text); }).message, std::string("this is no archive"));
}

void TestArchive::namesAreNeverPaths() {
    const Folder folder;
    const std::vector<PackedFile> files = {{"../../outside.csv", "1"}, {"/etc/passwd", "2"}};
    const std::string path = folder.write("a.tar", archiveOf(Format::Tar, files));
    QCOMPARE(listArchive(path).size(), files.size());
    for (const PackedFile& file : files)
        QCOMPARE(bytesIn({path, file.name}), file.bytes);
    QCOMPARE(failureIn({path, "/etc/hostname"}).message, std::string("the archive has no such member"));
}

void TestArchive::namesAreUtf8InEveryLocale() {
    const std::string name = "B\xC3\xBC"
                             "cher/\xE6\x9B\xB8\xE7\xB1\x8D.csv";
    const std::string before = std::setlocale(LC_ALL, nullptr);
    QVERIFY(std::setlocale(LC_ALL, "C.UTF-8")); // libarchive writes such names in no other
    const Folder folder;
    folder.write("a.zip", archiveOf(Format::Zip, {{name, "1"}}, "zip:hdrcharset=UTF-8"));
    folder.write("a.tar", archiveOf(Format::Tar, {{name, "1"}}));
    for (const char* locale : {"C", "C.UTF-8"}) {
        QVERIFY(std::setlocale(LC_ALL, locale));
        for (const char* file : {"a.zip", "a.tar"}) {
            const std::string path = folder.path(file);
            QCOMPARE(listArchive(path).size(), std::size_t{1});
            QCOMPARE(listArchive(path)[0].name, name);
            QCOMPARE(bytesIn({path, name}), std::string("1"));
        }
    }
    std::setlocale(LC_ALL, before.c_str());
}

void TestArchive::everyCutIsNoticed_data() {
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("zip") << QByteArray::fromStdString(packed(Format::Zip));
    QTest::newRow("tar.gz") << QByteArray::fromStdString(packed(Format::TarGzip));
    QTest::newRow("gz") << QByteArray::fromStdString(archiveOf(Format::Gzip, {{"r", ratings}}));
}

void TestArchive::everyCutIsNoticed() {
    QFETCH(QByteArray, whole);
    const Folder folder;
    for (int length = 0; length < whole.size(); ++length) {
        const std::string path = folder.write("cut", whole.left(length).toStdString());
        QCOMPARE(accountOf(path), std::string("failed"));
        if (isArchive(path)) // shorter ones are text that no table is made of
            QVERIFY2(!failureIn({path}).message.empty(), std::to_string(length).c_str());
        QVERIFY(!failureIn({path, "set/ratings.csv"}).message.empty());
    }
}

void TestArchive::aCutTarLacksNothingButZeros() {
    const std::string whole = archiveOf(Format::Tar, {{"ratings.csv", ratings}, {"films.csv", films}});
    const Folder folder;
    const std::string account = accountOf(folder.write("cut", whole));
    const std::size_t end = whole.find_last_not_of('\0') + 1;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const std::string found = accountOf(folder.write("cut", whole.substr(0, length)));
        QVERIFY2(found == "failed" || (found == account && length >= end + 512),
                 std::to_string(length).c_str());
    }
}

void TestArchive::everyFlippedByteIsNoticedOrHarmless_data() {
    everyCutIsNoticed_data();
}

void TestArchive::everyFlippedByteIsNoticedOrHarmless() {
    QFETCH(QByteArray, whole);
    const Folder folder;
    const std::string path = folder.write("flipped", whole.toStdString());
    const std::string member = listArchive(path)[0].name;
    const std::string expected = bytesIn({path, member});
    for (int place = 0; place < whole.size(); ++place) {
        QByteArray bytes = whole;
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << place % 8));
        folder.write("flipped", bytes.toStdString());
        std::string found;
        const Failure failure = failureOf([&] { found = bytesIn({path, member}); });
        QVERIFY2(!failure.message.empty() || found == expected, std::to_string(place).c_str());
    }
}

void TestArchive::failuresSayWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* name, const std::string& bytes, const char* member, const char* message) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << member << message;
    };
    const std::string gzip = archiveOf(Format::Gzip, {{"r", ratings}});
    std::string otherSum = gzip;
    otherSum[gzip.size() - 8] ^= 1;
    const char* wrongSum = "the archive is damaged: what it holds does not match its checksum";
    const char* cut = "the archive is cut short: its end is missing";
    add("gz without its trailer", gzip.substr(0, gzip.size() - 8), "", cut);
    add("gz cut in the middle", gzip.substr(0, gzip.size() / 2), "", cut);
    add("gz with another checksum", otherSum, "", wrongSum);
    add("gz with more", gzip + "more", "", "something that is no part of the archive follows its end");
    add("gz with more behind zeros", gzip + std::string(100'000, '\0') + "more", "",
        "something that is no part of the archive follows its end");
    const std::string tarGzip = packed(Format::TarGzip);
    add("tar.gz cut behind the member", tarGzip.substr(0, tarGzip.size() - 1), "set/ratings.csv", cut);
    const std::string zip = archiveOf(Format::Zip, {{"r", ratings}}, "zip:compression=store");
    std::string otherText = zip;
    otherText[zip.find(ratings)] ^= 1;
    add("zip with another text", otherText, "r", wrongSum);
    add("zip cut in the middle", zip.substr(0, zip.size() / 2), "r",
        "the archive is cut short: its list of members is missing");
    std::string otherMethod = zip;
    const std::size_t central = zip.find("PK\x01\x02");
    otherMethod[8] = otherMethod[central + 10] = 9;
    add("zip packed otherwise", otherMethod, "r", "the archive is packed in a way that cannot be read here");
    add("zip with a password", archiveOf(Format::Zip, {{"r", ratings}}, "zip:encryption=zipcrypt"), "r",
        "the member is encrypted");
    const std::string tar = archiveOf(Format::Tar, {{"r", ratings}});
    add("tar cut inside the member", tar.substr(0, 520), "r", "the archive is cut short");
    add("tar without its end", tar.substr(0, 1024), "r", cut);
}

void TestArchive::failuresSayWhatIsWrong() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, member);
    QFETCH(QString, message);
    const Folder folder;
    const DataFile file = {folder.write("archive", bytes.toStdString()), member.toStdString()};
    const Failure failure = failureIn(file);
    QCOMPARE(QString::fromStdString(failure.message), message);
    QCOMPARE(failure.file, file.text());
    QVERIFY(!failure.remedy.empty());
}

void TestArchive::aWrongChoiceIsRefused() {
    const Folder folder;
    const std::string zip = folder.write("a.zip", packed(Format::Zip));
    const std::string gzip = folder.write("a.csv.gz", archiveOf(Format::Gzip, {{"r", ratings}}));
    const std::string text = folder.write("a.csv", ratings);
    QCOMPARE(failureIn({zip}).message, std::string("this is an archive of several files"));
    QCOMPARE(failureIn({zip, "set/"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({zip, "set/link.csv"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({gzip, "b.csv"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({text, "b.csv"}).message, std::string("this is no archive"));
    QCOMPARE(failureIn({zip, "x"}).file, zip + ": x");
}

void TestArchive::tooManyMembersAreRefused() {
    const Folder folder;
    ArchiveWriter writer(Format::Zip);
    for (int i = 0; i < 10'000; ++i)
        writer.add({std::to_string(i)});
    ArchiveWriter larger(Format::Zip);
    for (int i = 0; i <= 10'000; ++i)
        larger.add({std::to_string(i)});
    QCOMPARE(listArchive(folder.write("many.zip", writer.finish())).size(), std::size_t{10'000});
    const std::string path = folder.write("more.zip", larger.finish());
    QCOMPARE(failureOf([&] { listArchive(path); }).message,
             std::string("the archive has more than 10000 members"));
}

void TestArchive::whatExpandsTooMuchIsStopped() {
    constexpr std::int64_t size = 100LL << 20;
    const std::string zeros(std::size_t{size}, '\0');
    const Folder folder;
    ArchiveWriter sparse(Format::Tar);
    sparse.addHole("hole", size);
    const DataFile tar = {folder.write("hole.tar", sparse.finish()), "hole"};
    const DataFile gzip = {folder.write("zeros.gz", archiveOf(Format::Gzip, {{"zeros", zeros}}))};
    const DataFile tarGzip = {folder.write("zeros.tgz", archiveOf(Format::TarGzip, {{"zeros", zeros}})),
                              "zeros"};
    for (const DataFile& file : {tar, gzip, tarGzip}) {
        std::uint64_t given = 0;
        const Failure failure = failureOf([&] {
            const auto source = openSource(file);
            std::string part(std::size_t{1} << 20, '\0');
            while (const std::size_t got = source->read(part.data(), part.size()))
                given += got;
        });
        QVERIFY2(failure.message.find("expands more than 1000-fold") != std::string::npos, file.path.c_str());
        QCOMPARE(failure.file, file.text());
        QVERIFY(given <= std::uint64_t{80} << 20);
    }
}

void TestArchive::whatExpandsMuchButNotTooMuchIsRead() {
    const std::string zeros(std::size_t{60} << 20, '\0');
    const Folder folder;
    const DataFile file = {folder.write("zeros.gz", archiveOf(Format::Gzip, {{"zeros", zeros}}))};
    QVERIFY(bytesIn(file) == zeros);
}

void TestArchive::whatIsNoFileIsRefused() {
    const Folder folder;
    const std::string fifo = folder.path("fifo");
    QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
    QCOMPARE(failureIn({fifo, "x"}).message, std::string("this is not a regular file"));
    QCOMPARE(failureIn({folder.path("none.zip"), "x"}).message, std::string("there is no such file"));
    QCOMPARE(failureOf([&] { listArchive(folder.path()); }).message,
             std::string("this is a folder, not a file"));
}

void TestArchive::aFileThatChangesIsNoticed_data() {
    addFormats();
}

void TestArchive::aFileThatChangesIsNoticed() {
    QFETCH(Format, format);
    const Folder folder;
    const std::string path = folder.write("a", packed(format));
    const auto source = openSource({path, "set/ratings.csv"});
    folder.write("b", packed(format));
    std::filesystem::rename(folder.path("b"), path);
    QCOMPARE(failureOf([&] { bytesOf(*source); }).message,
             std::string("the file changed while it was being read"));
}

void TestArchive::consumedIsWhatTheDiskGave() {
    const Folder folder;
    for (const Format format : {Format::Gzip, Format::TarGzip, Format::Tar}) {
        const DataFile file = {folder.write("a", archiveOf(format, {{"a", ratings}})), "a"};
        const auto source = openSource(file);
        bytesOf(*source);
        QCOMPARE(source->consumed(), std::filesystem::file_size(file.path));
    }
    const auto zip = openSource({folder.write("a.zip", packed(Format::Zip)), "set/films.csv"});
    bytesOf(*zip);
    QVERIFY(zip->consumed() > 0);
}

void TestArchive::cancelEndsTheReading() {
    const Folder folder;
    const std::string path = folder.write("a.tar", packed(Format::Tar));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_EXCEPTION_THROWN(listArchive(path, stop.get_token()), Cancelled);
    QVERIFY_EXCEPTION_THROWN(openSource({path, "set/films.csv"}, stop.get_token()), Cancelled);
}

TASTESCOPE_TEST(TestArchive)
#include "test_archive.moc"

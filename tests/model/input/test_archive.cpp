#include <QTest>
#include <clocale>
#include <sys/stat.h>

#include "model/input/input_file.h"
#include "tests/model/support/packed_set.h"
#include "tests/support/registered_test.h"

using namespace model;

using Format = ArchiveWriter::Format;

class TestArchive : public QObject {
    Q_OBJECT

private slots:
    void membersAreListedAndRead_data();
    void membersAreListedAndRead();
    void aPackedFileHasOneMember_data();
    void aPackedFileHasOneMember();
    void aMemberMayBePackedItself_data();
    void aMemberMayBePackedItself();
    void aBzip2MayHaveSeveralParts();
    void anXzMayHaveSeveralPartsAndZerosInFours();
    void aZstdMayHaveSeveralPartsAndFramesToSkip();
    void aGzipMayHaveSeveralParts();
    void theExampleComesBackByteForByte();
    void archivesAreKnownByTheirBytes();
    void namesAreNeverPaths();
    void namesAreUtf8InEveryLocale();
    void aWrongChoiceIsRefused();
    void whatIsNoFileIsRefused();
    void consumedIsWhatTheDiskGave();
    void cancelEndsTheReading();
};

void TestArchive::membersAreListedAndRead_data() {
    addFormats();
}

void TestArchive::membersAreListedAndRead() {
    QFETCH(Format, format);
    const Folder folder;
    const std::string path = folder.write("any name", packedSet(format));
    const std::vector<ArchiveMember> members = listArchive(path);
    QCOMPARE(members.size(), std::size_t{2});
    QCOMPARE(members[0].name, std::string("set/ratings.csv"));
    QCOMPARE(members[0].size, std::optional<std::uint64_t>(ratingsText.size()));
    QCOMPARE(members[1].name, std::string("set/films.csv"));
    QCOMPARE(members[1].size, std::optional<std::uint64_t>(filmsText.size()));
    for (std::size_t readSize = 1; readSize <= 64; ++readSize) {
        QCOMPARE(bytesIn({path, "set/ratings.csv"}, readSize), ratingsText);
        QCOMPARE(bytesIn({path, "set/films.csv"}, readSize), filmsText);
    }
    QCOMPARE(openSource({path, "set/films.csv"})->name(), path + ": set/films.csv");
}

void TestArchive::aPackedFileHasOneMember_data() {
    QTest::addColumn<Format>("format");
    QTest::addColumn<QString>("ending");
    QTest::newRow("gz") << Format::Gzip << ".gz";
    QTest::newRow("bz2") << Format::Bzip2 << ".bz2";
    QTest::newRow("xz") << Format::Xz << ".xz";
    QTest::newRow("zst") << Format::Zstd << ".zst";
}

void TestArchive::aPackedFileHasOneMember() {
    QFETCH(Format, format);
    QFETCH(QString, ending);
    const Folder folder;
    const std::string path =
        folder.write("ratings.csv" + ending.toStdString(), archiveOf(format, {{"ratings.csv", ratingsText}}));
    const std::vector<ArchiveMember> members = listArchive(path);
    QCOMPARE(members.size(), std::size_t{1});
    QCOMPARE(members[0].name, std::string("ratings.csv"));
    QVERIFY(!members[0].size);
    QCOMPARE(bytesIn({path, "ratings.csv"}), ratingsText);
    for (std::size_t readSize = 1; readSize <= 64; ++readSize)
        QCOMPARE(bytesIn({path}, readSize), ratingsText);
    QCOMPARE(openSource({path})->name(), path);
    QCOMPARE(listArchive(folder.write("packed", archiveOf(format, {{"x", ratingsText}})))[0].name,
             std::string("packed"));
    QCOMPARE(bytesIn({folder.write("empty", archiveOf(format, {{"x", ""}}))}), std::string());
}

void TestArchive::aMemberMayBePackedItself_data() {
    aPackedFileHasOneMember_data();
}

void TestArchive::aMemberMayBePackedItself() {
    QFETCH(Format, format);
    const std::string packed = archiveOf(format, {{"r", ratingsText}});
    const Folder folder;
    for (const Format outer : {Format::Zip, Format::Tar, Format::TarXz}) {
        const std::string path = folder.write("a", archiveOf(outer, {{"set/r.csv.xx", packed}}));
        for (std::size_t readSize = 1; readSize <= 64; ++readSize)
            QCOMPARE(bytesIn({path, "set/r.csv.xx"}, readSize), ratingsText);
        const std::string cut = packed.substr(0, packed.size() / 2);
        QVERIFY(!failureIn({folder.write("cut", archiveOf(outer, {{"r", cut}})), "r"}).message.empty());
    }
}

void TestArchive::aBzip2MayHaveSeveralParts() {
    const Folder folder;
    const std::string bytes =
        archiveOf(Format::Bzip2, {{"r", ratingsText}}) + archiveOf(Format::Bzip2, {{"f", filmsText}});
    QCOMPARE(bytesIn({folder.write("parts.bz2", bytes)}), ratingsText + filmsText);
    QCOMPARE(bytesIn({folder.write("padded.bz2", bytes + std::string(100'000, '\0'))}),
             ratingsText + filmsText);
}

void TestArchive::anXzMayHaveSeveralPartsAndZerosInFours() {
    const Folder folder;
    const std::string ratings = archiveOf(Format::Xz, {{"r", ratingsText}});
    const std::string films = archiveOf(Format::Xz, {{"f", filmsText}});
    for (const std::size_t padding : {0, 4, 100'000})
        QCOMPARE(bytesIn({folder.write("parts.xz", ratings + std::string(padding, '\0') + films +
                                                       std::string(padding, '\0'))}),
                 ratingsText + filmsText);
}

void TestArchive::aZstdMayHaveSeveralPartsAndFramesToSkip() {
    const Folder folder;
    const std::string ratings = archiveOf(Format::Zstd, {{"r", ratingsText}});
    const std::string films = archiveOf(Format::Zstd, {{"f", filmsText}});
    const std::string skipped("\x50\x2A\x4D\x18\x04\0\0\0skip", 12); // zstd's format, section 3.1.2
    for (const std::string& between : {std::string(), skipped, skipped + skipped})
        QCOMPARE(bytesIn({folder.write("parts.zst", between + ratings + between + films + between)}),
                 ratingsText + filmsText);
}

void TestArchive::aGzipMayHaveSeveralParts() {
    const Folder folder;
    const std::string bytes = archiveOf(Format::Gzip, {{"r", ratingsText}}) +
                              archiveOf(Format::Gzip, {{"empty", ""}}) +
                              archiveOf(Format::Gzip, {{"f", filmsText}});
    QCOMPARE(bytesIn({folder.write("parts.gz", bytes)}), ratingsText + filmsText);
    QCOMPARE(bytesIn({folder.write("padded.gz", bytes + std::string(100'000, '\0'))}),
             ratingsText + filmsText);
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
        QVERIFY(isArchive(folder.write("text.csv", packedSet(format))));
    QVERIFY(isArchive(folder.write("text.csv", archiveOf(Format::Gzip, {{"r", ratingsText}}))));
    const std::string text = folder.write("text.zip", ratingsText);
    QVERIFY(!isArchive(text));
    QVERIFY(!isArchive(folder.write("empty.gz", "")));
    QCOMPARE(bytesIn({text}), ratingsText);
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

void TestArchive::aWrongChoiceIsRefused() {
    const Folder folder;
    const std::string zip = folder.write("a.zip", packedSet(Format::Zip));
    const std::string gzip = folder.write("a.csv.gz", archiveOf(Format::Gzip, {{"r", ratingsText}}));
    const std::string text = folder.write("a.csv", ratingsText);
    QCOMPARE(failureIn({zip}).message, std::string("this is an archive of several files"));
    QCOMPARE(failureIn({zip, "set/"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({zip, "set/link.csv"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({gzip, "b.csv"}).message, std::string("the archive has no such member"));
    QCOMPARE(failureIn({text, "b.csv"}).message, std::string("this is no archive"));
    QCOMPARE(failureIn({zip, "x"}).file, zip + ": x");
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

void TestArchive::consumedIsWhatTheDiskGave() {
    const Folder folder;
    for (const Format format : {Format::Gzip, Format::TarGzip, Format::Tar}) {
        const DataFile file = {folder.write("a", archiveOf(format, {{"a", ratingsText}})), "a"};
        const auto source = openSource(file);
        bytesOf(*source);
        QCOMPARE(source->consumed(), std::filesystem::file_size(file.path));
    }
    const auto zip = openSource({folder.write("a.zip", packedSet(Format::Zip)), "set/films.csv"});
    bytesOf(*zip);
    QVERIFY(zip->consumed() > 0);
}

void TestArchive::cancelEndsTheReading() {
    const Folder folder;
    const std::string path = folder.write("a.tar", packedSet(Format::Tar));
    std::stop_source stop;
    stop.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, listArchive(path, stop.get_token()));
    QVERIFY_THROWS_EXCEPTION(Cancelled, openSource({path, "set/films.csv"}, stop.get_token()));
}

TASTESCOPE_TEST(TestArchive)
#include "test_archive.moc"

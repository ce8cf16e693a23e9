#include <QTest>
#include <filesystem>

#include "tests/model/support/packed_set.h"
#include "tests/support/registered_test.h"

using namespace model;

using Format = ArchiveWriter::Format;

namespace {

/// Every member's name, size and bytes; or how it fails.
std::string accountFrom(const std::string& path) {
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

/// Archives that are cut, altered, larger than they seem, or changed while they are read.
class TestDamagedArchive : public QObject {
    Q_OBJECT

private slots:
    void everyCutIsNoticed_data();
    void everyCutIsNoticed();
    void aCutTarLacksNothingButZeros();
    void everyFlippedByteIsNoticedOrHarmless_data();
    void everyFlippedByteIsNoticedOrHarmless();
    void failuresSayWhatIsWrong_data();
    void failuresSayWhatIsWrong();
    void tooManyMembersAreRefused();
    void whatExpandsTooMuchIsStopped();
    void whatExpandsMuchButNotTooMuchIsRead();
    void aFileThatChangesIsNoticed_data();
    void aFileThatChangesIsNoticed();

private:
    static void packedSets();
};

/// With checksums.
void TestDamagedArchive::packedSets() {
    QTest::addColumn<QByteArray>("whole");
    QTest::newRow("zip") << QByteArray::fromStdString(packedSet(Format::Zip));
    QTest::newRow("tar.gz") << QByteArray::fromStdString(packedSet(Format::TarGzip));
    QTest::newRow("gz") << QByteArray::fromStdString(archiveOf(Format::Gzip, {{"r", ratingsText}}));
    QTest::newRow("bz2") << QByteArray::fromStdString(archiveOf(Format::Bzip2, {{"r", ratingsText}}));
    QTest::newRow("xz") << QByteArray::fromStdString(archiveOf(Format::Xz, {{"r", ratingsText}}));
}

void TestDamagedArchive::everyCutIsNoticed_data() {
    packedSets();
    QTest::newRow("tar.xz") << QByteArray::fromStdString(packedSet(Format::TarXz));
    QTest::newRow("zst") << QByteArray::fromStdString(archiveOf(Format::Zstd, {{"r", ratingsText}}));
}

void TestDamagedArchive::everyCutIsNoticed() {
    QFETCH(QByteArray, whole);
    const Folder folder;
    for (int length = 0; length < whole.size(); ++length) {
        const std::string path = folder.write("cut", whole.left(length).toStdString());
        QCOMPARE(accountFrom(path), std::string("failed"));
        if (isArchive(path)) // shorter ones are text that no table is made of
            QVERIFY2(!failureIn({path}).message.empty(), std::to_string(length).c_str());
        QVERIFY(!failureIn({path, "set/ratings.csv"}).message.empty());
    }
}

void TestDamagedArchive::aCutTarLacksNothingButZeros() {
    const std::string whole =
        archiveOf(Format::Tar, {{"ratings.csv", ratingsText}, {"films.csv", filmsText}});
    const Folder folder;
    const std::string account = accountFrom(folder.write("cut", whole));
    const std::size_t end = whole.find_last_not_of('\0') + 1;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const std::string found = accountFrom(folder.write("cut", whole.substr(0, length)));
        QVERIFY2(found == "failed" || (found == account && length >= end + 512),
                 std::to_string(length).c_str());
    }
}

void TestDamagedArchive::everyFlippedByteIsNoticedOrHarmless_data() {
    packedSets();
}

void TestDamagedArchive::everyFlippedByteIsNoticedOrHarmless() {
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

void TestDamagedArchive::failuresSayWhatIsWrong_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("message");
    const auto add = [](const char* name, const std::string& bytes, const char* member, const char* message) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << member << message;
    };
    const std::string gzip = archiveOf(Format::Gzip, {{"r", ratingsText}});
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
    const std::string bzip2 = archiveOf(Format::Bzip2, {{"r", ratingsText}});
    const std::string xz = archiveOf(Format::Xz, {{"r", ratingsText}});
    const std::string zstd = archiveOf(Format::Zstd, {{"r", ratingsText}});
    add("bz2 cut in the middle", bzip2.substr(0, bzip2.size() / 2), "", cut);
    add("xz cut in the middle", xz.substr(0, xz.size() / 2), "", cut);
    add("zst cut in the middle", zstd.substr(0, zstd.size() - 4), "", cut);
    const char* more = "something that is no part of the archive follows its end";
    const std::string longText = std::string(200'000, 'x');
    add("bz2 with more", bzip2 + "more", "", more);
    add("bz2 with more behind zeros", bzip2 + std::string(100'000, '\0') + "more", "", more);
    add("bz2 with much more", bzip2 + bzip2 + longText, "", more);
    add("bz2 with half a part more", bzip2 + bzip2.substr(0, 12), "", more);
    add("xz with more", xz + "more", "", more);
    add("xz with much more behind padding", xz + std::string(8, '\0') + longText, "", more);
    add("xz with half a padding", xz + std::string(3, '\0'), "", more);
    add("zst with more", zstd + "more", "", more);
    add("zst with much more", zstd + zstd + longText, "", more);
    const std::string tarBzip2 = packedSet(Format::TarBzip2);
    add("tar.bz2 with more", tarBzip2 + "more", "set/ratings.csv", more);
    add("bz2 in a zip with more", archiveOf(Format::Zip, {{"r.bz2", bzip2 + "more"}}), "r.bz2", more);
    const std::string tarGzip = packedSet(Format::TarGzip);
    add("tar.gz cut behind the member", tarGzip.substr(0, tarGzip.size() - 1), "set/ratings.csv", cut);
    const std::string zip = archiveOf(Format::Zip, {{"r", ratingsText}}, "zip:compression=store");
    std::string otherText = zip;
    otherText[zip.find(ratingsText)] ^= 1;
    add("zip with another text", otherText, "r", wrongSum);
    add("zip cut in the middle", zip.substr(0, zip.size() / 2), "r",
        "the archive is cut short: its list of members is missing");
    std::string otherMethod = zip;
    const std::size_t central = zip.find("PK\x01\x02");
    otherMethod[8] = otherMethod[central + 10] = 9;
    add("zip packed otherwise", otherMethod, "r", "the archive is packed in a way that cannot be read here");
    add("zip with a password", archiveOf(Format::Zip, {{"r", ratingsText}}, "zip:encryption=zipcrypt"), "r",
        "the member is encrypted");
    const std::string tar = archiveOf(Format::Tar, {{"r", ratingsText}});
    add("tar cut inside the member", tar.substr(0, 520), "r", "the archive is cut short");
    add("tar without its end", tar.substr(0, 1024), "r", cut);
}

void TestDamagedArchive::failuresSayWhatIsWrong() {
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

void TestDamagedArchive::tooManyMembersAreRefused() {
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

void TestDamagedArchive::whatExpandsTooMuchIsStopped() {
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

void TestDamagedArchive::whatExpandsMuchButNotTooMuchIsRead() {
    const std::string zeros(std::size_t{60} << 20, '\0');
    const Folder folder;
    const DataFile file = {folder.write("zeros.gz", archiveOf(Format::Gzip, {{"zeros", zeros}}))};
    QVERIFY(bytesIn(file) == zeros);
}

void TestDamagedArchive::aFileThatChangesIsNoticed_data() {
    addFormats();
}

void TestDamagedArchive::aFileThatChangesIsNoticed() {
    QFETCH(Format, format);
    const Folder folder;
    const std::string path = folder.write("a", packedSet(format));
    const auto source = openSource({path, "set/ratings.csv"});
    folder.write("b", packedSet(format));
    std::filesystem::rename(folder.path("b"), path);
    QCOMPARE(failureOf([&] { bytesOf(*source); }).message,
             std::string("the file changed while it was being read"));
}

TASTESCOPE_TEST(TestDamagedArchive)
#include "test_damaged_archive.moc"

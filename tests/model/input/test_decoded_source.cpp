#include <QTest>

#include "model/input/decoded_source.h"
#include "model/input/line_reader.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// Gives its bytes in pieces of one size, whatever is asked for.
class Pieces : public ByteSource {
public:
    Pieces(std::string bytes, std::size_t size) : m_bytes(std::move(bytes)), m_size(size) {}

    std::size_t read(char* bytes, std::size_t size) override {
        const std::size_t got = m_bytes.copy(bytes, std::min(size, m_size), m_given);
        m_given += got;
        return got;
    }
    const std::string& name() const override { return m_name; }
    std::uint64_t consumed() const override { return m_given; }

private:
    std::string m_bytes;
    std::size_t m_size;
    std::size_t m_given = 0;
    std::string m_name = "pieces";
};

std::string decodedText(const std::string& bytes, TextEncoding encoding, std::size_t size) {
    return bytesOf(*decoded(std::make_unique<Pieces>(bytes, size), encoding), size);
}

/// Long enough for more than one chunk, with characters of every length and no two places alike.
QString longText() {
    QString text;
    for (int i = 0; i < 20'000; ++i)
        text += QString::number(i) + QString::fromUtf8(",Amélie 書籍 🎬\n");
    return text;
}

std::string utf16(const QString& text, bool bigEndian, bool mark) {
    std::string bytes;
    const auto append = [&](char16_t unit) {
        const auto high = static_cast<char>(unit >> 8);
        const auto low = static_cast<char>(unit & 0xFF);
        bytes += bigEndian ? high : low;
        bytes += bigEndian ? low : high;
    };
    if (mark)
        append(u'\uFEFF');
    for (const QChar character : text)
        append(character.unicode());
    return bytes;
}

} // namespace

class TestDecodedSource : public QObject {
    Q_OBJECT

private slots:
    void textIsTheSameForEveryChunk_data();
    void textIsTheSameForEveryChunk();
    void longTextIsDecoded();
    void whatIsNoUtf16IsRefused_data();
    void whatIsNoUtf16IsRefused();
    void theEncodingIsGuessed_data();
    void theEncodingIsGuessed();
    void everyCutSampleIsGuessedAlike();
    void linesComeFromArchivesInEveryEncoding();
    void progressIsThatOfTheFileOnTheDisk();
};

void TestDecodedSource::textIsTheSameForEveryChunk_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("encoding");
    QTest::addColumn<QByteArray>("expected");
    const auto add = [](const char* name, const std::string& bytes, TextEncoding encoding,
                        const QString& text) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << static_cast<int>(encoding)
                            << text.toUtf8();
    };
    const QString text = QString::fromUtf8("1,Amélie\r\n2,書籍\r\n3,🎬🎞 end\n");
    const QString plain = QStringLiteral("1,Alien\n2,Brazil\n");
    add("UTF-8", text.toStdString(), TextEncoding::Utf8, text);
    add("guess leaves it", text.toStdString(), TextEncoding::Guess, text);
    add("UTF-16 LE, mark", utf16(text, false, true), TextEncoding::Utf16, text);
    add("UTF-16 BE, mark", utf16(text, true, true), TextEncoding::Utf16, text);
    add("UTF-16 LE", utf16(text, false, false), TextEncoding::Utf16, text);
    add("UTF-16 BE", utf16(text, true, false), TextEncoding::Utf16, text);
    add("UTF-16 LE, ASCII", utf16(plain, false, false), TextEncoding::Utf16, plain);
    add("UTF-16 BE, ASCII", utf16(plain, true, false), TextEncoding::Utf16, plain);
    const QString without = QString::fromUtf8("書籍🎬");
    add("UTF-16 LE, no zeros", utf16(without, false, false), TextEncoding::Utf16, without);
    add("UTF-16, the mark alone", "\xFF\xFE", TextEncoding::Utf16, {});
    add("UTF-16, empty", "", TextEncoding::Utf16, {});
    add("Latin-1, empty", "", TextEncoding::Latin1, {});
    std::string all;
    for (int byte = 1; byte < 256; ++byte)
        all += static_cast<char>(byte);
    add("Latin-1, every byte", all, TextEncoding::Latin1,
        QString::fromLatin1(all.data(), static_cast<qsizetype>(all.size())));
}

void TestDecodedSource::textIsTheSameForEveryChunk() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, encoding);
    QFETCH(QByteArray, expected);
    for (std::size_t size = 1; size <= 64; ++size)
        QCOMPARE(QByteArray::fromStdString(
                     decodedText(bytes.toStdString(), static_cast<TextEncoding>(encoding), size)),
                 expected);
}

void TestDecodedSource::longTextIsDecoded() {
    const QString text = longText();
    for (const bool bigEndian : {false, true})
        for (const std::size_t size : {1U, 7U, 4095U, 65'536U, 1'000'000U})
            QVERIFY(decodedText(utf16(text, bigEndian, true), TextEncoding::Utf16, size) ==
                    text.toStdString());
    const std::string latin = QString(text).remove(QString::fromUtf8(" 書籍 🎬")).toLatin1().toStdString();
    QVERIFY(decodedText(latin, TextEncoding::Latin1, 4097) ==
            QString::fromLatin1(latin.data(), static_cast<qsizetype>(latin.size())).toStdString());
}

void TestDecodedSource::whatIsNoUtf16IsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("place");
    QTest::newRow("odd length") << QByteArray("a\0b\0c", 5) << 5;
    QTest::newRow("odd length after the mark") << QByteArray("\xFF\xFE"
                                                             "a\0b",
                                                             5)
                                               << 5;
    QTest::newRow("second half alone") << QByteArray("\xFF\xFE"
                                                     "a\0\x00\xDC"
                                                     "b\0",
                                                     8)
                                       << 5;
    QTest::newRow("first half alone") << QByteArray("a\0\x00\xD8"
                                                    "b\0c\0d\0",
                                                    10)
                                      << 3;
    QTest::newRow("first half at the end") << QByteArray("a\0b\0\x00\xD8", 6) << 5;
    QTest::newRow("big-endian") << QByteArray("\xFE\xFF\0a\xDC\x00\0b", 8) << 5;
    QByteArray late;
    for (int i = 0; i < 50'000; ++i)
        late.append("a\0", 2);
    late.append("\x00\xDC", 2);
    QTest::newRow("far behind") << late << 100'001;
}

void TestDecodedSource::whatIsNoUtf16IsRefused() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, place);
    for (std::size_t size = 1; size <= 64; ++size) {
        const Failure failure =
            failureOf([&] { decodedText(bytes.toStdString(), TextEncoding::Utf16, size); });
        QCOMPARE(failure.message, "the text is not UTF-16 at byte " + std::to_string(place));
        QCOMPARE(failure.file, std::string("pieces"));
        QVERIFY(!failure.remedy.empty());
    }
}

void TestDecodedSource::theEncodingIsGuessed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<int>("encoding");
    const auto add = [](const char* name, const QByteArray& bytes, bool whole, TextEncoding encoding) {
        QTest::newRow(name) << bytes << whole << static_cast<int>(encoding);
    };
    const auto wide = [](const char* text, bool bigEndian, bool mark) {
        return QByteArray::fromStdString(utf16(QString::fromUtf8(text), bigEndian, mark));
    };
    const QByteArray text = QString::fromUtf8("1,Amélie\n2,書籍\n3,🎬").toUtf8();
    add("empty", {}, true, TextEncoding::Utf8);
    add("ASCII", "user,item\n1,2\n", true, TextEncoding::Utf8);
    add("UTF-8", text, true, TextEncoding::Utf8);
    add("UTF-8, mark",
        "\xEF\xBB\xBF"
        "caf\xE9",
        true, TextEncoding::Utf8);
    add("UTF-8, cut", text.chopped(1), false, TextEncoding::Utf8);
    add("UTF-8, cut, and no more", text.chopped(1), true, TextEncoding::Latin1);
    add("Latin-1", "caf\xE9, 1\n", true, TextEncoding::Latin1);
    add("Latin-1, more to come", "caf\xE9, 1\n", false, TextEncoding::Latin1);
    add("Latin-1 near the end", "caf\xE9s", false, TextEncoding::Latin1);
    add("UTF-16 LE, mark", wide("書籍", false, true), true, TextEncoding::Utf16);
    add("UTF-16 BE, mark", wide("書籍", true, true), true, TextEncoding::Utf16);
    add("UTF-16 LE", wide("1,Amélie\n2,書籍\n", false, false), true, TextEncoding::Utf16);
    add("UTF-16 BE", wide("1,Amélie\n2,書籍\n", true, false), true, TextEncoding::Utf16);
    add("UTF-16 LE, cut", wide("user,item\n1,2\n", false, false).chopped(1), false, TextEncoding::Utf16);
    add("numbers in binary", QByteArray("\1\0\0\0\2\0\0\0\3\0\0\0", 12), true, TextEncoding::Utf8);
    add("a zero in a text", QByteArray("user,item\n1\0,2\n", 15), true, TextEncoding::Utf8);
}

void TestDecodedSource::theEncodingIsGuessed() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, whole);
    QFETCH(int, encoding);
    QCOMPARE(static_cast<int>(guessEncoding(bytes.toStdString(), whole)), encoding);
}

void TestDecodedSource::everyCutSampleIsGuessedAlike() {
    const std::string text = QString::fromUtf8("é書🎬é🎬書 and more").toStdString();
    for (std::size_t length = 0; length <= text.size(); ++length)
        QCOMPARE(guessEncoding(std::string_view(text).substr(0, length), false), TextEncoding::Utf8);
}

void TestDecodedSource::linesComeFromArchivesInEveryEncoding() {
    const QString text = QString::fromUtf8("1,Amélie\r\n2,Brazil\r\n");
    const std::vector<std::string> expected = {"1,Am\xC3\xA9lie", "2,Brazil"};
    const Folder folder;
    const std::string path = folder.write(
        "films.zip", archiveOf(ArchiveWriter::Format::Zip, {{"wide", utf16(text, false, true)},
                                                            {"latin", text.toLatin1().toStdString()},
                                                            {"mark", "\xEF\xBB\xBF" + text.toStdString()}}));
    QCOMPARE(firstLines({path, "wide"}, TextEncoding::Utf16, 1000), expected);
    QCOMPARE(firstLines({path, "latin"}, TextEncoding::Latin1, 1000), expected);
    QCOMPARE(firstLines({path, "mark"}, TextEncoding::Utf8, 1000), expected);
    const std::string file = folder.write("wide", utf16(text, true, false));
    QCOMPARE(firstLines({file}, TextEncoding::Utf16, 1000), expected);
}

void TestDecodedSource::progressIsThatOfTheFileOnTheDisk() {
    const Folder folder;
    const std::string path =
        folder.write("a.gz", archiveOf(ArchiveWriter::Format::Gzip, {{"a", utf16(longText(), false, true)}}));
    ReadingProgress last;
    ReadingMonitor monitor({}, [&](const ReadingProgress& progress) { last = progress; });
    monitor.addFile(path);
    LineReader lines({path}, TextEncoding::Utf16, monitor, 1000);
    while (lines.next()) {
    }
    monitor.finish();
    QCOMPARE(last.bytesRead, last.bytesTotal);
    QCOMPARE(last.rows, 20'000U);
    QCOMPARE(lines.name(), path);
}

TASTESCOPE_TEST(TestDecodedSource)
#include "test_decoded_source.moc"

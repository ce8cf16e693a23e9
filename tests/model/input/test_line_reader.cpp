#include <QTest>
#include <sys/stat.h>
#include <unistd.h>

#include "model/input/line_reader.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

std::vector<std::string> linesOf(const std::string& path, std::size_t chunkBytes = LineReader::defaultChunk) {
    ReadingMonitor monitor;
    LineReader reader(path, monitor, chunkBytes);
    std::vector<std::string> lines;
    while (const auto line = reader.next())
        lines.emplace_back(*line);
    return lines;
}

Failure failureFor(const std::string& path, std::size_t chunkBytes = LineReader::defaultChunk) {
    return failureOf([&] { linesOf(path, chunkBytes); });
}

} // namespace

class TestLineReader : public QObject {
    Q_OBJECT

private slots:
    void everyLineEndGivesTheSameLines_data();
    void everyLineEndGivesTheSameLines();
    void linesDoNotDependOnTheChunk();
    void linesAreNumberedFromOne();
    void aLineOfOneMebibyteIsRead();
    void aLongerLineIsRefused_data();
    void aLongerLineIsRefused();
    void nulBytesAreNoText_data();
    void nulBytesAreNoText();
    void whatIsNoFileIsRefused();
    void unreadableFilesAreRefused();
    void aFileThatGrowsIsNoticed();
    void aFileThatIsReplacedIsNoticed();
    void cancelEndsTheReading();
    void progressCountsBytesAndLines();
};

void TestLineReader::everyLineEndGivesTheSameLines_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("LF") << QByteArray("one\ntwo\n\nfour\n");
    QTest::newRow("CRLF") << QByteArray("one\r\ntwo\r\n\r\nfour\r\n");
    QTest::newRow("CR") << QByteArray("one\rtwo\r\rfour\r");
    QTest::newRow("mixed") << QByteArray("one\rtwo\n\r\nfour");
    QTest::newRow("no end") << QByteArray("one\ntwo\n\nfour");
    QTest::newRow("mark") << QByteArray("\xEF\xBB\xBFone\r\ntwo\r\n\r\nfour");
}

void TestLineReader::everyLineEndGivesTheSameLines() {
    QFETCH(QByteArray, bytes);
    const Folder folder;
    const std::string path = folder.write("lines.txt", bytes.toStdString());
    const std::vector<std::string> expected = {"one", "two", "", "four"};
    for (std::size_t chunk = 1; chunk <= 64; ++chunk)
        QCOMPARE(linesOf(path, chunk), expected);
}

void TestLineReader::linesDoNotDependOnTheChunk() {
    std::string bytes;
    for (int i = 0; i < 400; ++i)
        bytes += std::string(static_cast<std::size_t>(i * 7 % 90), 'x') + (i % 3 == 0   ? "\r\n"
                                                                           : i % 3 == 1 ? "\n"
                                                                                        : "\r");
    const Folder folder;
    const std::string path = folder.write("lines.txt", bytes);
    const std::vector<std::string> whole = linesOf(path);
    for (std::size_t chunk = 1; chunk <= 64; ++chunk)
        QCOMPARE(linesOf(path, chunk), whole);
}

void TestLineReader::linesAreNumberedFromOne() {
    const Folder folder;
    ReadingMonitor monitor;
    LineReader reader(folder.write("lines.txt", "a\n\nc"), monitor);
    for (const std::uint64_t number : {1U, 2U, 3U}) {
        QVERIFY(reader.next());
        QCOMPARE(reader.lineNumber(), number);
    }
    QVERIFY(!reader.next());
    QCOMPARE(reader.lineNumber(), 3U);
}

void TestLineReader::aLineOfOneMebibyteIsRead() {
    const Folder folder;
    const std::string line(TextLines::lineLimit, 'x');
    QCOMPARE(linesOf(folder.write("long.txt", line + "\nend")), (std::vector<std::string>{line, "end"}));
}

void TestLineReader::aLongerLineIsRefused_data() {
    QTest::addColumn<qulonglong>("excess");
    QTest::addColumn<qulonglong>("chunk");
    QTest::newRow("one byte") << 1ULL << (1ULL << 20);
    QTest::newRow("a lot") << 5'000'000ULL << (1ULL << 20);
    QTest::newRow("in small pieces") << 5'000'000ULL << 4096ULL;
}

void TestLineReader::aLongerLineIsRefused() {
    QFETCH(qulonglong, excess);
    QFETCH(qulonglong, chunk);
    const Folder folder;
    const std::string path =
        folder.write("long.txt", "1\n2\n" + std::string(TextLines::lineLimit + excess, 'x') + "\n4");
    const Failure failure = failureFor(path, chunk);
    QVERIFY(failure.message.find("longer than 1 MiB") != std::string::npos);
    QCOMPARE(failure.line, 3U);
}

void TestLineReader::nulBytesAreNoText_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qulonglong>("line");
    QTest::newRow("in a line") << QByteArray("a\nb\0c\nd", 7) << 2ULL;
    QTest::newRow("alone") << QByteArray("\0", 1) << 1ULL;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE"
                                          "a\0,\0b\0\n\0",
                                          10)
                            << 1ULL;
    QTest::newRow("no line end at all") << QByteArray(3'000'000, '\0') << 1ULL;
}

void TestLineReader::nulBytesAreNoText() {
    QFETCH(QByteArray, bytes);
    QFETCH(qulonglong, line);
    const Folder folder;
    const std::string path = folder.write("binary", bytes.toStdString());
    const auto size = static_cast<std::size_t>(bytes.size());
    for (const std::size_t chunk : {size / 1000 + 1, size / 1000 + 3, LineReader::defaultChunk}) {
        const Failure failure = failureFor(path, chunk);
        QCOMPARE(failure.message, std::string("the file is not a text file"));
        QCOMPARE(failure.line, line);
        QCOMPARE(failure.file, path);
    }
}

void TestLineReader::whatIsNoFileIsRefused() {
    const Folder folder;
    const std::string fifo = folder.path("fifo");
    QCOMPARE(::mkfifo(fifo.c_str(), 0600), 0);
    const Failure missing = failureFor(folder.path("missing.csv"));
    QCOMPARE(missing.message, std::string("there is no such file"));
    QVERIFY(!missing.remedy.empty());
    QCOMPARE(failureFor(folder.path()).message, std::string("this is a folder, not a file"));
    QCOMPARE(failureFor(fifo).message, std::string("this is not a regular file"));
    QCOMPARE(failureFor("/dev/null").message, std::string("this is not a regular file"));
}

void TestLineReader::unreadableFilesAreRefused() {
    if (::geteuid() == 0)
        QSKIP("root may read every file");
    const Folder folder;
    const std::string path = folder.write("secret.csv", "1,2,3\n");
    QCOMPARE(::chmod(path.c_str(), 0), 0);
    QVERIFY(failureFor(path).message.starts_with("the file cannot be opened"));
}

void TestLineReader::aFileThatGrowsIsNoticed() {
    const Folder folder;
    const std::string path = folder.write("growing.txt", "1\n2\n");
    const Failure failure = failureOf([&] {
        ReadingMonitor monitor;
        LineReader reader(path, monitor, 2); // the second line is still to be read
        reader.next();
        std::ofstream(path, std::ios::app) << "3\n";
        while (reader.next()) {
        }
    });
    QCOMPARE(failure.message, std::string("the file changed while it was being read"));
}

void TestLineReader::aFileThatIsReplacedIsNoticed() {
    const Folder folder;
    const std::string path = folder.write("old.txt", "1\n2\n");
    const std::string other = folder.write("new.txt", "1\n2\n");
    std::filesystem::last_write_time(other, std::filesystem::last_write_time(path));
    const Failure failure = failureOf([&] {
        ReadingMonitor monitor;
        LineReader reader(path, monitor);
        std::filesystem::rename(other, path);
        while (reader.next()) {
        }
    });
    QCOMPARE(failure.message, std::string("the file changed while it was being read"));
}

void TestLineReader::cancelEndsTheReading() {
    const Folder folder;
    const std::string path = folder.write("lines.txt", "1\n2\n3\n4\n5\n6\n7\n8\n");
    std::stop_source source;
    ReadingMonitor monitor(source.get_token());
    LineReader reader(path, monitor, 4);
    QVERIFY(reader.next());
    source.request_stop();
    QVERIFY_THROWS_EXCEPTION(Cancelled, while (reader.next()){});
}

void TestLineReader::progressCountsBytesAndLines() {
    const Folder folder;
    const std::string path = folder.write("lines.txt", "1\n22\n333");
    ReadingProgress last;
    ReadingMonitor monitor({}, [&](const ReadingProgress& progress) { last = progress; });
    monitor.addFile(path);
    LineReader reader(path, monitor);
    while (reader.next()) {
    }
    monitor.finish();
    QCOMPARE(last.bytesRead, 8U);
    QCOMPARE(last.bytesTotal, 8U);
    QCOMPARE(last.rows, 3U);
}

TASTESCOPE_TEST(TestLineReader)
#include "test_line_reader.moc"

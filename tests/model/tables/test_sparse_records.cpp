#include <QTest>

#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "tests/model/support/files.h"
#include "tests/model/support/packed_set.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using Format = ArchiveWriter::Format;
using std::string_literals::operator""s;

namespace {

const std::string sparseFiles = TESTS_DATA "/import/npz/"; // written by scipy 1.10.1 and NumPy 1.24.2

/// User, item and rating of every row as the preview shows it.
std::string rowsOf(const std::string& path) {
    std::string text;
    for (const PreviewRow& row : previewImport(optionsFor(path)).ratings.rows)
        text += row.cells[0] + " " + row.cells[1] + " " + row.cells[2] + "\n";
    return text;
}

std::string bytesOfWhole(std::uint64_t number, std::size_t width) {
    std::string bytes;
    for (std::size_t byte = 0; byte < width; ++byte)
        bytes += static_cast<char>(number >> (8 * byte));
    return bytes;
}

/// An array of NumPy, as its format says: NEP 1.
std::string npy(const std::string& type, const std::string& shape, const std::string& bytes) {
    const std::string head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
    return "\x93NUMPY\x01" + "\0"s + bytesOfWhole(head.size(), 2) + head + bytes;
}

std::string wholes(const std::vector<std::uint64_t>& numbers) {
    std::string bytes;
    for (const std::uint64_t number : numbers)
        bytes += bytesOfWhole(number, 8);
    return npy("<i8", "(" + std::to_string(numbers.size()) + ",)", bytes);
}

/// Two rows and three columns with the entries (0, 1) = 5 and (1, 2) = 4, but for the arrays that are given.
std::string matrixWith(const std::vector<PackedFile>& others) {
    std::vector<PackedFile> arrays = {{"indices.npy", wholes({1, 2})},
                                      {"indptr.npy", wholes({0, 1, 2})},
                                      {"format.npy", npy("|S3", "()", "csr")},
                                      {"shape.npy", wholes({2, 3})},
                                      {"data.npy", wholes({5, 4})}};
    for (const PackedFile& other : others)
        for (PackedFile& array : arrays)
            if (array.name == other.name)
                array = other;
    return archiveOf(Format::Zip, arrays);
}

} // namespace

/// Sparse matrices that scipy.sparse.save_npz wrote.
class TestSparseRecords : public QObject {
    Q_OBJECT

private slots:
    void everyTypeIsRead_data();
    void everyTypeIsRead();
    void fractionsAreRead_data();
    void fractionsAreRead();
    void otherArraysAreNamed();
    void hostileMatricesAreRefused_data();
    void hostileMatricesAreRefused();
    void emptyRowsAreNoUsers();
    void mutatedFilesAreReadOrRefused();
    void theNameDoesNotMatter();
    void insideAnArchiveItIsReadToo_data();
    void insideAnArchiveItIsReadToo();
    void damageInsideAnArchiveIsNamed();
};

void TestSparseRecords::everyTypeIsRead_data() {
    QTest::addColumn<QString>("type");
    for (const char* type : {"int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64",
                             "float32", "float64", "bool"})
        QTest::newRow(type) << type;
}

void TestSparseRecords::everyTypeIsRead() {
    QFETCH(QString, type);
    QCOMPARE(rowsOf(sparseFiles + "csr_" + type.toStdString() + ".npz"), "0 2 1\n2 0 1\n2 3 1\n"s);
}

void TestSparseRecords::fractionsAreRead_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("tenth");
    QTest::newRow("coordinates") << "coo_halves"
                                 << "0.1";
    QTest::newRow("a format in characters, long indices") << "csr_text_format"
                                                          << "0.1";
    QTest::newRow("half precision") << "csr_float16"
                                    << "0.0999755859375";
}

void TestSparseRecords::fractionsAreRead() {
    QFETCH(QString, name);
    QFETCH(QString, tenth);
    QCOMPARE(rowsOf(sparseFiles + name.toStdString() + ".npz"),
             "0 2 4.5\n2 0 " + tenth.toStdString() + "\n2 3 3\n");
}

void TestSparseRecords::otherArraysAreNamed() {
    const auto said = [](const char* name) {
        return failureOf([&] { previewImport(optionsFor(sparseFiles + name)); }).message;
    };
    QCOMPARE(said("arrays.npz"),
             "the file holds arrays of NumPy (users.npy, items.npy) and no sparse matrix"s);
    QCOMPARE(said("bsr.npz"), "the sparse matrix is in the format bsr, and csr, csc and coo are read"s);
    QVERIFY(said("csr_big_endian.npz").find("'>f8'") != std::string::npos);
}

void TestSparseRecords::hostileMatricesAreRefused_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("array");
    const auto add = [](const char* row, const char* name, const std::string& array) {
        QTest::newRow(row) << QByteArray(name) << QByteArray::fromStdString(array);
    };
    add("more entries than indices", "data.npy", wholes({5, 4, 3}));
    add("a size that is not there", "data.npy", npy("<i8", "(1099511627776,)", "12345678"));
    add("sizes that are not there", "indices.npy", npy("<i8", "(2,)", "12345678"));
    add("too large a size", "shape.npy", wholes({1ULL << 62, 3}));
    add("a negative size", "shape.npy", wholes({2, ~0ULL}));
    add("three dimensions", "shape.npy", wholes({2, 3, 4}));
    add("a column outside", "indices.npy", wholes({1, 3}));
    add("a negative column", "indices.npy", wholes({1, ~0ULL}));
    add("pointers that go back", "indptr.npy", wholes({0, 2, 1}));
    add("pointers beyond the end", "indptr.npy", wholes({0, 1, 3}));
    add("pointers that begin late", "indptr.npy", wholes({1, 1, 2}));
    add("pointers that end early", "indptr.npy", wholes({0, 1, 1}));
    add("more behind the array", "data.npy", wholes({5, 4}) + "x");
    add("a table for an array", "data.npy", npy("<i8", "(2, 1)", std::string(16, '\1')));
    add("complex numbers", "data.npy", npy("<c16", "(2,)", std::string(32, '\0')));
    add("objects", "data.npy", npy("|O", "(2,)", "x"));
    add("a head without end", "data.npy", "\x93NUMPY\x02" + "\0"s + "\xFF\xFF\xFF\x7F{");
    add("no array", "data.npy", "5,4");
    add("nothing", "data.npy", "");
    add("fractions for indices", "indices.npy", npy("<f8", "(2,)", std::string(16, '\0')));
}

void TestSparseRecords::hostileMatricesAreRefused() {
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, array);
    const Folder folder;
    const std::string path = folder.write("m.npz", matrixWith({{name.toStdString(), array.toStdString()}}));
    const Failure refusal = failureOf([&] { inspectData(optionsFor(path)); });
    QVERIFY(!refusal.message.empty());
    QVERIFY(refusal.file.starts_with(path));
}

void TestSparseRecords::emptyRowsAreNoUsers() {
    const Folder folder;
    const std::string path = folder.write(
        "m.npz", matrixWith({{"indptr.npy", wholes({0, 0, 1, 1, 2, 2})}, {"shape.npy", wholes({5, 9})}}));
    QCOMPARE(rowsOf(path), "1 1 5\n3 2 4\n"s);
    const ReaderSummary found = inspectData(optionsFor(path));
    QCOMPARE(found.users, 2U);
    QCOMPARE(found.rows, 2U);
    QCOMPARE(found.lines, 2U);
}

void TestSparseRecords::mutatedFilesAreReadOrRefused() {
    const Folder folder;
    const std::string whole = contentsOf(sparseFiles + "csr_text_format.npz");
    for (std::size_t place = 0; place < whole.size(); ++place) {
        std::string bytes = whole;
        bytes[place] = static_cast<char>(bytes[place] ^ (1 << place % 8));
        const std::string path = folder.write("m.npz", bytes);
        failureOf([&] { inspectData(optionsFor(path)); });
        const std::string cut = folder.write("cut.npz", whole.substr(0, place));
        QVERIFY2(!failureOf([&] { inspectData(optionsFor(cut)); }).message.empty(),
                 std::to_string(place).c_str());
    }
}

void TestSparseRecords::theNameDoesNotMatter() {
    const Folder folder;
    const std::string path = folder.write("d/ratings.zip", matrixWith({}));
    QCOMPARE(rowsOf(path), "0 1 5\n1 2 4\n"s);
    QCOMPARE(rowsOf(folder.path("d")), "0 1 5\n1 2 4\n"s);
    ImportOptions options = optionsFor(path);
    options.format = DataFormat::Table;
    QCOMPARE(failureOf([&] { previewImport(options); }).message,
             "this is a sparse matrix of scipy, not text"s);
    options.format = DataFormat::SparseMatrix;
    QCOMPARE(previewImport(options).rowsEstimated, 2U);
    options.data = folder.write("r.csv", "u,a,5\n");
    QCOMPARE(failureOf([&] { previewImport(options); }).message, "this is no sparse matrix of scipy (.npz)"s);
}

void TestSparseRecords::insideAnArchiveItIsReadToo_data() {
    QTest::addColumn<Format>("format");
    QTest::newRow("zip") << Format::Zip;
    QTest::newRow("tar") << Format::Tar;
    QTest::newRow("tar.xz") << Format::TarXz;
}

void TestSparseRecords::insideAnArchiveItIsReadToo() {
    QFETCH(Format, format);
    const Folder folder;
    const std::string matrix = matrixWith({});
    const std::string path = folder.write(
        "a",
        archiveOf(format, {{"set/items.csv", "item,title\n1,Alien\n2,Brazil\n"}, {"set/m.npz", matrix}}));
    QCOMPARE(rowsOf(path), "0 1 5\n1 2 4\n"s);
    QCOMPARE(rowsOf(path + ":set/m.npz"), "0 1 5\n1 2 4\n"s);
    folder.write("d/m.npz", matrix);
    QCOMPARE(rowsOf(folder.path("d") + ":m.npz"), "0 1 5\n1 2 4\n"s);
    const std::string packed = archiveOf(Format::Gzip, {{"m", matrix}});
    QCOMPARE(rowsOf(folder.write("m.npz.gz", packed)), "0 1 5\n1 2 4\n"s);
    const std::string twice = folder.write("twice", archiveOf(format, {{"m.npz.gz", packed}}));
    QCOMPARE(rowsOf(twice), "0 1 5\n1 2 4\n"s);
}

void TestSparseRecords::damageInsideAnArchiveIsNamed() {
    const Folder folder;
    const std::string other = matrixWith({{"indices.npy", wholes({1})}});
    const std::string path = folder.write("a.zip", archiveOf(Format::Zip, {{"m.npz", other}}));
    const Failure sizes = failureOf([&] { previewImport(optionsFor(path)); });
    QCOMPARE(sizes.message, "the arrays of the matrix do not fit together"s);
    QCOMPARE(sizes.file, path + ": m.npz");
    const std::string cut = matrixWith({}).substr(0, 400);
    folder.write("a.zip", archiveOf(Format::Zip, {{"m.npz", cut}}));
    const Failure end = failureOf([&] { previewImport(optionsFor(path)); });
    QCOMPARE(end.message, "the archive is cut short: its list of members is missing"s);
    QCOMPARE(end.file, path + ": m.npz");
}

TASTESCOPE_TEST(TestSparseRecords)
#include "test_sparse_records.moc"

#include <QTest>

#include "model/import/preview_import.h"
#include "model/input/file_kinds.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;
using Format = ArchiveWriter::Format;
using std::string_literals::operator""s;

namespace {

/// What is said of a file that begins like this, whatever it is called.
Failure refusalOfBytes(const std::string& begin, const char* name = "ratings.csv") {
    const Folder folder;
    return failureOf([&] { previewImport(optionsFor(folder.write(name, begin + std::string(600, '\0')))); });
}

} // namespace

/// Files that are no text: known by their first bytes, and named with the command that makes a table of them.
/// Neighbours thought of: what statistics programs, spreadsheets, databases and archivers write; what a
/// download gives instead of data.
class TestFileKinds : public QObject {
    Q_OBJECT

private slots:
    void kindsAreNamed_data();
    void kindsAreNamed();
    void whatComesInsteadOfDataIsNamed();
    void textStaysText_data();
    void textStaysText();
    void theCommandNamesTheFile();
    void oddNamesAreLeftOutOfTheCommand();
    void documentsAreNoArchives();
    void whatRPacksItReadsItself();
    void insideAnArchiveTheyAreNamed();
    void inAFolderTheyAreNamed();
};

void TestFileKinds::kindsAreNamed_data() {
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("command");
    const auto add = [](const char* row, const std::string& begin, const char* name, const char* command) {
        QTest::newRow(row) << QByteArray::fromStdString(begin) << name << command;
    };
    add("parquet", "PAR1\x15\x04", "a Parquet file", "read_parquet");
    add("orc", "ORC\n\x13", "an ORC file", "read_orc");
    add("feather", "ARROW1\0\0"s, "an Arrow (Feather) file", "read_feather");
    add("feather 1", "FEA1", "an Arrow (Feather) file", "read_feather");
    add("avro", "Obj\x01\x04\x16", "an Avro file", "fastavro");
    add("hdf5", "\x89HDF\r\n\x1A\n", "an HDF5 file", "read_hdf");
    add("hdf5 behind a block of the user's", std::string(512, ' ') + "\x89HDF\r\n\x1A\n", "an HDF5 file",
        "read_hdf");
    add("mat 7.3", "MATLAB 7.3 MAT-file, Platform: GLNXA64", "a MATLAB 7.3 file", "h5py");
    add("mat 5", "MATLAB 5.0 MAT-file, Platform: GLNXA64", "a MATLAB file", "loadmat");
    add("npy", "\x93NUMPY\x01", "an array of NumPy", "numpy.load");
    add("pickle 2", "\x80\x02}q", "a Python pickle", "read_pickle");
    add("pickle 4", "\x80\x04\x95\x10", "a Python pickle", "read_pickle");
    add("pickle 5, a number", "\x80\x05K\x01.", "a Python pickle", "read_pickle");
    add("pickle 0", "(dp0\nS'a'\n", "a Python pickle", "read_pickle");
    add("duckdb", std::string(8, '\1') + "DUCK", "a DuckDB database", "duckdb");
    add("access", "\0\1\0\0Standard Jet DB"s, "an Access database", "mdb-export");
    add("xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an Excel workbook", "read_excel");
    add("stata", "<stata_dta><header>", "a Stata file", "read_stata");
    add("spss", "$FL2@(#) SPSS DATA FILE", "an SPSS file", "read_spss");
    add("rdata", "RDX3\nX\n", "an R data file", "load(");
    add("rds", "X\n\0\0\0\3"s, "an R data file", "readRDS");
    add("7z", "7z\xBC\xAF\x27\x1C", "a 7z archive", "7z x");
    add("rar", "Rar!\x1A\x07", "a RAR archive", "unrar x");
    add("lz4", "\x04\x22\x4D\x18", "packed by lz4", "lz4 -d");
    add("lzma", "\x5D\0\0\x80"s, "packed by lzma", "xz --format=lzma");
    add("compress", "\x1F\x9D\x90", "packed by compress", "gzip");
    add("pdf", "%PDF-1.7\n", "a PDF document", "made from");
    add("png", "\x89PNG\r\n\x1A\n", "an image", "table of ratings");
    add("jpeg", "\xFF\xD8\xFF\xE0", "an image", "table of ratings");
    add("gif", "GIF89a\x01", "an image", "table of ratings");
    add("bmp", "BM\x36\x10\x0E\0\0\0\0\0\x36"s, "an image", "table of ratings");
    add("mp4",
        "\0\0\0\x18"
        "ftypmp42"s,
        "a recording", "table of ratings");
    add("program",
        "\x7F"
        "ELF\x02",
        "a program", "table of ratings");
    add("model", "\x40\0\0\0\0\0\0\0{\"__metadata__\":"s, "a model in the safetensors format", "table");
}

void TestFileKinds::kindsAreNamed() {
    QFETCH(QByteArray, begin);
    QFETCH(QString, name);
    QFETCH(QString, command);
    const Failure refusal = refusalOfBytes(begin.toStdString());
    QCOMPARE(QString::fromStdString(refusal.message), "this is " + name);
    QVERIFY2(refusal.remedy.find(command.toStdString()) != std::string::npos, refusal.remedy.c_str());
    QCOMPARE(refusal.text().find('\n'), std::string::npos);
}

void TestFileKinds::whatComesInsteadOfDataIsNamed() {
    const Folder folder;
    const auto said = [&](const char* bytes) {
        return failureOf([&] { previewImport(optionsFor(folder.write("ratings.csv", bytes))); }).message;
    };
    QCOMPARE(said("<!DOCTYPE html>\n<html><body>Log in</body></html>\n"), "this is a web page"s);
    QCOMPARE(said("\xEF\xBB\xBF  <HTML>\n"), "this is a web page"s);
    QCOMPARE(said("<?xml version=\"1.0\"?>\n<ratings/>\n"), "this is an XML file"s);
    QCOMPARE(said("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n"),
             "this is only a pointer to the file, as Git LFS keeps it"s);
}

void TestFileKinds::textStaysText_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* id : {"PAR1", "ORC", "FEA1", "BM", "MZ", "ID3", "GIF89a", "MM", "Rar!", "BZh9", "(dp0",
                           "X", "CDF", "Obj", "DUCK", "PK", "RDX", "MATLAB"})
        QTest::newRow(id) << QByteArray(id) + ",a,5\n" + id + ",b,4\nx,a,3\n";
    QTest::newRow("hive") << QByteArray("BM\1a\0015\nBM\1b\0014\n");
}

void TestFileKinds::textStaysText() {
    QFETCH(QByteArray, text);
    const Folder folder;
    const ImportPreview preview = previewImport(optionsFor(folder.write("r.parquet", text.toStdString())));
    QCOMPARE(preview.options.format, DataFormat::Table);
    QCOMPARE(preview.ratings.columns, std::size_t{3});
}

void TestFileKinds::theCommandNamesTheFile() {
    const Folder folder;
    const std::string path = folder.write("ratings 1.parquet", "PAR1\x15"s + '\0');
    const Failure refusal = failureOf([&] { previewImport(optionsFor(path)); });
    QCOMPARE(refusal.file, path);
    QCOMPARE(refusal.remedy, "Make a table of it: python3 -c \"import pandas; pandas.read_parquet('" + path +
                                 "').to_csv('" + folder.path("ratings 1.csv") + "', index=False)\"");
    const std::string same = folder.write("ratings.csv", "PAR1\x15"s + '\0');
    QVERIFY(failureOf([&] { previewImport(optionsFor(same)); }).remedy.find(same + ".csv") !=
            std::string::npos); // never written over what it is made of
}

void TestFileKinds::oddNamesAreLeftOutOfTheCommand() {
    const Folder folder;
    const std::string path = folder.write("it's $(mine).parquet", "PAR1\x15"s + '\0');
    const std::string remedy = failureOf([&] { previewImport(optionsFor(path)); }).remedy;
    QVERIFY(remedy.find("read_parquet('FILE').to_csv('FILE.csv'") != std::string::npos);
    QVERIFY(remedy.find("mine") == std::string::npos);
}

void TestFileKinds::documentsAreNoArchives() {
    const Folder folder;
    const auto said = [&](const std::vector<PackedFile>& members) {
        const std::string path = folder.write("ratings.zip", archiveOf(Format::Zip, members));
        return failureOf([&] { previewImport(optionsFor(path)); }).message;
    };
    QCOMPARE(said({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<workbook/>"}}),
             "this is an Excel workbook"s);
    QCOMPARE(said({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<document/>"}}),
             "this is an Office document"s);
    QCOMPARE(said({{"archive/data.pkl", "x"}}), "this is a file of PyTorch"s);
    ArchiveWriter ods(Format::Zip, "zip:compression=store");
    ods.add({"mimetype", "application/vnd.oasis.opendocument.spreadsheet"});
    ods.add({"content.xml", "<x/>"});
    const std::string path = folder.write("ratings", ods.finish());
    QCOMPARE(failureOf([&] { previewImport(optionsFor(path)); }).message,
             "this is an OpenDocument spreadsheet"s);
}

void TestFileKinds::whatRPacksItReadsItself() {
    const Folder folder;
    const std::string path =
        folder.write("ratings.rds", archiveOf(Format::Gzip, {{"r", "X\n\0\0\0\3"s + "\0\4"s}}));
    QCOMPARE(failureOf([&] { previewImport(optionsFor(path)); }).remedy,
             "Make a table of it: Rscript -e \"write.csv(readRDS('" + path + "'), '" +
                 folder.path("ratings.csv") + "', row.names = FALSE)\"");
}

void TestFileKinds::insideAnArchiveTheyAreNamed() {
    const Folder folder;
    const std::string parquet = "PAR1\x15"s + '\0';
    for (const Format format : {Format::Zip, Format::TarGzip, Format::TarXz}) {
        const std::string path = folder.write("a", archiveOf(format, {{"d/ratings.csv", parquet}}));
        const Failure refusal = failureOf([&] { previewImport(optionsFor(path)); });
        QCOMPARE(refusal.message, "this is a Parquet file"s);
        QCOMPARE(refusal.file, path + ": d/ratings.csv");
        QVERIFY(refusal.remedy.starts_with("Unpack the archive first. Make a table of it: python3 -c"));
        QVERIFY(refusal.remedy.find("read_parquet('ratings.csv')") != std::string::npos);
    }
    const std::string inner = archiveOf(Format::Zip, {{"ratings.csv", "u,a,5\n"}});
    const std::string outer = folder.write("b.zip", archiveOf(Format::Zip, {{"inner.zip", inner}}));
    QCOMPARE(failureOf([&] { previewImport(optionsFor(outer)); }).message,
             "this is a zip archive inside an archive"s);
    const std::string database = "SQLite format 3\0"s + std::string(100, '\0');
    const std::string packed = folder.write("c.zip", archiveOf(Format::Zip, {{"ratings.db", database}}));
    QCOMPARE(failureOf([&] { previewImport(optionsFor(packed)); }).message,
             "an SQLite database cannot be read inside an archive"s);
    const std::string gzip = folder.write("ratings.db.gz", archiveOf(Format::Gzip, {{"r", database}}));
    QCOMPARE(failureOf([&] { previewImport(optionsFor(gzip)); }).message,
             "an SQLite database cannot be read inside an archive"s);
}

void TestFileKinds::inAFolderTheyAreNamed() {
    const Folder folder;
    folder.write("d/README.md", "About these data");
    folder.write("d/ratings.parquet", "PAR1\x15"s + '\0');
    folder.write("d/small.png", "\x89PNG\r\n");
    QCOMPARE(failureOf([&] { previewImport(optionsFor(folder.path("d"))); }).message,
             "this is a Parquet file"s);
}

TASTESCOPE_TEST(TestFileKinds)
#include "test_file_kinds.moc"

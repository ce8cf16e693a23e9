#include <QtTest>

#include <QDir>
#include <QTemporaryDir>
#include <QtEndian>

#include <bit>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>
#include <sys/stat.h>

#include "model/files/safetensors.h"
#include "model/values/failure.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Bits = std::vector<std::uint32_t>;

const std::vector<float>& floatsOf(const Tensor& tensor) {
    return std::get<std::vector<float>>(tensor.values);
}

Bits bitsOf(const Tensor& tensor) {
    Bits bits;
    for (const float value : floatsOf(tensor))
        bits.push_back(std::bit_cast<std::uint32_t>(value));
    return bits;
}

bool write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

/// Whether it passes; a refusal has to name the file and say why.
bool accepted(const QString& path, const std::function<void()>& read) {
    try {
        read();
        return true;
    } catch (const Error& error) {
        const Failure& failure = error.failure();
        return failure.file != path.toStdString() || failure.message.empty() || failure.message.size() > 300;
    }
}

bool headerAccepted(const QString& path) {
    return accepted(path, [&] { readSafetensorsHeader(path.toStdString()); });
}

bool fileAccepted(const QString& path) {
    return accepted(path, [&] { readSafetensors(path.toStdString()); });
}

bool jsonAccepted(const std::string& json, std::uint64_t dataBytes) {
    return accepted(QStringLiteral("x"), [&] { parseSafetensorsHeader("x", json, dataBytes); });
}

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    /// A quiet and a signalling NaN with payloads, -0, the least denormal and others.
    const Bits m_bits = {0x7FC12345, 0xFF812345, 0x80000000, 0x00000001, 0x7F800000, 0x3FC00000};

    QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    QString saveSmall(const char* name = "small") const {
        std::vector<float> values;
        for (const std::uint32_t bits : m_bits)
            values.push_back(std::bit_cast<float>(bits));
        writeSafetensors(path(name).toStdString(),
                         {{"b", {{3, 2}, values}},
                          {"a", {{2}, std::span(values).last(2)}},
                          {"none", {{0, 7}, {}}},
                          {"scalar", {{}, std::span(values).last(1)}}},
                         {{"format", "test"}, {"title", "Amélie \"1\"\n"}});
        return path(name);
    }

    static qsizetype headerBytes(const QByteArray& file) {
        return static_cast<qsizetype>(qFromLittleEndian<quint64>(file.constData()));
    }

private slots:
    void verdictIsThatOfTheReferenceReader_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("accepted");
        // What the reference takes and our limits, stated in safetensors.h, do not.
        const QStringList stricter = {QStringLiteral("ours_dup_metadata_key.safetensors"),
                                      QStringLiteral("ours_dup_tensor.safetensors"),
                                      QStringLiteral("ours_many_tensors_10k.safetensors"),
                                      QStringLiteral("ours_nine_dims.safetensors"),
                                      QStringLiteral("ours_thousand_dims.safetensors")};
        const QString folder =
            qEnvironmentVariable("TASTESCOPE_ORACLE", QStringLiteral(TESTS_DATA "/oracle")) +
            QStringLiteral("/safetensors/");
        const auto lines = contentsOf(folder + QStringLiteral("verdicts.tsv")).trimmed().split('\n');
        QVERIFY(lines.size() >= 60);
        qsizetype stricterSeen = 0;
        for (const QByteArray& line : lines) {
            const QList<QByteArray> cells = line.split('\t');
            const QString name = QString::fromUtf8(cells.at(1));
            const bool ok = cells.at(0) == "OK";
            stricterSeen += ok && stricter.contains(name);
            QTest::newRow(cells.at(1).constData()) << folder + name << (ok && !stricter.contains(name));
        }
        QCOMPARE(stricterSeen, stricter.size());
    }

    void verdictIsThatOfTheReferenceReader() {
        QFETCH(QString, file);
        QVERIFY(QFile::exists(file));
        QTEST(headerAccepted(file), "accepted");
    }

    void limitsAreExact() {
        const auto tensor = [](const std::string& shape, const std::string& more = {}) {
            return R"({"w":{"dtype":"F32","shape":[)" + shape + R"(],"data_offsets":[0,4])" + more + "}}";
        };
        QVERIFY(jsonAccepted(tensor("1,1,1,1,1,1,1,1"), 4));
        QVERIFY(!jsonAccepted(tensor("1,1,1,1,1,1,1,1,1"), 4));
        QVERIFY(jsonAccepted(tensor("1", R"(,"x":{"y":[]},"z":[null,true,-1,0.5,"t",{"x":1}])"), 4));
        QVERIFY(!jsonAccepted(tensor("1", R"(,"x":{"y":[[]]})"), 4));
        QVERIFY(!jsonAccepted(tensor("1", R"(,"x":1,"x":2)"), 4));
        QVERIFY(jsonAccepted(tensor("1") + "   ", 4));
        for (const char* padding : {"\n", "\t", "\r", "  \n", "\t ", "  x"}) // the first ones are JSON
            QVERIFY(!jsonAccepted(tensor("1") + padding, 4));
        for (const int count : {4096, 4097}) {
            nlohmann::json header;
            for (int i = 0; i < count; ++i)
                header["t" + std::to_string(i)] = {
                    {"dtype", "F32"}, {"shape", {0}}, {"data_offsets", {0, 0}}};
            QCOMPARE(jsonAccepted(header.dump(), 0), count == 4096);
        }
    }

    void shapeProductIsCheckedLikeTheReferenceDoes() {
        const auto empty = [](const std::string& shape) {
            return R"({"w":{"dtype":"F32","shape":[)" + shape + R"(],"data_offsets":[0,0]}})";
        };
        QVERIFY(jsonAccepted(empty("18446744073709551615,0"), 0)); // the product itself fits in 64 bits
        QVERIFY(!jsonAccepted(empty("18446744073709551615,2,0"), 0));
        QVERIFY(!jsonAccepted(empty("4611686018427387904"), 0)); // · 4 bytes = 2^64
        QVERIFY(!jsonAccepted(empty("18446744073709551616,0"), 0));
    }

    void headerTooLongIsRefusedBeforeItIsRead() {
        QByteArray length(8, '\0');
        qToLittleEndian<quint64>((64ULL << 20) + 1, length.data());
        QFile file(path("sparse"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(length) == 8 && file.resize(80LL << 20));
        file.close();
        QVERIFY(!headerAccepted(path("sparse")));
        qToLittleEndian<quint64>(64ULL << 20, length.data());
        QVERIFY(write(path("short"), length + "{}")); // claims more than the file has
        QVERIFY(!headerAccepted(path("short")));
    }

    void messageDoesNotRepeatAHugeName() {
        QVERIFY(!jsonAccepted("{\"" + std::string(1000000, 'n') + "\":1}", 0));
    }

    void whatIsWrittenIsReadBackBitForBit() {
        const SafetensorsFile file = readSafetensors(saveSmall().toStdString());
        QCOMPARE(file.metadata.size(), std::size_t(2));
        QCOMPARE(file.metadata.at("title"), std::string("Amélie \"1\"\n"));
        QCOMPARE(file.tensors.size(), std::size_t(4));
        QCOMPARE(file.tensors.at("b").shape, (std::vector<std::uint64_t>{3, 2}));
        QCOMPARE(bitsOf(file.tensors.at("b")), m_bits);
        QCOMPARE(bitsOf(file.tensors.at("a")), Bits(m_bits.end() - 2, m_bits.end()));
        QCOMPARE(file.tensors.at("none").shape, (std::vector<std::uint64_t>{0, 7}));
        QVERIFY(floatsOf(file.tensors.at("none")).empty());
        QVERIFY(file.tensors.at("scalar").shape.empty());
        QCOMPARE(bitsOf(file.tensors.at("scalar")), Bits{m_bits.back()});
    }

    void dataInAnotherOrderThanTheNamesAreRead() {
        const QByteArray json = R"({"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                                R"("a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})";
        QByteArray length(8, '\0');
        qToLittleEndian<quint64>(static_cast<quint64>(json.size()), length.data());
        QVERIFY(write(path("order"), length + json + QByteArray::fromHex("0000803F00000040"))); // 1, 2
        const SafetensorsFile file = readSafetensors(path("order").toStdString());
        QCOMPARE(floatsOf(file.tensors.at("b")), std::vector<float>{1});
        QCOMPARE(floatsOf(file.tensors.at("a")), std::vector<float>{2});
    }

    void integersAndTextsAreKeptAsTheyAre() {
        const std::vector<std::int64_t> integers = {INT64_MIN, -1, INT64_MAX};
        const std::string text = std::string("a\0\xff", 3);
        const std::vector<float> number = {1.5};
        writeSafetensors(path("types").toStdString(),
                         {{"a", {{3}, text}}, {"b", {{1}, number}}, {"c", {{3}, integers}}}, {});
        const SafetensorsFile file = readSafetensors(path("types").toStdString());
        QCOMPARE(std::get<std::vector<std::int64_t>>(file.tensors.at("c").values), integers);
        QCOMPARE(std::get<std::string>(file.tensors.at("a").values), text);
        QCOMPARE(floatsOf(file.tensors.at("b")), number);
    }

    void theWidestValuesComeFirst() {
        const std::vector<std::int64_t> integers = {1};
        const std::vector<float> numbers = {1, 2};
        const std::string text = "x";
        writeSafetensors(
            path("order").toStdString(),
            {{"a", {{1}, text}}, {"b", {{2}, numbers}}, {"c", {{1}, integers}}, {"d", {{1}, integers}}}, {});
        QStringList order;
        for (const auto& [name, info] : inFileOrder(readSafetensorsHeader(path("order").toStdString())))
            order << QString::fromStdString(name + ' ' + info.dtype);
        QCOMPARE(order, (QStringList{"c I64", "d I64", "b F32", "a U8"}));
    }

    void headerIsSortedAndPaddedWithSpacesToEightBytes() {
        for (int extra = 0; extra < 8; ++extra) {
            const std::string text(static_cast<std::size_t>(extra), 'x');
            writeSafetensors(path("padded").toStdString(), {{"b", {{0}, {}}}, {"a", {{0}, {}}}},
                             {{"k", text}});
            const QByteArray bytes = contentsOf(path("padded"));
            QCOMPARE(headerBytes(bytes) % 8, 0);
            const QByteArray header = bytes.mid(8);
            QCOMPARE(header.size(), headerBytes(bytes));
            const std::string json = header.trimmed().toStdString();
            QCOMPARE(nlohmann::json::parse(json).dump(), json); // its keys are sorted, and so ours are
            QVERIFY(header.size() - header.trimmed().size() < 8);
            QCOMPARE(header.mid(header.trimmed().size()).count(' '), header.size() - header.trimmed().size());
        }
    }

    void equalContentsAreEqualBytes() {
        const QByteArray bytes = contentsOf(saveSmall("first"));
        QVERIFY(!bytes.isEmpty());
        QCOMPARE(contentsOf(saveSmall("second")), bytes);
    }

    void everyTruncationIsAnError() {
        const QByteArray bytes = contentsOf(saveSmall());
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            QVERIFY(write(path("cut"), bytes.left(length)));
            QVERIFY2(!headerAccepted(path("cut")), QByteArray::number(length).constData());
            QVERIFY2(!fileAccepted(path("cut")), QByteArray::number(length).constData());
        }
        QVERIFY(write(path("cut"), bytes + '\0'));
        QVERIFY(!fileAccepted(path("cut")));
        QVERIFY(write(path("cut"), bytes));
        QVERIFY(fileAccepted(path("cut")));
    }

    void changedHeaderBytesNeverCrash() {
        const QByteArray bytes = contentsOf(saveSmall());
        const auto end = static_cast<unsigned>(8 + headerBytes(bytes));
        std::mt19937 random(1);
        int refused = 0;
        for (int round = 0; round < 3000; ++round) {
            QByteArray changed = bytes;
            for (int flip = 0; flip <= round % 3; ++flip) {
                const auto place = static_cast<qsizetype>(random() % end);
                changed[place] = static_cast<char>(changed[place] ^ (1U << random() % 8));
            }
            QVERIFY(write(path("changed"), changed));
            refused += !fileAccepted(path("changed")); // anything else than an Error ends the test
        }
        QVERIFY(refused > 1500 && refused < 3000); // a changed letter of a name passes
    }

    void otherTypesThanOursAreRefusedAsTensors() {
        const QString file = QStringLiteral(TESTS_DATA "/oracle/safetensors/ours_ok_all_dtypes.safetensors");
        QVERIFY(headerAccepted(file));
        QVERIFY(!fileAccepted(file));
    }

    void missingFilesFoldersAndFifosAreRefused() {
        QVERIFY(!fileAccepted(path("nowhere")));
        QVERIFY(!fileAccepted(m_folder.path()));
        QCOMPARE(::mkfifo(path("fifo").toLocal8Bit().constData(), 0600), 0);
        QVERIFY(!fileAccepted(path("fifo")));
    }

    void whatCouldNotBeReadBackIsNotWritten() {
        const QString target = saveSmall();
        const QByteArray before = contentsOf(target);
        const std::vector<float> values(2);
        const std::string huge((64U << 20) + 1, 'x');
        const auto refused = [&](const std::map<std::string, TensorView>& tensors,
                                 const std::map<std::string, std::string>& metadata) {
            return !accepted(target, [&] { writeSafetensors(target.toStdString(), tensors, metadata); });
        };
        QVERIFY(refused({{"w", {{3}, values}}}, {}));
        QVERIFY(refused({{"w", {{1, 1, 1, 1, 1, 1, 1, 1, 2}, values}}}, {}));
        QVERIFY(refused({{"__metadata__", {{2}, values}}}, {}));
        QVERIFY(refused({{"\xff", {{2}, values}}}, {}));
        QVERIFY(refused({}, {{"title", "\xff"}}));
        QVERIFY(refused({}, {{"title", huge}}));
        QCOMPARE(contentsOf(target), before);
    }
};

TASTESCOPE_TEST(TestSafetensors)
#include "test_safetensors.moc"

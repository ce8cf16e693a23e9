#include <QProcess>
#include <QtTest>

#include <nlohmann/json.hpp>

#include "model/import/import.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"
#include "model/saved/model_file.h"
#include "model/saved/model_tensors.h"
#include "model/saved/text_list.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/damage.h"
#include "tests/model/support/files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

using Json = nlohmann::json;

/// An untrained network for that many items.
VaeModel smallestModel(std::size_t items) {
    TrainingOptions options;
    options.network.hidden = {};
    options.network.latent = 1;
    return {Parameters(NetworkLayout(networkShape(options.network, static_cast<std::uint32_t>(items)))),
            options,
            0,
            {}};
}

/// The tensors of the file, to be changed.
std::map<std::string, TensorView> viewsOf(const SafetensorsFile& file) {
    std::map<std::string, TensorView> views;
    for (const auto& [name, tensor] : file.tensors)
        std::visit(
            [&view = views[name], &shape = tensor.shape](const auto& values) {
                view = {shape, values};
            },
            tensor.values);
    return views;
}

/// Writes the file with the checksum that its contents have.
void writeSealed(const std::string& path, SafetensorsFile file) {
    file.metadata["checksum"] = checksumOf(file.tensors, file.metadata);
    writeSafetensors(path, viewsOf(file), file.metadata);
}

double testNdcg(const ModelFile& file, const Dataset& dataset) {
    Workspace workspace(file.model->parameters.layout(), 100, WorkspaceUse::Scoring);
    VaeScorer scorer(file.model->parameters, file.model->options.network, workspace);
    return evaluate(scorer, dataset.test).ndcg100;
}

} // namespace

/// The file that a model is saved to: the format "tastescope 2", and the one before.
class TestModelFile : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    /// A model of the checkerboard whose texts have letters of several bytes, quotes and nothing at all.
    std::string saveOdd() const {
        Dataset dataset = *checkerboard();
        dataset.catalog.ids[0] = "";
        dataset.catalog.ids[1] = "Amélie \"1\", two\n";
        dataset.catalog.titles[0] = "映画";
        dataset.catalog.titles[1] = "";
        saveModel(m_folder.path("odd"), smallestModel(40), dataset);
        return m_folder.path("odd");
    }

    /// Why a file with another tensor in place of one of them, or beside them, is refused.
    std::string refusal(const std::string& name, const Tensor& tensor) const {
        SafetensorsFile file = readSafetensors(saveOdd());
        file.tensors[name] = tensor;
        writeSealed(m_folder.path("changed"), file);
        return failureOf([&] { loadModel(m_folder.path("changed")); }).message;
    }

private slots:
    void whatIsSavedIsReadBack() {
        const std::string path = saveOdd();
        const ModelFile file = loadModel(path);
        QCOMPARE(file.catalog.ids.size(), 40U);
        QCOMPARE(file.catalog.ids[0], std::string());
        QCOMPARE(file.catalog.ids[1], std::string("Amélie \"1\", two\n"));
        QCOMPARE(file.catalog.ids[39], std::string("item39"));
        QCOMPARE(file.catalog.titles[0], std::string("映画"));
        QCOMPARE(file.catalog.titles[2], std::string("even 2"));
        QCOMPARE(file.trained.value().fingerprint, checkerboard()->fingerprint);
        QCOMPARE(file.trained->users, trainedDataOf(*checkerboard()).users);
        saveModel(m_folder.path("again"), *file.model, file.catalog, file.import, *file.trained);
        QVERIFY(contentsOf(m_folder.path("again")) == contentsOf(path));
    }

    void everyTensorIsAligned() {
        const SafetensorsHeader header = readSafetensorsHeader(saveOdd());
        QCOMPARE(header.metadata.at("format"), std::string("tastescope 2"));
        QVERIFY(!header.metadata.contains("items") && !header.metadata.contains("titles"));
        std::string order;
        for (const auto& [name, info] : inFileOrder(header)) {
            const std::uint64_t size = info.dtype == "I64" ? 8 : info.dtype == "F32" ? 4 : 1;
            QCOMPARE((header.dataStart + info.begin) % size, 0U);
            order += info.dtype + ' ';
        }
        QCOMPARE(order, std::string("I64 I64 I64 F32 F32 F32 F32 U8 U8 "));
        const std::vector<std::uint64_t> shape = {41};
        QCOMPARE(header.tensors.at("items.offsets").shape, shape);
        QCOMPARE(header.tensors.at("titles.offsets").shape, shape);
    }

    void bytesThatAreNoTextBecomeReplacementCharacters() {
        const TextList list = joinTexts({"a\xff\xc3", "", "b"});
        QCOMPARE(list.text, std::string("a\uFFFD\uFFFDb"));
        QCOMPARE(list.offsets, (std::vector<std::int64_t>{0, 7, 7, 8}));
        QCOMPARE(splitTexts(list.text, list.offsets).value(),
                 (std::vector<std::string>{"a\uFFFD\uFFFD", "", "b"}));
    }

    void offsetsThatDoNotFitAreRefused_data() {
        QTest::addColumn<QList<qint64>>("offsets");
        QTest::newRow("none") << QList<qint64>{};
        QTest::newRow("beyond the text") << QList<qint64>{0, 2, 5};
        QTest::newRow("not to its end") << QList<qint64>{0, 2, 3};
        QTest::newRow("falling") << QList<qint64>{0, 3, 2, 4};
        QTest::newRow("negative") << QList<qint64>{0, -1, 4};
        QTest::newRow("not from 0") << QList<qint64>{1, 2, 4};
        QTest::newRow("within a letter") << QList<qint64>{0, 3, 4};
    }
    void offsetsThatDoNotFitAreRefused() {
        QFETCH(const QList<qint64>, offsets);
        const std::vector<std::int64_t> values(offsets.begin(), offsets.end());
        QVERIFY(!splitTexts("abé", values));
    }

    void damagedListsAreRefused() {
        const std::vector<std::int64_t> two = {0, 1};
        const std::vector<std::int64_t> falling = {5, 4, 3};
        const std::vector<float> floats(41);
        QCOMPARE(refusal("items.offsets", {{2}, two}),
                 std::string("the offsets of its items do not fit their text, or that is not UTF-8"));
        QCOMPARE(refusal("items.offsets", {{41}, floats}),
                 std::string("the tensor items.offsets is not of the type that it should have"));
        QCOMPARE(refusal("users.hashes", {{3}, falling}),
                 std::string("the tensor users.hashes is not in ascending order"));
        QCOMPARE(refusal("q_layers.0.bias", {{2}, two}),
                 std::string("the tensor q_layers.0.bias is not of the type that it should have"));
        QCOMPARE(refusal("q_layers.9.bias", {{41}, floats}),
                 std::string("it holds 5 tensors of a network, its config needs 4"));
    }

    void idsAreNotBoundedByTheHeader() {
        constexpr std::size_t length = 72 << 10; // · 1000 > 64 MiB
        Dataset dataset;
        for (int item = 0; item < 1000; ++item) {
            dataset.catalog.ids.push_back(std::to_string(item) + std::string(length, 'x'));
            dataset.catalog.titles.emplace_back();
        }
        saveModel(m_folder.path("large"), smallestModel(1000), dataset);
        QVERIFY(loadModel(m_folder.path("large")).catalog.ids == dataset.catalog.ids);
        QVERIFY(readSafetensorsHeader(m_folder.path("large")).dataStart < 4096);
    }

    void formatsThatAreNotKnownAreRefused() {
        SafetensorsFile file = readSafetensors(saveOdd());
        file.metadata["format"] = "tastescope 3";
        writeSealed(m_folder.path("newer"), file);
        const Failure failure = failureOf([&] { loadModel(m_folder.path("newer")); });
        QVERIFY(QString::fromStdString(failure.message).contains("newer version"));
        QCOMPARE(failure.file, m_folder.path("newer"));
    }

    /// A file that the program wrote before there was a second format, and what it said of it.
    void theFirstFormatIsStillReadAndGivesTheOldDigits() {
        const ModelFile file = loadModel(TESTS_DATA "/models/format1.safetensors");
        QCOMPARE(file.catalog.ids.size(), 40U);
        QVERIFY(!file.trained);
        QVERIFY(file.note.empty());
        ImportOptions options = file.import;
        options.data = TESTS_DATA "/import/plain.csv";
        const auto dataset = importDataset(options);
        QCOMPARE(dataset->catalog.ids, file.catalog.ids);
        QVERIFY(std::abs(testNdcg(file, *dataset) - 0.26728096571358545) < 1e-6);
    }

    void everyChangedBitAndEveryCutIsNoticed() {
        Dataset dataset;
        dataset.catalog = {{"a", "é", "3"}, {"", "Zwei", "three"}};
        saveModel(m_folder.path("small"), smallestModel(3), dataset.catalog, {}, {{}, {-5, 7}, {{1, 2, 3}}});
        const std::string file = m_folder.path("small");
        const auto isRefused = [&] { return !failureOf([&] { loadModel(file); }).message.empty(); };
        QVERIFY(!isRefused());
        QCOMPARE(firstUnnoticedChange(file, 0xff, isRefused), std::optional<std::size_t>());
        QVERIFY(!isRefused());
        std::ofstream(file, std::ios::binary | std::ios::app) << '\0';
        QVERIFY(isRefused());
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
        QVERIFY(!isRefused());
        QCOMPARE(longestUnnoticedCut(file, isRefused), std::optional<std::size_t>());
    }

    /// Of tensors that belong to the training, too, and of those that no reader asks for.
    void theChecksumIsOverAllTensors() {
        const SafetensorsFile file = readSafetensors(saveOdd());
        for (const auto& [name, tensor] : file.tensors) {
            SafetensorsFile other = file;
            other.tensors.erase(name);
            QVERIFY(checksumOf(other.tensors, file.metadata) != file.metadata.at("checksum"));
            other.tensors[name] = {{1, 1}, std::string("x")};
            QVERIFY(checksumOf(other.tensors, file.metadata) != file.metadata.at("checksum"));
        }
        SafetensorsFile more = file;
        more.tensors["training.more"] = {{1}, std::vector<float>{0}};
        writeSafetensors(m_folder.path("more"), viewsOf(more), more.metadata);
        QCOMPARE(failureOf([&] { loadModel(m_folder.path("more")); }).message,
                 std::string("the file is damaged: its contents do not match its checksum"));
    }

    void onlyTheFirstFormatMayLackAChecksum() {
        SafetensorsFile second = readSafetensors(saveOdd());
        second.metadata.erase("checksum");
        writeSafetensors(m_folder.path("bare"), viewsOf(second), second.metadata);
        QCOMPARE(failureOf([&] { loadModel(m_folder.path("bare")); }).message,
                 std::string("the file is damaged or was changed: it has no checksum"));
        SafetensorsFile first = readSafetensors(TESTS_DATA "/models/format1.safetensors");
        first.metadata.erase("checksum");
        writeSafetensors(m_folder.path("bare"), viewsOf(first), first.metadata);
        const ModelFile file = loadModel(m_folder.path("bare"));
        QVERIFY(QString::fromStdString(file.note).contains("no checksum"));
        QCOMPARE(file.catalog.ids.size(), 40U);
    }

    /// The lines of the manual, word for word but for the file's name.
    void theManualsLinesReadTheIds() {
        const QString page = QString::fromUtf8(contentsOf(QStringLiteral(RESOURCES "/manual/files.md")));
        QString program = page.section("```python\n", 1).section("```", 0, 0);
        QCOMPARE(program.count('\n'), 4);
        program.replace("model.safetensors", QString::fromStdString(saveOdd()));
        program += "print(json.dumps([ids, [bytes(t).decode() for t in np.split(tensor(\"titles.text\"), "
                   "tensor(\"titles.offsets\").view(\"<i8\")[1:-1])]]))";
        const QString system = QStringLiteral("/usr/bin/python3"); // whose NumPy is a package
        QProcess python;
        python.start(QFile::exists(system) ? system : QStringLiteral("python3"), {"-c", "import numpy"});
        if (!python.waitForFinished(-1) || python.exitStatus() != QProcess::NormalExit ||
            python.exitCode() != 0)
            QSKIP("there is no python3 with numpy here");
        python.start(python.program(), {"-c", program});
        QVERIFY(python.waitForFinished(-1));
        const Json answer = Json::parse(python.readAllStandardOutput().toStdString(), nullptr, false);
        QVERIFY2(!answer.is_discarded(), python.readAllStandardError());
        const ModelFile file = loadModel(saveOdd());
        QCOMPARE(answer[0].get<std::vector<std::string>>(), file.catalog.ids);
        QCOMPARE(answer[1].get<std::vector<std::string>>(), file.catalog.titles);
    }
};

TASTESCOPE_TEST(TestModelFile)
#include "test_model_file.moc"

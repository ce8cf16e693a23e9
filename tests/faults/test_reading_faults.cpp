#include <QtTest>

#include <QTemporaryDir>

#include <filesystem>
#include <sqlite3.h>

#include "model/exploration/person_file.h"
#include "model/files/file_saver.h"
#include "model/import/dataset_export.h"
#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/input/archive.h"
#include "model/runs/checkpoint_file.h"
#include "model/runs/train_recorded.h"
#include "tests/faults/each_fault.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/dataset_checks.h"
#include "tests/model/support/files.h"
#include "tests/model/support/recording_sink.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;
using namespace std::chrono_literals;

namespace {

std::string tableText() {
    std::string text = "user,item,rating\n";
    for (int user = 0; user < 40; ++user)
        for (int item = user % 3; item < 20; item += 3)
            text += "u" + std::to_string(user) + ",i" + std::to_string(item) + ",5\n";
    return text;
}

void makeDatabase(const std::string& path) {
    sqlite3* database = nullptr;
    sqlite3_open(path.c_str(), &database);
    std::string sql = "CREATE TABLE ratings (user TEXT, item TEXT, rating REAL);BEGIN;";
    for (int user = 0; user < 40; ++user)
        for (int item = user % 3; item < 20; item += 3)
            sql += "INSERT INTO ratings VALUES ('u" + std::to_string(user) + "','i" + std::to_string(item) +
                   "',5);";
    sqlite3_exec(database, (sql + "COMMIT").c_str(), nullptr, nullptr, nullptr);
    sqlite3_close(database);
}

/// A folder with one of everything that is read.
class Inputs {
public:
    Inputs() : m_store(m_folder.path("runs")) {
        using Format = ArchiveWriter::Format;
        const std::string table = tableText();
        m_folder.write("a.csv", table);
        m_folder.write("movies.csv", "item,title\ni0,Alien\ni1,Brazil\n");
        m_folder.write("a.zip", archiveOf(Format::Zip, {{"x/a.csv", table}}));
        m_folder.write("a.tar.gz", archiveOf(Format::TarGzip, {{"x/a.csv", table}}));
        for (const auto& [name, format] : {std::pair("b.csv.gz", Format::Gzip),
                                           {"b.csv.bz2", Format::Bzip2},
                                           {"b.csv.xz", Format::Xz},
                                           {"b.csv.zst", Format::Zstd}})
            m_folder.write(name, archiveOf(format, {{"b.csv", table}}));
        makeDatabase(path("a.db"));
        exportAuthorLayout(*m_dataset, path("layout"));
        exportUserLists(*m_dataset, path("lists"));
        savePerson(path("person"), {"u", {{ItemIndex{1}, 2.0F}}, {{0, 0.25F}}}, m_dataset->catalog);
        recordRuns();
    }

    std::string path(const std::string& name) const { return m_folder.path(name); }
    const Catalog& catalog() const { return m_dataset->catalog; }
    const RunStore& store() const { return m_store; }

private:
    /// The first is finished, the second stopped.
    void recordRuns() {
        TrainingOptions options = smallRun();
        options.epochs = 1;
        for (const bool stopped : {false, true}) {
            RunControl control;
            RecordingSink sink;
            if (stopped)
                sink.onBatch = [&](const BatchReport&) { control.stop(); };
            trainRecorded(m_store.add({{{}, options, {}}}, *m_dataset).front(), *m_dataset, control, sink,
                          1h);
        }
    }

    Folder m_folder;
    std::shared_ptr<const Dataset> m_dataset = checkerboard();
    RunStore m_store;
};

const Inputs& inputs() {
    static const Inputs all;
    return all;
}

/// The bits that tell whether two models, or states of a run, are the same.
std::string digestOf(const VaeModel& model) {
    const auto& values = model.parameters.values();
    return std::to_string(model.epoch) +
           std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
}

/// Titles that are found beside the ratings and cannot be read are left out, and people are told.
void requireTitles(const std::vector<std::string>& notes) {
    for (const std::string& note : notes)
        if (note.starts_with("titles are not read: "))
            throw Error({note, inputs().path("a.csv"), 0, {}});
}

std::string digestOf(const Dataset& dataset) {
    requireTitles(dataset.summary.reader.notes);
    std::string text = splitText(dataset) + std::to_string(dataset.fingerprint.content);
    for (const std::string& title : dataset.catalog.titles)
        text += title + '\n';
    return text + std::to_string(dataset.summary.reader.rows) + ' ' +
           std::to_string(dataset.summary.reader.interactions);
}

std::string digestOf(const RunSummary& run) {
    if (run.state == RecordedRunState::Damaged)
        throw Error({run.reason, run.folder, 0, {}});
    return run.id + run.name + std::to_string(static_cast<int>(run.state)) + std::to_string(run.canResume) +
           std::to_string(run.epochsDone);
}

std::string imported(const char* name, const char* items = "") {
    return digestOf(
        *importDataset(optionsFor(inputs().path(name), *items ? inputs().path(items) : std::string())));
}

/// Of the tests' data, with all users.
std::string kept(const char* name) {
    ImportOptions options = optionsFor(std::string(TESTS_DATA "/import/") + name);
    options.minClicksPerUser = 1;
    return digestOf(*importDataset(options));
}

std::string previewed(const char* name) {
    const ImportPreview preview = previewImport(optionsFor(inputs().path(name)));
    std::string text;
    for (const auto& row : preview.ratings.rows)
        for (const auto& cell : row.cells)
            text += cell + '|';
    return text;
}

std::string member(const char* archive, const char* name) {
    return bytesOf(*openSource({inputs().path(archive), name}));
}

RunFolder runAt(std::size_t place) {
    return inputs().store().run(inputs().store().list().at(place).id);
}

std::string curves() {
    const RunCurves found = readCurves(runAt(1));
    std::string text;
    for (const BatchReport& batch : found.batches)
        text += std::to_string(batch.step) + ' ' + std::to_string(batch.kl) + '\n';
    for (const EpochReport& epoch : found.epochs)
        text += std::to_string(epoch.epoch) + ' ' + std::to_string(epoch.klByDimension.size()) + '\n';
    return text;
}

std::string runList() {
    std::string text;
    for (const RunSummary& run : inputs().store().list())
        text += digestOf(run) + '\n';
    return text;
}

std::string checkpoint() {
    const Checkpoint read = loadCheckpoint(runAt(0).checkpointPath());
    return digestOf(*read.best) + std::to_string(read.position.step);
}

std::string person() {
    const LoadedPerson loaded = loadPerson(inputs().path("person"), inputs().catalog());
    return loaded.person.id + std::to_string(loaded.person.history.size());
}

std::string listedMembers(const char* archive) {
    std::string text;
    for (const ArchiveMember& found : listArchive(inputs().path(archive)))
        text += found.name + '\n';
    return text;
}

struct Reader {
    const char* name;
    std::string (*read)();
};

const std::vector<Reader> readers = {
    {"a table", [] { return imported("a.csv"); }},
    {"a table with titles", [] { return imported("a.csv", "movies.csv"); }},
    {"a preview", [] { return previewed("a.csv"); }},
    {"a preview of an archive", [] { return previewed("a.zip"); }},
    {"zip", [] { return imported("a.zip"); }},
    {"tar.gz", [] { return imported("a.tar.gz"); }},
    {"a list of a zip", [] { return listedMembers("a.zip"); }},
    {"a list of a tar.gz", [] { return listedMembers("a.tar.gz"); }},
    {"a member of a zip", [] { return member("a.zip", "x/a.csv"); }},
    {"a member of a tar.gz", [] { return member("a.tar.gz", "x/a.csv"); }},
    {"gz", [] { return member("b.csv.gz", ""); }},
    {"bz2", [] { return member("b.csv.bz2", ""); }},
    {"xz", [] { return member("b.csv.xz", ""); }},
    {"zst", [] { return member("b.csv.zst", ""); }},
    {"a database", [] { return imported("a.db"); }},
    {"the authors' layout", [] { return imported("layout"); }},
    {"user lists", [] { return imported("lists"); }},
    {"several files", [] { return kept("cold"); }},
    {"an array", [] { return kept("npz/csr_float32.npz"); }},
    {"objects", [] { return kept("clicks.jsonl"); }},
    {"a sparse matrix", [] { return kept("ratings.mtx"); }},
    {"a model", [] { return digestOf(*loadModel(runAt(1).modelPath()).model); }},
    {"a checkpoint", checkpoint},
    {"the list of runs", runList},
    {"a run's curves", curves},
    {"a person", person},
};

} // namespace

Q_DECLARE_METATYPE(const Reader*)

/// Whatever call fails: what is read is right, or people are told.
class TestReadingFaults : public QObject {
    Q_OBJECT

private slots:
    void whatIsReadIsNeverWrong_data() {
        QTest::addColumn<const Reader*>("reader");
        for (const Reader& reader : readers)
            QTest::newRow(reader.name) << &reader;
    }

    void whatIsReadIsNeverWrong() {
        QFETCH(const Reader*, reader);
        const std::string complaints = faults::complaintsOfReading(reader->read);
        QVERIFY2(complaints.empty(), complaints.c_str());
    }
};

TASTESCOPE_TEST(TestReadingFaults)
#include "test_reading_faults.moc"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "model/runs/curves_csv.h"
#include "model/runs/run_record.h"
#include "model/saved/model_file.h"
#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/tiny_run.h"
#include "tests/model/support/archives.h"

// Writes what the fuzz targets begin with: FOLDER/TARGET/NAME. Most is cut from tests/data, behind it zeros,
// the defaults (see Choices).

namespace {

namespace fs = std::filesystem;

const fs::path testsData = TESTS_DATA;
constexpr std::size_t mostBytes = 700; ///< of a text; a row is found wrong as well in few as in many

/// Some whole lines.
std::string beginOf(const fs::path& path) {
    std::string text = contentsOf(path);
    if (text.size() > mostBytes)
        text.resize(std::min(mostBytes, text.rfind('\n', mostBytes)) + 1);
    return text;
}

class Seeds {
public:
    Seeds(const fs::path& folder, const std::string& target) : m_folder(folder / target) {
        fs::create_directories(m_folder);
    }

    void add(const std::string& bytes) {
        std::ofstream(m_folder / std::to_string(++m_count), std::ios::binary) << bytes;
    }

    void addWithDefaults(const std::string& bytes) { add(bytes + std::string(32, '\0')); }

    std::string path() const { return m_folder.string(); }

private:
    fs::path m_folder;
    int m_count = 0;
};

bool isAmong(const std::string& ending, std::initializer_list<const char*> endings) {
    return std::ranges::find(endings, ending) != endings.end();
}

/// Every text of tests/data/import, to those targets that may read it.
void writeTexts(const fs::path& folder) {
    Seeds tables(folder, "table");
    Seeds lists(folder, "lists");
    Seeds json(folder, "json_rows");
    for (const auto& entry : fs::recursive_directory_iterator(testsData / "import")) {
        const std::string ending = entry.path().extension().string();
        if (!entry.is_regular_file() || isAmong(ending, {".npz", ".db"}))
            continue;
        const std::string text = beginOf(entry.path());
        if (isAmong(ending, {".json", ".jsonl"}))
            json.addWithDefaults(text);
        else if (isAmong(ending, {".txt", ".mtx", ".dat", ".tsv"}))
            lists.addWithDefaults(text);
        if (!isAmong(ending, {".json", ".jsonl", ".mtx"}))
            tables.addWithDefaults(text);
    }
    lists.addWithDefaults("1 a b\n2 b c\n3 a\n");
    lists.addWithDefaults("2 7 8\n1 7\n3 7 8 9\n");
    lists.addWithDefaults("7:\n1,3,2004-05-21\n2,5,2005-01-02\n8:\n1,4,2004-05-22\n");
    lists.addWithDefaults("1 7:3 8:4\n2 7:1\n3 8:5 9:2\n");
    lists.addWithDefaults("user,a,b,c\n1,5,,3\n2,,4,\n3,1,2,\n");
    json.addWithDefaults("[{\"user\":\"u1\",\"item\":7,\"rating\":4.5,\"time\":\"2004-05-21\"},\n"
                         "{\"user\":\"u2\",\"item\":8,\"rating\":null}]\n");
    tables.addWithDefaults(
        "user,item,rating\n1,7,4\n2,8,5\n\x1Citem,title,genres\n7,Heat,Action|Crime\n8,Alien,Horror\n");
}

std::string databaseIn(const std::string& path) {
    sqlite3* database = nullptr;
    if (sqlite3_open(path.c_str(), &database) != SQLITE_OK ||
        sqlite3_exec(database,
                     "PRAGMA page_size=512; CREATE TABLE r (user TEXT, item INTEGER, rating REAL);"
                     "INSERT INTO r VALUES ('u', 7, 4.5), ('v', 8, NULL); CREATE VIEW w AS SELECT * FROM r;",
                     nullptr, nullptr, nullptr) != SQLITE_OK)
        std::cerr << sqlite3_errmsg(database) << '\n';
    sqlite3_close(database);
    const std::string bytes = contentsOf(path);
    fs::remove(path);
    return bytes;
}

void writeArchives(const fs::path& folder) {
    using Format = ArchiveWriter::Format;
    Seeds archives(folder, "archive");
    const std::string ratings = "user,item\n1,10\n2,20\n2,10\n";
    const std::vector<PackedFile> set = {
        {"set/", {}}, {"set/ratings.csv", ratings}, {"set/films.csv", "item,title\n10,Alien\n"}};
    for (const Format format :
         {Format::Zip, Format::Tar, Format::TarGzip, Format::TarBzip2, Format::TarXz, Format::TarZstd})
        archives.addWithDefaults(archiveOf(format, set));
    for (const Format format : {Format::Gzip, Format::Bzip2, Format::Xz, Format::Zstd})
        archives.addWithDefaults(archiveOf(format, {{"r", ratings}}));
    archives.addWithDefaults(archiveOf(Format::Zip, set, "zip:compression=store"));
    archives.addWithDefaults(archiveOf(
        Format::Zip, {{"train.csv", ratings}, {"test.csv.gz", archiveOf(Format::Gzip, {{"r", ratings}})}}));
    for (const auto& entry : fs::recursive_directory_iterator(testsData / "import"))
        if (entry.path().extension() == ".npz" && entry.file_size() < 2000)
            archives.addWithDefaults(contentsOf(entry.path()));
    archives.addWithDefaults(databaseIn(archives.path() + "/database"));
}

void writeRuns(const fs::path& folder) {
    Seeds checkpoints(folder, "checkpoint");
    const std::string ratings = folder / "tiny.csv";
    std::ofstream(ratings) << tinyRatings;
    TinyRun run(tinyData(ratings), checkpoints.path());
    fs::remove(ratings);
    model::TrainingOptions options;
    options.network.hidden = {};
    run.train(options, "vae");
    options.network.hidden = {2};
    options.network.likelihood = model::Likelihood::Logistic;
    options.beta.kind = model::BetaKind::HoldAtPeak;
    run.train(options, "hold");
    options.network.kind = model::ModelKind::Dae;
    run.train(options, "dae");
    for (const char* name : {"format1-checkpoint", "epoch-done-checkpoint", "format1"})
        checkpoints.add(contentsOf(testsData / "models" / (std::string(name) + ".safetensors")));
    Seeds tensors(folder, "safetensors");
    for (const auto& entry : fs::directory_iterator(testsData / "oracle" / "safetensors"))
        if (entry.path().extension() == ".safetensors" && entry.file_size() < 4000)
            tensors.add(contentsOf(entry.path()));
}

void writeRecords(const fs::path& folder) {
    Seeds records(folder, "run_record");
    model::RunRecord record;
    record.import.data = "ratings.csv";
    records.add(recordToJson(record) + '\0');
    record.import.columns = model::RatingColumns{0, 1, 2, 3, {}};
    record.import.events = {{"view", 1.0}};
    record.summary.experiment = {"e", model::ExperimentKind::BetaSweep, "sweep", "0.2"};
    record.summary.state = model::RecordedRunState::Finished;
    record.summary.rule = {model::ClickKind::Threshold, 4.0, true, "five stars", {{0.5, 2}}};
    record.summary.best = {0.1, 0.2, 0.3, 0.01, 0.02, 0.03, 7, 1, false};
    records.add(recordToJson(record) + '\0');
    records.add(model::labelToJson({"Run 1", "a note", 3}) + '\1');
    records.add(model::stepsHeader() + model::stepsRow({1, 0.5, 0.1, -3.5, 0.25, 1.5}) + '\2');
    model::EpochReport epoch;
    epoch.klByDimension = {0.5F, 0.25F};
    epoch.epoch = 1;
    records.add(model::epochsHeader() + model::epochsRow(epoch) + '\3');
    records.add(model::dimensionsHeader(2) + model::dimensionsRow(epoch) + '\4');
    Seeds persons(folder, "person_file");
    persons.add(
        "{\"format\":\"tastescope-person\",\"user\":\"u1\",\"history\":[{\"item\":\"a\",\"count\":2.0},"
        "{\"item\":\"x\",\"title\":\"Heat\"}],\"means\":[{\"dimension\":1,\"mu\":-0.5}]}\n");
    persons.add("{\"format\":\"tastescope-person\",\"history\":[]}\n");
}

} // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: fuzz_seeds FOLDER\n";
        return 1;
    }
    const fs::path folder = arguments[1];
    writeTexts(folder);
    writeArchives(folder);
    writeRuns(folder);
    writeRecords(folder);
}

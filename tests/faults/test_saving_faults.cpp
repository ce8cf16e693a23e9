#include <QtTest>

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <map>
#include <sys/wait.h>
#include <unistd.h>

#include "model/exploration/all_users_export.h"
#include "model/exploration/person_file.h"
#include "model/files/appending_file.h"
#include "model/files/file_saver.h"
#include "model/files/npy.h"
#include "model/files/safetensors.h"
#include "model/files/text_writer.h"
#include "model/import/dataset_export.h"
#include "model/runs/checkpoint_file.h"
#include "model/runs/run_folder.h"
#include "model/training/metrics_log.h"
#include "model/training/run_plan.h"
#include "tests/faults/each_fault.h"
#include "tests/model/support/files.h"
#include "tests/model/support/offered_states.h"
#include "tests/model/support/planted_groups.h"
#include "tests/model/support/three_files.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// What is saved in every test.
struct Saved {
    std::shared_ptr<const Dataset> dataset = checkerboard();
    std::shared_ptr<const VaeModel> model;
    Recommender recommender{dataset};
    std::optional<Checkpoint> checkpoint;

    Saved() {
        RunControl control;
        OfferedStates sink;
        TrainingOptions options = smallRun();
        options.epochs = 1;
        options.threads = 1;
        model = train(*dataset, options, control, sink, &sink).best;
        checkpoint.emplace(sink.states.back());
    }

    static const Saved& get() {
        static const Saved saved;
        return saved;
    }
};

/// A way to save files into a folder.
struct Saver {
    const char* name;
    void (*save)(const std::string& folder);
    std::vector<const char*> replaced = {}; ///< files that are there before; none = the folder is new
};

void saveCheckpointIn(const std::string& folder) {
    const Checkpoint& checkpoint = *Saved::get().checkpoint;
    const auto& dataset = Saved::get().dataset;
    const RunPlan plan = planRun(checkpoint.options, dataset->training.foldIn.userCount(), 40);
    saveCheckpoint(folder + "/a",
                   {plan, checkpoint.position, checkpoint.parameters, checkpoint.adam, *checkpoint.best},
                   dataset->catalog, dataset->options, trainedDataOf(*dataset));
}

void writeArray(const std::string& folder) {
    const std::vector<float> values(6, 0.5F);
    NpyWriter writer(folder + "/a", 2, 3);
    writer.write(std::span(values).first(3));
    writer.write(std::span(values).last(3));
    writer.commit();
}

void writeText(const std::string& folder) {
    TextWriter text(folder + "/a");
    for (int line = 0; line < 300'000; ++line) // several pieces
        text << "a line\n";
    text.commit();
}

void writeTensors(const std::string& folder) {
    const std::vector<float> numbers(100, 1.5F);
    writeSafetensors(folder + "/a", {{"numbers", {{10, 10}, numbers}}, {"text", {{3}, "abc"}}},
                     {{"format", "x"}});
}

Person somebody() {
    return {"u", {{ItemIndex{1}, 2.0F}, {ItemIndex{7}, 1.0F}}, {{0, 0.25F}}};
}

const std::vector<Saver> savers = {
    {"a file", [](const std::string& folder) { saveFile(folder + "/a", "new"); }, {"a"}},
    {"a long text", writeText, {"a"}},
    {"an array", writeArray, {"a"}},
    {"tensors", writeTensors, {"a"}},
    {"a model",
     [](const std::string& folder) { saveModel(folder + "/a", *Saved::get().model, *Saved::get().dataset); },
     {"a"}},
    {"a checkpoint", saveCheckpointIn, {"a"}},
    {"a run's record",
     [](const std::string& folder) { RunFolder(folder).writeRecord({}); },
     {"run.json", "label.json"}},
    {"a run's label",
     [](const std::string& folder) {
         RunFolder(folder).writeLabel({"a", "b", 1});
     },
     {"run.json", "label.json"}},
    {"metrics",
     [](const std::string& folder) {
         AppendingFile file(folder + "/a");
         file.restart(metricsCsv({EpochReport()}));
         file.flush();
     },
     {"a"}},
    {"a person",
     [](const std::string& folder) { savePerson(folder + "/a", somebody(), Saved::get().dataset->catalog); },
     {"a"}},
    {"recommendations",
     [](const std::string& folder) {
         exportRecommendations(*Saved::get().model, Saved::get().recommender, {.count = 5},
                               folder + "/a.csv");
     },
     {"a.csv"}},
    {"three files together",
     [](const std::string& folder) { saveThree(folder, "new"); },
     {"ids.csv", "variance.npy", "means.npy"}},
    {"latent means",
     [](const std::string& folder) {
         exportLatent(*Saved::get().model, *Saved::get().dataset, folder + "/a.csv");
     },
     {"a.csv"}},
    {"latent arrays",
     [](const std::string& folder) {
         exportLatent(*Saved::get().model, *Saved::get().dataset, folder + "/a.npy");
     },
     {"a.npy", "a-variance.npy", "a-ids.csv"}},
    {"item vectors",
     [](const std::string& folder) {
         exportItemVectors(*Saved::get().model, Saved::get().dataset->catalog, folder + "/a.csv");
     },
     {"a.csv"}},
    {"arrays of items",
     [](const std::string& folder) {
         exportItemVectors(*Saved::get().model, Saved::get().dataset->catalog, folder + "/a.npy");
     },
     {"a.npy", "a-ids.csv"}},
    {"the authors' layout",
     [](const std::string& folder) { exportAuthorLayout(*Saved::get().dataset, folder + "/out/up"); }},
    {"user lists",
     [](const std::string& folder) { exportUserLists(*Saved::get().dataset, folder + "/out"); }},
};

} // namespace

Q_DECLARE_METATYPE(const Saver*)

/// Whatever call fails: what is saved is there as it was or whole, and nothing else is; people are told.
class TestSavingFaults : public QObject {
    Q_OBJECT

private slots:
    void aTargetIsTheOldOrTheNewFile_data() {
        QTest::addColumn<const Saver*>("saver");
        QTest::addColumn<bool>("replaces");
        for (const Saver& saver : savers) {
            QTest::addRow("%s, new", saver.name) << &saver << false;
            if (!saver.replaced.empty())
                QTest::addRow("%s, replaced", saver.name) << &saver << true;
        }
    }

    void aTargetIsTheOldOrTheNewFile() {
        QFETCH(const Saver*, saver);
        QFETCH(const bool, replaces);
        const auto before = [&](const std::string& folder) {
            if (replaces)
                for (const char* name : saver->replaced)
                    std::ofstream(folder + '/' + name) << "old " << name;
        };
        const std::string complaints = faults::complaintsOfSaving(before, saver->save);
        QVERIFY2(complaints.empty(), complaints.c_str());
    }

    void theMessageNamesAllThatBelongTogether() {
        const Folder folder;
        for (std::uint64_t nth = 1; nth <= 9; ++nth) {
            const faults::InjectedFault full({faults::Call::Write, nth, faults::Course::Once, ENOSPC});
            const Failure failure = failureOf([&] { saveThree(folder.path(), "new"); });
            for (const std::string& name : namesOfThree)
                QVERIFY2(failure.text().find(name) != std::string::npos, failure.text().c_str());
        }
    }

    /// The last file is never newer than the others, and what is left over goes with the next save.
    void whoIsKilledLeavesNoNewLastFileWithOldOnes() {
        for (const faults::Call call : faults::callsOfSaving()) {
            int status = 0;
            for (std::uint64_t nth = 1; nth == 1 || WIFSIGNALED(status); ++nth) {
                const Folder folder;
                saveThree(folder.path(), "old");
                const pid_t child = ::fork();
                if (child == 0) {
                    const faults::InjectedFault killed({call, nth, faults::Course::Killed, 0});
                    saveThree(folder.path(), "new");
                    ::_exit(0);
                }
                QCOMPARE(::waitpid(child, &status, 0), child);
                std::map<std::string, std::string> now;
                for (const std::string& name : namesOfThree) {
                    now[name] = contentsOf(folder.path(name));
                    QVERIFY(now[name] == "old" || now[name] == "new");
                }
                if (now["means.npy"] == "new")
                    QVERIFY(now["ids.csv"] == "new" && now["variance.npy"] == "new");
                saveThree(folder.path(), "next");
                for (const std::string& name : namesOfThree)
                    QCOMPARE(contentsOf(folder.path(name)), std::string("next"));
                QCOMPARE(
                    QDir(QString::fromStdString(folder.path())).entryList(QDir::Files | QDir::Hidden).size(),
                    3);
            }
        }
    }

    void aLinkStaysALink() {
        const std::string complaints = faults::complaintsOfSaving(
            [](const std::string& folder) {
                std::ofstream(folder + "/a") << "old";
                std::filesystem::create_symlink("a", folder + "/link");
            },
            [](const std::string& folder) { saveFile(folder + "/link", "new"); });
        QVERIFY2(complaints.empty(), complaints.c_str());
    }

    /// Rows are there whole or not at all, in their order, and none is there twice.
    void rowsAreAppendedWholeOrNotAtAll() {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("rows")).toStdString();
        std::optional<AppendingFile> file;
        bool waits = false;
        const faults::Trial trial = {[&] {
                                         file.emplace(path);
                                         file->restart("a,b\n1,2\n");
                                         file->flush();
                                         waits = false;
                                     },
                                     [&] {
                                         if (!std::exchange(waits, true))
                                             file->append("3,4\n5,6\n");
                                         file->flush();
                                     },
                                     [&](bool whole) {
                                         const std::string found = contentsOf(path);
                                         const std::string old = "a,b\n1,2\n";
                                         const bool right =
                                             found == old + "3,4\n5,6\n" || (!whole && found == old);
                                         return right ? std::string() : found;
                                     }};
        const std::string complaints = faults::complaintsOf(trial, faults::callsOfSaving());
        QVERIFY2(complaints.empty(), complaints.c_str());
    }

    /// What follows a failure is no success.
    void nothingIsCommittedAfterAFailedWrite() {
        const QTemporaryDir folder;
        const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
        saveFile(path, "old");
        FileSaver saver(path);
        {
            const faults::InjectedFault full({faults::Call::Write, 1, faults::Course::FillsUp, ENOSPC});
            QVERIFY_THROWS_EXCEPTION(Error, saver.write(std::string(5000, 'x')));
        }
        QVERIFY_THROWS_EXCEPTION(Error, saver.write("more"));
        QVERIFY_THROWS_EXCEPTION(Error, saver.commit());
        QCOMPARE(contentsOf(path), std::string("old"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("a")});
    }
};

TASTESCOPE_TEST(TestSavingFaults)
#include "test_saving_faults.moc"

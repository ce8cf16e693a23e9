#include <QTemporaryDir>
#include <QtTest>

#include "model/data/fingerprint.h"
#include "model/import/import.h"
#include "model/runs/checkpoint_file.h"
#include "model/saved/model_file.h"
#include "model/training/possible_state.h"
#include "model/training/run_plan.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/offered_states.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

struct Course {
    const char* name;
    ModelKind kind;
    BetaKind beta;
    int epochs;
    int batch;     ///< 200 users train
    int patience;  ///< 0 = all epochs
    bool measured; ///< there are validation users
};

constexpr std::array courses = {
    Course{"constant", ModelKind::Vae, BetaKind::Constant, 4, 70, 0, true},
    Course{"linear", ModelKind::Vae, BetaKind::Linear, 4, 70, 0, true},
    Course{"held at the peak", ModelKind::Vae, BetaKind::HoldAtPeak, 4, 70, 0, true},
    Course{"cyclical", ModelKind::Vae, BetaKind::Cyclical, 4, 70, 0, true},
    Course{"one batch an epoch", ModelKind::Vae, BetaKind::HoldAtPeak, 12, 500, 0, true},
    Course{"whole batches", ModelKind::Vae, BetaKind::Linear, 4, 100, 0, true},
    Course{"stops early", ModelKind::Vae, BetaKind::Constant, 12, 70, 1, true},
    Course{"nobody measured", ModelKind::Vae, BetaKind::Linear, 4, 70, 0, false},
    Course{"DAE", ModelKind::Dae, BetaKind::Linear, 4, 70, 0, true},
    Course{"DAE, one batch an epoch", ModelKind::Dae, BetaKind::Constant, 4, 200, 0, true},
};

constexpr std::array likelihoods = {std::pair("multinomial", Likelihood::Multinomial),
                                    std::pair("gaussian", Likelihood::Gaussian),
                                    std::pair("logistic", Likelihood::Logistic)};

TrainingOptions optionsOf(const Course& course, Likelihood likelihood) {
    TrainingOptions options;
    options.network.kind = course.kind;
    options.network.likelihood = likelihood;
    options.network.hidden = {4};
    options.network.latent = 2;
    options.epochs = course.epochs;
    options.batch = course.batch;
    options.patience = course.patience;
    options.learningRate = 0.1;
    options.beta.kind = course.beta;
    options.beta.cap = 1.0;
    options.beta.peakPatience = 1;
    options.beta.cycles = 2;
    options.threads = 1;
    return options;
}

} // namespace

Q_DECLARE_METATYPE(model::TrainingOptions)

class TestPossibleStates : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = checkerboard();
    std::shared_ptr<const Dataset> m_unmeasured;
    QTemporaryDir m_folder;

    std::string path() const { return m_folder.filePath(QStringLiteral("checkpoint")).toStdString(); }

    Checkpoint savedAndLoaded(const TrainingState& state, const Dataset& dataset) const {
        saveCheckpoint(path(), state, dataset.catalog, dataset.options, trainedDataOf(dataset));
        return loadCheckpoint(path());
    }

    /// What a run that goes on from there reports and offers is the rest of the whole run: no batch twice, no
    /// epoch twice, the same bits.
    static bool endsLike(const OfferedStates& whole, std::size_t from, const Checkpoint& checkpoint,
                         const Dataset& dataset) {
        const auto isTail = [](const auto& all, const auto& tail, auto same) {
            return tail.size() <= all.size() &&
                   std::equal(tail.begin(), tail.end(), all.end() - std::ssize(tail), same);
        };
        RunControl control;
        OfferedStates rest;
        resumeTraining(dataset, checkpoint, control, rest, &rest);
        const std::uint64_t step = checkpoint.position.step;
        return rest.states.size() == whole.states.size() - from - 1 &&
               isTail(whole.states, rest.states, sameState) &&
               rest.batches.size() == whole.batches.size() - step &&
               isTail(whole.batches, rest.batches,
                      [](const BatchReport& one, const BatchReport& other) {
                          return one.step == other.step && one.epoch == other.epoch &&
                                 one.beta == other.beta && one.logLikelihood == other.logLikelihood &&
                                 one.kl == other.kl;
                      }) &&
               rest.epochs.size() == whole.epochs.size() - checkpoint.position.history.size() &&
               isTail(whole.epochs, rest.epochs, sameEpoch);
    }

private slots:
    void initTestCase() {
        auto unmeasured = std::make_shared<Dataset>(*m_dataset);
        unmeasured->validation = {};
        unmeasured->validation.foldIn = Interactions(40, {0}, {});
        unmeasured->validation.heldOut = Interactions(40, {0}, {});
        unmeasured->fingerprint = fingerprintOf(*unmeasured);
        m_unmeasured = unmeasured;
    }

    void everyOfferedStateIsLoadedAndGoesOn_data() {
        QTest::addColumn<TrainingOptions>("options");
        QTest::addColumn<bool>("measured");
        for (const Course& course : courses)
            for (const auto& [name, likelihood] : likelihoods)
                QTest::addRow("%s, %s", course.name, name)
                    << optionsOf(course, likelihood) << course.measured;
    }

    void everyOfferedStateIsLoadedAndGoesOn() {
        QFETCH(const TrainingOptions, options);
        QFETCH(const bool, measured);
        const Dataset& dataset = measured ? *m_dataset : *m_unmeasured;
        RunControl control;
        OfferedStates whole;
        std::vector<Checkpoint> loaded;
        whole.onState = [&](const TrainingState& state) {
            QCOMPARE(contradictionIn(state), std::string());
            loaded.push_back(savedAndLoaded(state, dataset));
        };
        const TrainingResult result = train(dataset, options, control, whole, &whole);
        QCOMPARE(result.outcome.stoppedEarly, options.patience > 0);
        QCOMPARE(loaded.size(), whole.batches.size() + whole.epochs.size());
        bool epochDone = false;
        bool held = false;
        for (std::size_t at = 0; at < loaded.size(); ++at) {
            const TrainingPosition& position = whole.states[at].position;
            epochDone = epochDone || position.usersDone == 200;
            held = held || position.peak.held;
            QVERIFY2(sameState(loaded[at], whole.states[at]), qPrintable(QString::number(at)));
            QVERIFY2(endsLike(whole, at, loaded[at], dataset), qPrintable(QString::number(at)));
        }
        QVERIFY(epochDone);
        QCOMPARE(held, options.beta.kind == BetaKind::HoldAtPeak && options.network.kind == ModelKind::Vae);
    }

    /// Programs that refused to read it have written it: epoch 5, whose one batch is done.
    void checkpointsOfADoneEpochAreRead() {
        const std::string file = TESTS_DATA "/models/epoch-done-checkpoint.safetensors";
        const Checkpoint checkpoint = loadCheckpoint(file);
        QCOMPARE(checkpoint.position.epoch, 5);
        QCOMPARE(checkpoint.position.usersDone, checkpoint.data.trainingUsers);
        ImportOptions import = loadModel(file).import;
        import.data = TESTS_DATA "/import/plain.csv";
        const auto dataset = importDataset(import);
        requireSameData(dataset->fingerprint, checkpoint.data, file);
        RunControl control;
        RecordingSink rest;
        const TrainingResult resumed = resumeTraining(*dataset, checkpoint, control, rest);
        QCOMPARE(rest.batches.front().step, 6U);
        QCOMPARE(rest.batches.size(), 7U);
        QCOMPARE(rest.epochs.front().epoch, 5);
        QCOMPARE(rest.epochs.size(), 8U);
        RecordingSink all;
        const TrainingResult whole = train(*dataset, checkpoint.options, control, all);
        QVERIFY(std::abs(resumed.outcome.test.ndcg100 - whole.outcome.test.ndcg100) < 1e-6);
        QVERIFY(std::abs(rest.epochs.front().kl - all.epochs[4].kl) < 1e-4);
    }

    void whatNoRunComesToIsNeitherSavedNorLoaded_data() {
        QTest::addColumn<QString>("contradiction");
        const auto row = [](const char* contradiction) {
            QTest::newRow(contradiction) << QString::fromUtf8(contradiction);
        };
        row("it is in epoch 0 of 4");
        row("it is in epoch 7 of 4");
        row("it has trained on 201 of 200 users");
        row("it has trained on a part of a batch");
        row("it has done 8 of 7 updates");
        row("it has reports of 1 epochs in epoch 3");
        row("its reports are not in the order of the epochs");
        row("it has 0 threads");
        row("one of its sums is no number");
        row("what Adam remembers does not fit");
    }

    void whatNoRunComesToIsNeitherSavedNorLoaded() {
        QFETCH(const QString, contradiction);
        RunControl control;
        OfferedStates run;
        train(*m_dataset, optionsOf(courses[1], Likelihood::Multinomial), control, run, &run);
        Checkpoint wrong = run.states[8]; // epoch 3, its first batch
        TrainingPosition& position = wrong.position;
        QCOMPARE(position.step, 7U);
        const QString which = contradiction;
        position.epoch = which.contains(QLatin1String("epoch 0")) ? 0 : position.epoch;
        position.epoch = which.contains(QLatin1String("epoch 7")) ? 7 : position.epoch;
        position.usersDone = which.contains(QLatin1String("201")) ? 201 : position.usersDone;
        position.usersDone = which.contains(QLatin1String("part")) ? 71 : position.usersDone;
        position.step += which.contains(QLatin1String("updates")) ? 1 : 0;
        if (which.contains(QLatin1String("1 epochs")))
            position.history.pop_back();
        if (which.contains(QLatin1String("order")))
            std::swap(position.history[0], position.history[1]);
        position.threads = which.contains(QLatin1String("threads")) ? 0 : position.threads;
        if (which.contains(QLatin1String("sums")))
            position.klSum = std::numeric_limits<double>::quiet_NaN();
        if (which.contains(QLatin1String("Adam")))
            wrong.adam.first.pop_back();
        const RunPlan plan = planRun(wrong.options, 200, 40);
        const TrainingState state = {plan, position, wrong.parameters, wrong.adam, *wrong.best};
        QCOMPARE(QString::fromStdString(contradictionIn(state)), contradiction);
        QVERIFY_THROWS_EXCEPTION(Error, savedAndLoaded(state, *m_dataset));
    }

    /// The reader asks the same: of a checkpoint whose options say that there are fewer epochs.
    void theReaderRefusesWhatContradictsItself() {
        RunControl control;
        OfferedStates run;
        train(*m_dataset, optionsOf(courses[1], Likelihood::Multinomial), control, run, &run);
        const Checkpoint& last = run.states.back();
        const RunPlan plan = planRun(last.options, 200, 40);
        TrainedData fewer = trainedDataOf(*m_dataset);
        fewer.fingerprint.trainingUsers = 60;
        saveCheckpoint(path(), {plan, last.position, last.parameters, last.adam, *last.best},
                       m_dataset->catalog, m_dataset->options, fewer);
        try {
            loadCheckpoint(path());
            QFAIL("it was taken");
        } catch (const Error& error) {
            QCOMPARE(QString::fromStdString(error.failure().message),
                     QStringLiteral("the state of the run contradicts itself: it has done 12 of 4 updates"));
        }
    }

    /// σ² is beyond all floats shortly before a run diverges, and its report a part of the next checkpoint.
    void reportsBeyondAllNumbersAreRead() {
        RunControl control;
        OfferedStates run;
        train(*m_dataset, optionsOf(courses[1], Likelihood::Multinomial), control, run, &run);
        Checkpoint& last = run.states.back();
        last.position.history.back().klByDimension.front() = std::numeric_limits<float>::infinity();
        const RunPlan plan = planRun(last.options, 200, 40);
        QVERIFY(sameState(
            savedAndLoaded({plan, last.position, last.parameters, last.adam, *last.best}, *m_dataset), last));
    }

    void aRunOf100000EpochsIsSaved() {
        constexpr int epochs = 100'000;
        TrainingOptions options = optionsOf(courses[9], Likelihood::Multinomial); // a DAE, one batch an epoch
        options.epochs = 1;
        RunControl control;
        OfferedStates run;
        train(*m_dataset, options, control, run, &run);
        Checkpoint late = run.states.back();
        late.options.epochs = epochs;
        late.position.epoch = epochs + 1;
        late.position.step = epochs;
        late.position.history.resize(epochs, late.position.history.front());
        for (int epoch = 1; epoch <= epochs; ++epoch)
            late.position.history[static_cast<std::size_t>(epoch - 1)].epoch = epoch;
        const RunPlan plan = planRun(late.options, 200, 40);
        const Checkpoint loaded =
            savedAndLoaded({plan, late.position, late.parameters, late.adam, *late.best}, *m_dataset);
        QVERIFY(sameState(loaded, late));
    }
};

TASTESCOPE_TEST(TestPossibleStates)
#include "test_possible_states.moc"

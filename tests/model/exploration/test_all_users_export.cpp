#include <QtTest>

#include <QProcess>

#include <bit>
#include <cstring>
#include <filesystem>

#include "model/exploration/all_users_export.h"
#include "model/exploration/latent_space.h"
#include "model/files/csv_text.h"
#include "model/numerics/parallel.h"
#include "tests/model/support/csv.h"
#include "tests/model/support/files.h"
#include "tests/model/support/planted_groups.h"
#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

/// A file of NumPy's, read by the letter of its format.
struct Npy {
    std::string header;
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<float> values;

    explicit Npy(const std::string& path) {
        const std::string bytes = contentsOf(path);
        if (bytes.size() < 10 || bytes.substr(0, 8) != std::string("\x93NUMPY\x01\x00", 8))
            return;
        const std::size_t length =
            static_cast<unsigned char>(bytes[8]) + 256U * static_cast<unsigned char>(bytes[9]);
        header = bytes.substr(10, length);
        const std::size_t shape = header.find("'shape': (");
        std::size_t used = 0;
        rows = std::stoul(header.substr(shape + 10), &used);
        columns = std::stoul(header.substr(shape + 10 + used + 2));
        values.resize((bytes.size() - 10 - length) / sizeof(float));
        std::memcpy(values.data(), bytes.data() + 10 + length, values.size() * sizeof(float));
        aligned = (10 + length) % 64 == 0 && header.back() == '\n';
    }

    bool aligned = false;
};

} // namespace

class TestAllUsersExport : public QObject {
    Q_OBJECT

private:
    std::shared_ptr<const Dataset> m_dataset = withHostileNames();
    std::shared_ptr<const VaeModel> m_model = trainedOn(*m_dataset);
    Recommender m_recommender{m_dataset};
    Folder m_folder;

    /// Names that a spreadsheet would take for formulas, or that need quotes.
    static std::shared_ptr<const Dataset> withHostileNames() {
        auto data = std::make_shared<Dataset>(*PlantedGroups::dataset());
        data->catalog.titles[0] = "=HYPERLINK(\"http://x\",\"click\")";
        data->catalog.titles[1] = "+1, \"quoted\"\nand broken";
        data->catalog.titles[2] = "\tTab";
        data->catalog.titles[3] = "'Tis";
        data->catalog.titles[4] = "Amélie 東京";
        data->catalog.ids[5] = "@five";
        data->catalog.ids[6] = "-6"; // a number, as it is
        data->training.ids[0] = "-cmd|' /C calc'!A0";
        return data;
    }

    std::size_t filesInFolder() const {
        std::size_t files = 0;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder.path()))
            files += entry.exists() ? 1 : 0;
        return files;
    }

private slots:
    void bestItemsOfAllUsersAreThoseOfTheirProfiles() {
        const std::string path = m_folder.path("all.csv");
        std::vector<double> shares;
        exportRecommendations(*m_model, m_recommender, {.count = 7, .personal = 0.4}, path, {},
                              [&](double share) { shares.push_back(share); });
        QCOMPARE(shares.back(), 1.0);
        const auto rows = parsedCsv(contentsOf(path));
        QCOMPARE(rows[0],
                 (std::vector<std::string>{"user", "rank", "item", "title", "score", "probability"}));
        const std::vector<UserEntry> users = m_dataset->directory();
        QCOMPARE(rows.size(), 1 + 7 * users.size());
        for (std::size_t user = 0; user < users.size(); user += 3) {
            const UserProfile profile = m_recommender.profile(*m_model, m_recommender.person(users[user].id),
                                                              {.count = 7, .personal = 0.4});
            for (std::size_t place = 0; place < 7; ++place) {
                const auto& row = rows[1 + 7 * user + place];
                const Recommendation& item = profile.recommendations[place];
                QCOMPARE(saidBy(row[0]), users[user].id);
                QCOMPARE(row[1], std::to_string(place + 1));
                QCOMPARE(saidBy(row[2]), item.item.id);
                QCOMPARE(saidBy(row[3]), item.item.title);
                QVERIFY(std::abs(std::stod(row[4]) - item.score) < 1e-5);
                QVERIFY(std::abs(std::stod(row[5]) - item.probability) < 1e-6);
            }
        }
    }

    void noCellIsAFormulaAndEveryTextComesBack() {
        const std::string path = m_folder.path("items.csv");
        exportItemVectors(*m_model, m_dataset->catalog, path);
        const auto rows = parsedCsv(contentsOf(path));
        QCOMPARE(rows.size(), 1 + m_dataset->catalog.ids.size());
        for (std::size_t item = 0; item < m_dataset->catalog.ids.size(); ++item) {
            const auto& row = rows[1 + item];
            for (const std::size_t column : {0U, 1U})
                QVERIFY(row[column] == "-6" || row[column].find_first_of("=+-@\t\r") != 0);
            QCOMPARE(saidBy(row[0]), m_dataset->catalog.ids[item]);
            QCOMPARE(saidBy(row[1]), m_dataset->catalog.titles[item]);
        }
    }

    void textsOfSpreadsheets() {
        QCOMPARE(spreadsheetField("=1+1"), std::string("'=1+1"));
        QCOMPARE(spreadsheetField("'=1"), std::string("''=1"));
        QCOMPARE(spreadsheetField("\uFF1D1"), std::string("'\uFF1D1")); // full-width =
        QCOMPARE(spreadsheetField("-12.5e3"), std::string("-12.5e3"));
        QCOMPARE(spreadsheetField("-inf"), std::string("'-inf"));
        QCOMPARE(spreadsheetField("+49"), std::string("'+49"));
        QCOMPARE(spreadsheetField("\r"), std::string("\"'\r\""));
        QCOMPARE(spreadsheetField("a\"b,"), std::string("\"a\"\"b,\""));
        QCOMPARE(spreadsheetField(""), std::string());
    }

    void latentMeansAndVariancesAreThoseOfTheProfiles() {
        exportLatent(*m_model, *m_dataset, m_folder.path("z.npy"));
        exportLatent(*m_model, *m_dataset, m_folder.path("z.csv"));
        const Npy means(m_folder.path("z.npy"));
        const Npy variances(m_folder.path("z-variance.npy"));
        const auto ids = parsedCsv(contentsOf(m_folder.path("z-ids.csv")));
        const auto table = parsedCsv(contentsOf(m_folder.path("z.csv")));
        const std::vector<UserEntry> users = m_dataset->directory();
        const auto latent = static_cast<std::size_t>(m_model->parameters.layout().shape().latent);
        for (const Npy& file : {means, variances}) {
            QVERIFY(file.aligned);
            QVERIFY(file.header.starts_with("{'descr': '<f4', 'fortran_order': False, 'shape': ("));
            QCOMPARE(file.rows, users.size());
            QCOMPARE(file.columns, latent);
            QCOMPARE(file.values.size(), users.size() * latent);
        }
        QCOMPARE(ids.size(), 1 + users.size());
        QCOMPARE(table.size(), 1 + users.size());
        QCOMPARE(table[0].size(), 2 + 2 * latent);
        QCOMPARE(table[0][2], std::string("mu_0"));
        QCOMPARE(table[0].back(), "variance_" + std::to_string(latent - 1));
        const auto space = latentSpace(*m_model, m_dataset);
        for (std::size_t row = 0; row < users.size(); ++row) {
            QCOMPARE(ids[1 + row][0], std::to_string(row));
            QCOMPARE(saidBy(ids[1 + row][1]), users[row].id);
            QCOMPARE(saidBy(table[1 + row][0]), users[row].id);
            QCOMPARE(table[1 + row][1], ids[1 + row][2]);
            for (std::size_t k = 0; k < latent; ++k) {
                const float mean = means.values[row * latent + k];
                QCOMPARE(mean, space->means()(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(k)));
                QCOMPARE(std::stof(table[1 + row][2 + k]), mean);
                QCOMPARE(std::stof(table[1 + row][2 + latent + k]), variances.values[row * latent + k]);
            }
        }
        const UserProfile profile = m_recommender.profile(*m_model, users[7].id, 0);
        QVERIFY(std::abs(variances.values[7 * latent] - profile.sigma[0] * profile.sigma[0]) < 1e-5F);
    }

    void itemVectorsAreTheDecodersLastLayer() {
        exportItemVectors(*m_model, m_dataset->catalog, m_folder.path("items.npy"));
        exportItemVectors(*m_model, m_dataset->catalog, m_folder.path("items.csv"));
        const Npy vectors(m_folder.path("items.npy"));
        const auto ids = parsedCsv(contentsOf(m_folder.path("items-ids.csv")));
        const auto table = parsedCsv(contentsOf(m_folder.path("items.csv")));
        const LayerSpec& last = m_model->parameters.layout().decoder().back();
        const auto weight = m_model->parameters.weight(last);
        QCOMPARE(vectors.rows, std::size_t{PlantedGroups::items});
        QCOMPARE(vectors.columns, static_cast<std::size_t>(weight.cols()));
        QVERIFY(std::memcmp(vectors.values.data(), weight.data(), vectors.values.size() * sizeof(float)) ==
                0);
        for (std::size_t item = 0; item < PlantedGroups::items; ++item) {
            const float bias = m_model->parameters.bias(last)[static_cast<Eigen::Index>(item)];
            QCOMPARE(std::stof(ids[1 + item][3]), bias);
            QCOMPARE(std::stof(table[1 + item][2]), bias);
            QCOMPARE(std::stof(table[1 + item].back()),
                     weight(static_cast<Eigen::Index>(item), weight.cols() - 1));
        }
    }

    void numPyOpensTheArrays() {
        exportLatent(*m_model, *m_dataset, m_folder.path("n.npy"));
        const QString system = QStringLiteral("/usr/bin/python3"); // whose NumPy is a package
        const QString interpreter = QFile::exists(system) ? system : QStringLiteral("python3");
        QProcess python;
        python.start(interpreter, {QStringLiteral("-c"), QStringLiteral("import numpy")});
        if (!python.waitForFinished(-1) || python.exitStatus() != QProcess::NormalExit ||
            python.exitCode() != 0)
            QSKIP("there is no python3 with numpy here");
        python.start(interpreter,
                     {QStringLiteral("-c"),
                      QStringLiteral("import numpy, sys; a = numpy.load(sys.argv[1]); "
                                     "print(a.dtype, a.shape, a.flags.c_contiguous, repr(float(a[3, 2])))"),
                      QString::fromStdString(m_folder.path("n.npy"))});
        QVERIFY(python.waitForFinished(-1));
        const QList<QByteArray> said = python.readAllStandardOutput().trimmed().split(' ');
        QCOMPARE(said.size(), 5);
        QCOMPARE(said[0], QByteArray("float32"));
        QCOMPARE(said[1] + said[2], QByteArray("(320,8)"));
        QCOMPARE(said[3], QByteArray("True"));
        QCOMPARE(said[4].toDouble(), static_cast<double>(Npy(m_folder.path("n.npy")).values[3 * 8 + 2]));
    }

    void aDaeHasNoVariances() {
        TrainingOptions options = smallRun();
        options.network.kind = ModelKind::Dae;
        options.epochs = 1;
        const auto dae = trainedOn(*m_dataset, options);
        exportLatent(*dae, *m_dataset, m_folder.path("dae.npy"));
        exportLatent(*dae, *m_dataset, m_folder.path("dae.csv"));
        QVERIFY(!std::filesystem::exists(m_folder.path("dae-variance.npy")));
        QCOMPARE(parsedCsv(contentsOf(m_folder.path("dae.csv")))[0].back(), std::string("mu_7"));
    }

    void whatIsCancelledLeavesEverythingAsItWas() {
        const std::size_t before = filesInFolder();
        const std::string old = m_folder.write("old.csv", "old");
        std::stop_source source;
        source.request_stop();
        const auto stop = source.get_token();
        QVERIFY_THROWS_EXCEPTION(Cancelled, exportRecommendations(*m_model, m_recommender, {}, old, stop));
        QVERIFY_THROWS_EXCEPTION(Cancelled, exportLatent(*m_model, *m_dataset, old, stop));
        QVERIFY_THROWS_EXCEPTION(Cancelled, exportItemVectors(*m_model, m_dataset->catalog, old, stop));
        QVERIFY_THROWS_EXCEPTION(Cancelled,
                                 exportLatent(*m_model, *m_dataset, m_folder.path("new.npy"), stop));
        QVERIFY_THROWS_EXCEPTION(
            Cancelled, exportItemVectors(*m_model, m_dataset->catalog, m_folder.path("new.npy"), stop));
        QCOMPARE(contentsOf(old), std::string("old"));
        QCOMPARE(filesInFolder(), before + 1);
    }

    void namesThatSayNothingAndFoldersThatAreNotThereAreErrors() {
        const auto failure = failureOf([&] { exportLatent(*m_model, *m_dataset, m_folder.path("z.txt")); });
        QVERIFY(failure.remedy.find(".npy") != std::string::npos);
        QVERIFY(!failureOf([&] {
                     exportRecommendations(*m_model, m_recommender, {}, m_folder.path("no/such/all.csv"));
                 }).message.empty());
        Catalog shorter = m_dataset->catalog;
        shorter.ids.pop_back();
        QVERIFY(!failureOf([&] {
                     exportItemVectors(*m_model, shorter, m_folder.path("x.csv"));
                 }).message.empty());
    }

    void filesAreTheSameForAnyNumberOfThreads() {
        for (const int threads : {1, 2}) {
            useThreads(threads);
            const std::string name = std::to_string(threads);
            exportRecommendations(*m_model, m_recommender, {.count = 20},
                                  m_folder.path("all" + name + ".csv"));
            exportLatent(*m_model, *m_dataset, m_folder.path("z" + name + ".csv"));
        }
        QCOMPARE(contentsOf(m_folder.path("all1.csv")), contentsOf(m_folder.path("all2.csv")));
        QCOMPARE(contentsOf(m_folder.path("z1.csv")), contentsOf(m_folder.path("z2.csv")));
    }
};

TASTESCOPE_TEST(TestAllUsersExport)
#include "test_all_users_export.moc"

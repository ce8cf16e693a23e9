#include <QtTest>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

#include "tests/support/registered_test.h"

namespace {

/// The order of the house, from the ground up. A room is a folder or, in app/, a file without its ending; it
/// may include what stands below it, and nothing that stands above or beside it.
const QList<QStringList> houseOrder = {
    {"model/values", "model/numerics"},
    {"model/input"},
    {"model/files", "model/data"},
    {"model/tables", "model/vae"},
    {"model/splits", "model/saved", "model/ranking"},
    {"model/training", "model/exploration", "model/import"},
    {"model/runs"},
    {"ui/style"},
    {"ui/charts", "ui/tables", "ui/fields"},
    {"ui/components"},
    {"ui/chart_cards"},
    {"ui/data", "ui/data/import_dialog", "ui/training", "ui/users", "ui/map", "ui/runs"},
    {"ui/window"},
    {"app/tasks", "app/display"},
    {"app/data", "app/training", "app/runs", "app/exploration"},
    {"app/backend"},
    {"app/command_line"},
    {"app/flow", "app/ending"},
    {"app/main"},
};

/// Which room may include one that stands beside it.
const QList<std::pair<QString, QString>> leaveGiven = {
    {"model/numerics", "model/values"},  {"ui/map", "ui/users"},
    {"ui/runs", "ui/training"},          {"ui/data/import_dialog", "ui/data"},
    {"app/exploration", "app/training"}, {"app/runs", "app/training"},
    {"app/training", "app/data"},
};

/// Files of the house and what they include, as written; paths from the project's root.
using Includes = QMap<QString, QStringList>;
using Graph = QMap<QString, QSet<QString>>;

Includes readHouse(const QStringList& folders = {"app", "model", "ui"}) {
    const QDir root(QStringLiteral(RESOURCES "/.."));
    static const QRegularExpression pattern("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]",
                                            QRegularExpression::MultilineOption);
    Includes house;
    for (const QString& folder : folders) {
        QDirIterator iterator(root.filePath(folder), {"*.h", "*.cpp"}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            QFile file(iterator.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("cannot read %s", qPrintable(file.fileName()));
            QStringList& includes = house[root.relativeFilePath(file.fileName())];
            auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
            while (matches.hasNext())
                includes << matches.next().captured(1);
        }
    }
    return house;
}

QString folderOf(const QString& file) {
    return file.section('/', 0, -2);
}

/// A header and its source are one.
QString stemOf(const QString& file) {
    return file.section('.', 0, 0);
}

/// The room that a file belongs to, and its floor from 0; an empty one for a file that has none.
std::pair<QString, qsizetype> roomOf(const QString& file) {
    for (qsizetype floor = 0; floor < houseOrder.size(); ++floor)
        for (const QString& room : houseOrder[floor])
            if (folderOf(file) == room || stemOf(file) == room)
                return {room, floor};
    return {};
}

/// Every include of a file that `refused` holds against, as "file includes header".
template <typename Refused>
QStringList offences(const Includes& house, const Refused& refused) {
    QStringList found;
    for (auto file = house.begin(); file != house.end(); ++file)
        for (const QString& include : file.value())
            if (refused(file.key(), include))
                found << file.key() + " includes " + include;
    return found;
}

QStringList includesUpwards(const Includes& house) {
    return offences(house, [&](const QString& file, const QString& include) {
        if (!house.contains(include))
            return false;
        const auto [room, floor] = roomOf(file);
        const auto [other, otherFloor] = roomOf(include);
        if (room == other)
            return false;
        return otherFloor > floor || (otherFloor == floor && !leaveGiven.contains({room, other}));
    });
}

/// Who includes whom, by what `nameOf` makes of the files.
template <typename NameOf>
Graph graphOf(const Includes& house, const NameOf& nameOf) {
    Graph graph;
    for (auto file = house.begin(); file != house.end(); ++file)
        for (const QString& include : file.value())
            if (house.contains(include) && nameOf(include) != nameOf(file.key()))
                graph[nameOf(file.key())] << nameOf(include);
    return graph;
}

QSet<QString> reachedFrom(const QString& start, const Graph& graph) {
    QSet<QString> reached;
    QStringList open{start};
    while (!open.isEmpty())
        for (const QString& next : graph.value(open.takeLast()))
            if (!reached.contains(next)) {
                reached << next;
                open << next;
            }
    return reached;
}

/// Those that reach themselves by whatever way.
QStringList inCircles(const Graph& graph) {
    QStringList found;
    for (const QString& name : graph.keys())
        if (reachedFrom(name, graph).contains(name))
            found << name;
    return found;
}

bool isQt(const QString& include) {
    static const QRegularExpression pattern("^(Q[A-Z]|q[a-z]|Qt)");
    return include.contains(pattern) && !include.startsWith("queue");
}

bool isQtCharts(const QString& include) {
    static const QRegularExpression pattern(
        "^(QtCharts|QChart|QChartView|QAbstractAxis|QAbstractSeries|Q\\w*Series|"
        "QValueAxis|QLogValueAxis|QBar\\w+|QLegend)");
    return include.contains(pattern);
}

/// The functions that a test has for itself. They begin their line, as clang-format has it.
QStringList helpersOf(const QString& test) {
    QFile file(test);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(test));
    const QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression own("^namespace \\{$(.*?)^\\} // namespace$",
                                        QRegularExpression::MultilineOption |
                                            QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression function("^(?!using )\\w[^/;={(]* [&*]?(\\w+)\\([^;]*$",
                                             QRegularExpression::MultilineOption);
    QStringList names;
    for (auto part = own.globalMatch(text); part.hasNext();)
        for (auto found = function.globalMatch(part.next().captured(1)); found.hasNext();)
            names << found.next().captured(1);
    names.removeDuplicates();
    return names;
}

} // namespace

/// Who may include whom: the order of the house, no circles; model/ knows no Qt, ui/ only Qt and
/// model/values/; only ui/charts/ knows Qt Charts. And that tests keep out of each other's way.
class TestLayers : public QObject {
    Q_OBJECT

private:
    const Includes m_house = readHouse();

    Includes withPlanted(const QString& file, const QString& include) const {
        Includes house = m_house;
        house[file] << include;
        return house;
    }

private slots:
    void everyFileHasARoomAndANameOfItsOwn() {
        QVERIFY(m_house.size() > 300);
        QStringList problems;
        QMap<QString, QString> names;
        for (const QString& file : m_house.keys()) {
            if (roomOf(file).first.isEmpty())
                problems << file + " is in no room of the order";
            const QString name = file.section('/', -1);
            if (names.contains(name))
                problems << file + " has the name of " + names[name];
            names[name] = file;
        }
        QCOMPARE(problems, QStringList());
    }

    void includesGoDown() { QCOMPARE(includesUpwards(m_house), QStringList()); }

    void noTwoFoldersReachEachOther() { QCOMPARE(inCircles(graphOf(m_house, folderOf)), QStringList()); }

    void noTwoFilesReachEachOther() { QCOMPARE(inCircles(graphOf(m_house, stemOf)), QStringList()); }

    void aPlantedIncludeIsFound() {
        QCOMPARE(includesUpwards(withPlanted("model/input/text.h", "model/data/dataset.h")),
                 QStringList{"model/input/text.h includes model/data/dataset.h"});
        QCOMPARE(includesUpwards(withPlanted("ui/users/users_page.h", "ui/training/training_page.h")),
                 QStringList{"ui/users/users_page.h includes ui/training/training_page.h"});
        const Includes circle = withPlanted("model/input/text.h", "model/tables/row_splitter.h");
        QVERIFY(inCircles(graphOf(circle, folderOf)).contains("model/input"));
        QVERIFY(inCircles(graphOf(circle, stemOf)).contains("model/tables/row_splitter"));
    }

    void modelKnowsNoQt() {
        QCOMPARE(offences(m_house,
                          [](const QString& file, const QString& include) {
                              return file.startsWith("model/") && isQt(include);
                          }),
                 QStringList());
    }

    void fuzzTargetsKnowTheModelAndNoQt() {
        const Includes targets = readHouse({"tests/fuzz"});
        QVERIFY(!targets.isEmpty());
        QCOMPARE(offences(targets,
                          [](const QString&, const QString& include) {
                              const bool ours = include.startsWith("app/") || include.startsWith("ui/") ||
                                                include.startsWith("tests/");
                              return isQt(include) || (ours && !include.startsWith("tests/fuzz/") &&
                                                       !include.startsWith("tests/model/support/"));
                          }),
                 QStringList());
    }

    void valuesKnowOnlyThemselves() {
        QCOMPARE(offences(m_house,
                          [](const QString& file, const QString& include) {
                              return file.startsWith("model/values/") && include.contains('/') &&
                                     !include.startsWith("model/values/");
                          }),
                 QStringList());
    }

    void uiKnowsOnlyQtItselfAndTheValues() {
        QCOMPARE(offences(m_house,
                          [](const QString& file, const QString& include) {
                              return file.startsWith("ui/") && include.contains('/') &&
                                     !include.startsWith("ui/") && !include.startsWith("model/values/");
                          }),
                 QStringList());
    }

    /// Tests are joined when they are compiled: one would silently call what another means by that name.
    void helpersOfTestsHaveNamesOfTheirOwn() {
        const QDir root(QStringLiteral(RESOURCES "/../tests"));
        QStringList problems;
        for (const QString layer : {"app", "model", "ui"}) {
            QMap<QString, QString> owners;
            QDirIterator tests(root.filePath(layer), {"test_*.cpp"}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (tests.hasNext()) {
                const QString test = root.relativeFilePath(tests.next());
                for (const QString& name : helpersOf(root.filePath(test))) {
                    if (owners.contains(name))
                        problems << test + " and " + owners[name] + " have a " + name;
                    owners[name] = test;
                }
            }
        }
        QCOMPARE(problems, QStringList());
        QVERIFY(helpersOf(root.filePath("model/test_layers.cpp")).contains("helpersOf"));
    }

    void onlyTheChartsFolderKnowsQtCharts() {
        QCOMPARE(offences(m_house,
                          [](const QString& file, const QString& include) {
                              return file.startsWith("ui/") && !file.startsWith("ui/charts/") &&
                                     isQtCharts(include);
                          }),
                 QStringList());
    }
};

TASTESCOPE_TEST(TestLayers)
#include "test_layers.moc"

#include <QtTest>

#include <span>

#include "model/import/preview_import.h"
#include "model/input/looked_at.h"
#include "model/input/reading_monitor.h"
#include "model/tables/format_detection.h"
#include "model/tables/interaction_reader.h"
#include "model/tables/titles_reader.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"
#include "tests/support/row_shapes.h"

using namespace model;

namespace {

void preview(const std::string& path) {
    previewImport(optionsFor(path));
}

/// As a whole, even where the beginning raises questions.
void import(const std::string& path) {
    ReadingMonitor monitor;
    SourceFormat format = detectFormat({path}, {});
    readPart({path}, format, {}, monitor, std::size_t{1} << 18);
}

void titles(const std::string& path) {
    ReadingMonitor monitor;
    IdTable items;
    items.intern("2");
    readTitles({path}, detectTitles({path}, {}), items, monitor);
}

struct Reader {
    const char* name;
    void (*read)(const std::string& path);
};
constexpr std::array tableReaders = {Reader{"preview", &preview}, Reader{"import", &import},
                                     Reader{"titles", &titles}};
constexpr std::array otherReaders = {tableReaders[0], tableReaders[1]};

/// The bytes that a reader looks at in the file, even if it refuses it.
std::uint64_t costOf(const Reader& reader, const std::string& path) {
    const std::uint64_t before = LookedAt::bytes();
    failureOf([&] { reader.read(path); });
    return LookedAt::bytes() - before;
}

void addShapes(std::span<const RowShape> shapes, std::span<const Reader> readers, bool onlyLines) {
    for (const RowShape& shape : shapes)
        if (shape.oneLine || !onlyLines)
            QTest::newRow(shape.name) << shape << readers;
}

} // namespace

Q_DECLARE_METATYPE(RowShape)
Q_DECLARE_METATYPE(std::span<const Reader>)

/// Twice the bytes cost twice as much, whatever the rows look like.
class TestReadingCost : public QObject {
    Q_OBJECT

private:
    Folder m_folder;

    std::string fileOf(const RowShape& shape, std::size_t bytes) const {
        return m_folder.write(std::to_string(bytes) + "/table.csv", shape.text(bytes));
    }

private slots:
    void initTestCase() {
        if (!LookedAt::counted)
            QSKIP("bytes are counted where asserts are checked");
    }

    void growsWithTheText_data() {
        QTest::addColumn<RowShape>("shape");
        QTest::addColumn<std::span<const Reader>>("readers");
        addShapes(tableShapes, tableReaders, false);
        addShapes(otherShapes, otherReaders, false);
    }

    void growsWithTheText() {
        QFETCH(const RowShape, shape);
        QFETCH(const std::span<const Reader>, readers);
        constexpr double most = 2.5;
        constexpr std::size_t bytes = std::size_t{1} << 17; // more than what formats are guessed from
        const std::string once = fileOf(shape, bytes);
        const std::string twice = fileOf(shape, 2 * bytes);
        for (const Reader& reader : readers) {
            const std::uint64_t cost = costOf(reader, once);
            const std::uint64_t costOfTwice = costOf(reader, twice);
            QVERIFY2(cost > bytes / 4, reader.name);
            QVERIFY2(static_cast<double>(costOfTwice) <= most * static_cast<double>(cost),
                     qPrintable(QStringLiteral("%1 looks at %2 bytes, and at %3 of twice the text")
                                    .arg(QLatin1String(reader.name))
                                    .arg(cost)
                                    .arg(costOfTwice)));
        }
    }

    void aGiantLineIsRefusedWithItsLimit_data() {
        QTest::addColumn<RowShape>("shape");
        QTest::addColumn<std::span<const Reader>>("readers");
        addShapes(tableShapes, std::span(tableReaders).subspan(1), true);
        addShapes(otherShapes, std::span(otherReaders).subspan(1), true);
    }

    /// However long it is, no more than a little beyond the limit is read.
    void aGiantLineIsRefusedWithItsLimit() {
        QFETCH(const RowShape, shape);
        QFETCH(const std::span<const Reader>, readers);
        const bool first = shape.name == std::string_view(tableShapes.front().name);
        const std::string path = fileOf(shape, std::size_t{first ? 64U : 8U} << 20);
        for (const Reader& reader : readers) {
            const std::uint64_t before = LookedAt::bytes();
            const Failure failure = failureOf([&] { reader.read(path); });
            QCOMPARE(QString::fromStdString(failure.message),
                     QStringLiteral("the line is longer than 1 MiB"));
            QVERIFY2(LookedAt::bytes() - before < std::uint64_t{24} << 20, reader.name);
        }
    }
};

TASTESCOPE_TEST(TestReadingCost)
#include "test_reading_cost.moc"

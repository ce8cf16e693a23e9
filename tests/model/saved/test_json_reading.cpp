#include <QTest>
#include <cstdint>
#include <limits>
#include <string>

#include "model/saved/json_reading.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

template <typename Value>
bool isRead(const std::string& text) {
    try {
        Value value{};
        readValue(parseJson(text), value);
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

std::string nested(std::size_t depth) {
    return std::string(depth, '[') + std::string(depth, ']');
}

bool isParsed(const std::string& text) {
    try {
        parseJson(text);
        return true;
    } catch (const nlohmann::json::exception&) {
        return false;
    }
}

} // namespace

/// JSON in files that anybody may have changed.
class TestJsonReading : public QObject {
    Q_OBJECT

private slots:
    void wholeNumbersAreSuchAndInTheirRange() {
        QCOMPARE(wholeNumberOf<int>(parseJson("-2147483648")), std::numeric_limits<int>::min());
        QCOMPARE(wholeNumberOf<std::uint64_t>(parseJson("18446744073709551615")), UINT64_MAX);
        for (const char* text : {"2147483648", "-2147483649", "0.5", "1.0", "1e300", "-1e300", "true",
                                 "\"1\"", "null", "[1]", "18446744073709551616"})
            QVERIFY2(!isRead<int>(text), text);
        for (const char* text : {"-1", "1e30", "18446744073709551616"})
            QVERIFY2(!isRead<std::uint64_t>(text), text);
    }

    void listsAreOfSuchNumbers() {
        std::vector<int> values = {7};
        readValue(parseJson("[600,200]"), values);
        QCOMPARE(values, (std::vector<int>{600, 200}));
        for (const char* text : {"[600,1e300]", "[4294967297]", "{\"a\":1}", "600"})
            QVERIFY2(!isRead<std::vector<int>>(text), text);
    }

    void nestingIsLimited() {
        QVERIFY(isParsed(nested(64)));
        QVERIFY(!isParsed(nested(65)));
        QVERIFY(!isParsed(nested(1'000'000)));
        QVERIFY(isParsed("\"" + nested(100) + "\\\"" + nested(100) + "\""));
        QVERIFY(!isParsed("{\"\\\\\":" + nested(65) + "}"));
    }

    void nothingHidesBehindANul() {
        QVERIFY(!isParsed(std::string("{}\0{", 4)));
        QVERIFY(!isParsed("{}{"));
    }
};

TASTESCOPE_TEST(TestJsonReading)
#include "test_json_reading.moc"

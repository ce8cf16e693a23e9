#include <QtTest>

#include <nlohmann/json.hpp>

#include "model/saved/model_config.h"
#include "model/saved/options_json.h"
#include "model/values/words.h"
#include "tests/support/registered_test.h"

/// The words of enumerations, and those of earlier versions in files.
class TestWords : public QObject {
    Q_OBJECT

private slots:
    void earlierWordsAreReadAndNotWritten() {
        QCOMPARE(model::valueOf<model::Repeats>("max"), model::Repeats::Max);
        QCOMPARE(model::valueOf<model::Repeats>("largest"), model::Repeats::Max);
        QCOMPARE(model::wordOf(model::Repeats::Max), "max");
        QCOMPARE(model::choicesOf<model::Repeats>(),
                 (std::vector<std::string>{"first", "last", "sum", "max"}));
        QVERIFY(!model::valueOf<model::Repeats>("smallest"));
    }

    void runsThatSayLargestAreRead() {
        nlohmann::json json = model::importToJson({.repeats = model::Repeats::Max});
        QCOMPARE(json["repeats"].get<std::string>(), std::string("max"));
        json["repeats"] = "largest";
        QCOMPARE(model::importFromJson(json).repeats, model::Repeats::Max);
    }

    void modelsThatSayLargestAreRead() {
        nlohmann::json config = {{"training", model::optionsToJson({})},
                                 {"data", model::rulesToJson({})},
                                 {"epoch", 0},
                                 {"validation", model::qualityToJson({})}};
        config["data"]["repeats"] = "largest";
        QCOMPARE(model::configFromJson(config.dump(), "old.safetensors").import.repeats, model::Repeats::Max);
    }
};

TASTESCOPE_TEST(TestWords)
#include "test_words.moc"

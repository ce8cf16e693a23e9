#include "app/command_line/quality_output.h"

#include <cmath>
#include <iomanip>
#include <iostream>
#include <sstream>

namespace app {

namespace {

/// Why nobody of the block is measured; empty where somebody is.
std::string whyNobody(const model::RankingQuality& quality, const model::DatasetSummary& data,
                      bool testSplit) {
    return quality.measured() ? std::string() : testSplit ? data.testUnmeasured : data.validationUnmeasured;
}

Json qualityJson(const model::RankingQuality& quality) {
    return {{"recall@20", quality.recall20}, // null where nobody is measured, as every NaN
            {"recall@50", quality.recall50},
            {"ndcg@100", quality.ndcg100},
            {"recall", recallWord(quality.plainRecall)},
            {"users", quality.users},
            {"skipped", quality.skipped}};
}

void printJson(const model::RankingQuality& quality, const std::string& nobody, const Json& more) {
    Json json = qualityJson(quality);
    if (!nobody.empty())
        json["nobody_to_measure"] = nobody;
    json.update(more);
    print(json);
}

void printText(const model::RankingQuality& quality, const std::string& nobody) {
    if (!quality.measured()) {
        std::cout << "nobody to measure: " << nobody << '\n';
        return;
    }
    std::cout << "Recall is hits / " << (quality.plainRecall ? "held out (plain)" : "min(R, held out)")
              << '\n'
              << "Recall@20  " << quality.recall20 << " ± " << quality.recall20Error << '\n'
              << "Recall@50  " << quality.recall50 << " ± " << quality.recall50Error << '\n'
              << "NDCG@100   " << quality.ndcg100 << " ± " << quality.ndcg100Error << '\n';
}

} // namespace

const char* recallWord(bool plain) {
    return plain ? "plain" : "truncated";
}

std::string measureText(double measure) {
    if (!std::isfinite(measure))
        return "-";
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(4) << measure;
    return text.str();
}

void printQuality(const model::RankingQuality& quality, const model::DatasetSummary& data, bool testSplit,
                  bool json, const Json& more) {
    const std::string nobody = whyNobody(quality, data, testSplit);
    if (json) {
        printJson(quality, nobody, more);
        return;
    }
    std::cout << (testSplit ? "test" : "validation") << ", " << quality.users << " users, " << quality.skipped
              << " skipped\n";
    printText(quality, nobody);
}

} // namespace app

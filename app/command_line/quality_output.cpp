#include "app/command_line/quality_output.h"

#include <iostream>

namespace app {

const char* recallWord(bool plain) {
    return plain ? "plain" : "truncated";
}

void printQuality(const model::RankingQuality& quality, bool testSplit, bool json, const Json& more) {
    if (json) {
        Json whole = {{"recall@20", quality.recall20}, {"recall@50", quality.recall50},
                      {"ndcg@100", quality.ndcg100},   {"recall", recallWord(quality.plainRecall)},
                      {"users", quality.users},        {"skipped", quality.skipped}};
        whole.update(more);
        print(whole);
        return;
    }
    std::cout << (testSplit ? "test" : "validation") << ", " << quality.users << " users, " << quality.skipped
              << " skipped\n"
              << "Recall is hits / " << (quality.plainRecall ? "held out (plain)" : "min(R, held out)")
              << '\n'
              << "Recall@20  " << quality.recall20 << " ± " << quality.recall20Error << '\n'
              << "Recall@50  " << quality.recall50 << " ± " << quality.recall50Error << '\n'
              << "NDCG@100   " << quality.ndcg100 << " ± " << quality.ndcg100Error << '\n';
}

} // namespace app

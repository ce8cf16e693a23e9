// Evaluating held-out users against the decoder's product alone.
//   bench_evaluate [shape]    default: ml-20m

#include "model/numerics/parallel.h"
#include "model/ranking/evaluation.h"
#include "model/ranking/vae_scorer.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/synthetic.h"
#include "tests/benchmarks/support/yardsticks.h"

int main(int count, char** words) {
    using namespace model;
    constexpr std::uint32_t users = 10'000;
    constexpr std::uint32_t batch = 500;
    const auto arguments = bench::arguments(count, words);
    useThreads(0);
    bench::Shape shape = bench::shapeNamed(arguments.empty() ? "ml-20m" : arguments.front());
    shape.users = 2 * users + 1'000; // the training users do not matter here
    const auto dataset = bench::syntheticDataset(shape, users);
    const NetworkOptions network;
    const Parameters parameters = initialParameters(NetworkLayout(networkShape(network, shape.items)), 1);
    Workspace workspace(parameters.layout(), batch, WorkspaceUse::Scoring);
    VaeScorer scorer(parameters, network, workspace);

    RankingQuality quality;
    std::vector<double> ratios, seconds;
    double product = 0;
    for (int round = 0; round < 5; ++round) {
        product = users / batch * bench::productSeconds(batch, shape.items, network.hidden.back());
        const double start = bench::now();
        quality = evaluate(scorer, dataset->test);
        seconds.push_back(bench::now() - start);
        ratios.push_back(seconds.back() / product);
    }
    bench::print({.what = "evaluating 10 000 users, " + shape.name,
                  .unit = "decoder products",
                  .value = bench::quantile(ratios, 0.5),
                  .limit = 1.5,
                  .details = {{"seconds", bench::quantile(seconds, 0.5)},
                              {"seconds_of_the_product", product},
                              {"users", static_cast<double>(quality.users)},
                              {"ndcg@100", quality.ndcg100}}});
}

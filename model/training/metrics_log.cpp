#include "model/training/metrics_log.h"

#include <array>
#include <charconv>
#include <cmath>

namespace model {

namespace {

template <typename Number>
std::string shortest(Number number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    return {digits.data(), end};
}

} // namespace

std::string metricsHeader() {
    return "epoch,step,seconds,beta,elbo,objective,log_likelihood,kl,"
           "validation_recall@20,validation_recall@50,validation_ndcg@100\n";
}

std::string metricsRow(const EpochReport& epoch) {
    std::string row = shortest(epoch.epoch) + ',' + shortest(epoch.step);
    for (const double value :
         {epoch.seconds, epoch.beta, epoch.elbo, epoch.objective, epoch.logLikelihood, epoch.kl,
          epoch.validation.recall20, epoch.validation.recall50, epoch.validation.ndcg100})
        row += std::isnan(value) ? "," : ',' + shortest(value);
    return row + '\n';
}

std::string metricsCsv(const std::vector<EpochReport>& epochs) {
    std::string csv = metricsHeader();
    for (const EpochReport& epoch : epochs)
        csv += metricsRow(epoch);
    return csv;
}

} // namespace model

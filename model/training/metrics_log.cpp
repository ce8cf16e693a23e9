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

std::string metricsCsv(const std::vector<EpochReport>& epochs) {
    std::string csv = "epoch,step,seconds,beta,elbo,objective,log_likelihood,kl,"
                      "validation_recall@20,validation_recall@50,validation_ndcg@100\n";
    for (const EpochReport& epoch : epochs) {
        csv += shortest(epoch.epoch) + ',' + shortest(epoch.step);
        for (double value :
             {epoch.seconds, epoch.beta, epoch.elbo, epoch.objective, epoch.logLikelihood, epoch.kl,
              epoch.validation.recall20, epoch.validation.recall50, epoch.validation.ndcg100})
            csv += std::isnan(value) ? "," : ',' + shortest(value);
        csv += '\n';
    }
    return csv;
}

} // namespace model

#include "model/vae/options_check.h"

#include <cmath>
#include <sstream>

#include "model/values/failure.h"

namespace model {

namespace {

void require(bool holds, const char* option, double value, const char* range) {
    if (holds)
        return;
    std::ostringstream message;
    message.imbue(std::locale::classic());
    message << option << " is " << value << "; it has to be " << range;
    throw Error(problem(message.str()));
}

constexpr int widest = 1 << 16;

void checkHidden(const std::vector<int>& widths) {
    require(widths.size() <= 3, "the number of hidden layers", static_cast<double>(widths.size()),
            "at most 3");
    for (int width : widths)
        require(width >= 1 && width <= widest, "the width of a hidden layer", width, "between 1 and 65536");
}

void checkSchedule(const BetaSchedule& beta) {
    require(beta.cap >= 0 && beta.cap <= largestBeta, "the cap of β", beta.cap, "between 0 and 1000");
    require(beta.peakPatience >= 1, "the patience at the peak", beta.peakPatience, "at least 1");
    require(beta.cycles >= 1, "the number of cycles of β", beta.cycles, "at least 1");
    require(beta.growingShare > 0 && beta.growingShare <= 1, "the growing share of a cycle",
            beta.growingShare, "above 0 and at most 1");
}

void checkGaussian(const NetworkOptions& network) {
    require(network.gaussianWeightZero > 0 && std::isfinite(network.gaussianWeightZero),
            "the gaussian weight of zeros", network.gaussianWeightZero, "greater than 0");
    require(network.gaussianWeightPositive > network.gaussianWeightZero &&
                std::isfinite(network.gaussianWeightPositive),
            "the gaussian weight of clicks", network.gaussianWeightPositive,
            "greater than the weight of zeros");
}

} // namespace

void checkOptions(const TrainingOptions& options) {
    const NetworkOptions& network = options.network;
    checkHidden(network.hidden);
    checkHidden(network.decoderHidden.value_or(std::vector<int>{}));
    require(network.latent >= 1 && network.latent <= widest, "the number of latent dimensions",
            network.latent, "between 1 and 65536");
    if (network.likelihood == Likelihood::Gaussian)
        checkGaussian(network);
    require(options.dropout >= 0 && options.dropout < 1, "the dropout", options.dropout,
            "at least 0 and below 1");
    require(options.epochs >= 1, "the number of epochs", options.epochs, "at least 1");
    require(options.batch >= 1, "the batch", options.batch, "at least 1 user");
    require(options.learningRate > 0 && std::isfinite(options.learningRate), "the learning rate",
            options.learningRate, "greater than 0");
    require(options.l2 >= 0 && std::isfinite(options.l2), "the weight decay λ", options.l2, "at least 0");
    checkSchedule(options.beta);
    require(options.patience >= 0, "the patience", options.patience, "at least 0 epochs");
    require(options.threads >= 0 && options.threads <= 1024, "the number of threads", options.threads,
            "between 0 (all) and 1024");
}

} // namespace model

#include "model/training/divergence.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace model {

namespace {

// The paper's learning rate is 0.001, its β at most 1, its λ and its weights of the likelihood below 1.
// Beyond these a factor, a gradient's square or a sum leaves what single precision holds long before it is
// learnt from.
constexpr double usualRate = 0.1;
constexpr double usualBeta = 10;
constexpr double usualDecay = 1e6;
constexpr double usualWeight = 1e6;
constexpr double usualCount = 1e6;

struct Suspect {
    const char* change; ///< how to go on after "Try"
    double value;
    double usual; ///< at most
};

double largestCount(const Interactions& clicks) {
    float largest = 1;
    for (std::uint32_t user = 0; user < clicks.userCount(); ++user)
        for (const float count : clicks.counts(UserIndex{user}))
            largest = std::max(largest, count);
    return largest;
}

} // namespace

std::string remedyOfDivergence(const TrainingOptions& options, double beta, const Interactions& training) {
    const NetworkOptions& network = options.network;
    const bool gaussian = network.likelihood == Likelihood::Gaussian;
    const std::array suspects = {
        Suspect{"a smaller learning rate", options.learningRate, usualRate},
        Suspect{"a smaller β", network.kind == ModelKind::Vae ? beta : 0, usualBeta},
        Suspect{"a smaller weight decay λ", options.l2, usualDecay},
        Suspect{"smaller weights of the gaussian likelihood", gaussian ? network.gaussianWeightPositive : 0,
                usualWeight},
        Suspect{"smaller counts (or every row as one click)", largestCount(training), usualCount}};
    std::ostringstream text;
    text.imbue(std::locale::classic());
    for (const Suspect& suspect : suspects)
        if (suspect.value > suspect.usual)
            text << (text.tellp() == 0 ? "Try " : ", and ") << suspect.change << " than " << suspect.value;
    return text.tellp() == 0 ? "Try a smaller learning rate" : text.str();
}

} // namespace model

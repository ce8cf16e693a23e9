#include "model/data/familiarity.h"

#include "model/data/fingerprint.h"

namespace model {

Familiarity familiarityOf(const std::optional<TrainedData>& trained, const DataFingerprint& fingerprint,
                          const UserBlock& block, const std::vector<std::string>& items) {
    Familiarity familiarity;
    familiarity.byClick = block.trainedOn;
    familiarity.measured = countMeasured(block);
    if (!trained)
        return familiarity;
    familiarity.sameData = fingerprint == trained->fingerprint;
    familiarity.difference = differenceText(fingerprint, trained->fingerprint);
    familiarity.trainedOn = countTrained(*trained, block, items);
    return familiarity;
}

std::string trainedOnText(const Familiarity& familiarity) {
    return "the model was trained on " + std::to_string(familiarity.trainedOn.value()) + " of the " +
           std::to_string(familiarity.measured) + (familiarity.byClick ? " held-out clicks" : " users") +
           " that are measured";
}

} // namespace model

#include "model/data/fingerprint.h"

#include "model/numerics/hash.h"

namespace model {

namespace {

void update(Hash& hash, const Interactions& clicks) {
    hash.update(std::uint64_t{clicks.userCount()});
    for (std::uint32_t user = 0; user < clicks.userCount(); ++user) {
        const auto items = clicks.items(UserIndex{user});
        const auto counts = clicks.counts(UserIndex{user});
        hash.update(std::uint64_t{items.size()});
        for (std::size_t i = 0; i < items.size(); ++i)
            hash.update((std::uint64_t{items[i].value} << 32) ^
                        (counts.empty() ? 1 : static_cast<std::uint64_t>(counts[i])));
    }
}

void update(Hash& hash, const UserBlock& block) {
    for (const std::string& id : block.ids)
        hash.update(id);
    update(hash, block.foldIn);
    update(hash, block.heldOut);
}

std::uint64_t clicksOf(const UserBlock& block) {
    return block.foldIn.clickCount() + block.heldOut.clickCount();
}

} // namespace

DataFingerprint fingerprintOf(const Dataset& dataset) {
    DataFingerprint data;
    data.items = dataset.catalog.ids.size();
    data.trainingUsers = dataset.training.foldIn.userCount();
    data.validationUsers = dataset.validation.foldIn.userCount();
    data.testUsers = dataset.test.foldIn.userCount();
    Hash hash;
    for (const std::string& id : dataset.catalog.ids)
        hash.update(id);
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test}) {
        data.interactions += clicksOf(*block);
        update(hash, *block);
    }
    data.content = hash.value();
    return data;
}

std::string differenceText(const DataFingerprint& data, const DataFingerprint& expected) {
    const auto differing = [](const char* what, std::uint64_t has, std::uint64_t wanted) {
        return has == wanted
                   ? std::string()
                   : "they have " + std::to_string(has) + " " + what + ", not " + std::to_string(wanted);
    };
    for (const std::string& difference :
         {differing("items", data.items, expected.items),
          differing("training users", data.trainingUsers, expected.trainingUsers),
          differing("validation users", data.validationUsers, expected.validationUsers),
          differing("test users", data.testUsers, expected.testUsers),
          differing("clicks", data.interactions, expected.interactions)})
        if (!difference.empty())
            return difference;
    return data.content == expected.content
               ? std::string()
               : "they are as large, but with other users, items or clicks, or in another order";
}

std::optional<Failure> differenceOf(const DataFingerprint& data, const DataFingerprint& ofRun,
                                    const std::string& path) {
    const std::string difference = differenceText(data, ofRun);
    if (difference.empty())
        return std::nullopt;
    return Failure{"these are not the data of the run: " + difference, path, 0,
                   "Open the run's own data, prepared as they were then"};
}

void requireSameData(const DataFingerprint& data, const DataFingerprint& ofRun, const std::string& path) {
    if (const auto difference = differenceOf(data, ofRun, path))
        throw Error(*difference);
}

} // namespace model

#include "model/data/trained_data.h"

#include <algorithm>

#include "model/data/id_hash.h"

namespace model {

namespace {

std::int64_t hashOf(std::uint64_t first, std::uint64_t second, const std::string& id) {
    return static_cast<std::int64_t>(IdHash(first, second)(id));
}

std::int64_t userHash(const DataFingerprint& data, const std::string& user) {
    return hashOf(data.content, 0, user);
}

std::int64_t clickHash(std::int64_t user, const std::string& item) {
    return hashOf(static_cast<std::uint64_t>(user), 1, item);
}

/// Hashes of what the training block has, in its order.
std::vector<std::int64_t> clickHashes(const Dataset& dataset, const std::vector<std::int64_t>& users) {
    std::vector<std::int64_t> hashes;
    hashes.reserve(dataset.training.foldIn.clickCount());
    for (UserIndex user; user.value < users.size(); ++user.value)
        for (const ItemIndex item : dataset.training.foldIn.items(user))
            hashes.push_back(clickHash(users[user.value], dataset.catalog.ids[item.value]));
    return hashes;
}

bool contains(const std::vector<std::int64_t>& sorted, std::int64_t hash) {
    return std::ranges::binary_search(sorted, hash);
}

} // namespace

TrainedData trainedDataOf(const Dataset& dataset) {
    TrainedData trained{dataset.fingerprint, {}};
    trained.users.reserve(dataset.training.ids.size());
    for (const std::string& id : dataset.training.ids)
        trained.users.push_back(userHash(trained.fingerprint, id));
    if (dataset.summary.usersShared) {
        trained.clicks = clickHashes(dataset, trained.users);
        std::ranges::sort(*trained.clicks);
    }
    std::ranges::sort(trained.users);
    return trained;
}

std::uint64_t countTrained(const TrainedData& trained, const UserBlock& block,
                           const std::vector<std::string>& items) {
    std::uint64_t count = 0;
    for (UserIndex user; user.value < block.heldOut.userCount(); ++user.value) {
        const auto heldOut = block.heldOut.items(user);
        const std::int64_t hash = userHash(trained.fingerprint, block.ids[user.value]);
        if (heldOut.empty() || !contains(trained.users, hash))
            continue;
        if (!block.trainedOn)
            ++count;
        else if (!trained.clicks)
            count += heldOut.size();
        else
            count += static_cast<std::uint64_t>(std::ranges::count_if(heldOut, [&](ItemIndex item) {
                return contains(*trained.clicks, clickHash(hash, items[item.value]));
            }));
    }
    return count;
}

std::uint64_t countMeasured(const UserBlock& block) {
    if (block.trainedOn)
        return block.heldOut.clickCount();
    std::uint64_t users = 0;
    for (UserIndex user; user.value < block.heldOut.userCount(); ++user.value)
        users += block.heldOut.items(user).empty() ? 0 : 1;
    return users;
}

} // namespace model

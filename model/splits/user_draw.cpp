#include "model/splits/user_draw.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "model/numerics/random.h"
#include "model/splits/click_rules.h"
#include "model/splits/hold_out.h"
#include "model/values/failure.h"

namespace model {

namespace {

std::string lowerMinimums(const RatingTable& table, const ImportOptions& options) {
    const bool threshold = table.rated && options.clicks == ClickKind::Threshold;
    return threshold ? "Lower the minimum rating or the minimum of clicks per user"
                     : "Lower the minimum of clicks per user";
}

/// Each of the two blocks has `heldOut`.
void requireTraining(std::uint64_t heldOut, std::uint64_t users, const RatingTable& table,
                     const ImportOptions& options) {
    if (heldOut > (users - 1) / 2)
        throw Error({"only " + std::to_string(users) + " users have " + minimumText(table, options) +
                         ": too few to train after holding out " + std::to_string(heldOut) +
                         " for validation and " + std::to_string(heldOut) + " for test",
                     table.file, 0, "Hold out fewer users. " + lowerMinimums(table, options)});
}

std::uint64_t numberOfShare(std::uint64_t users, double share) {
    return std::max<std::uint64_t>(
        share > 0 ? 1 : 0, static_cast<std::uint64_t>(std::round(share * static_cast<double>(users))));
}

/// The first `heldOut` places of the order are test users', the next as many validation users'.
UserDraw byPlaces(std::vector<std::uint32_t> order, std::uint64_t heldOut,
                  const std::vector<std::uint32_t>& users) {
    UserDraw draw;
    const auto place = [&](std::uint64_t begin, std::uint64_t end, std::vector<std::uint32_t>& block) {
        std::sort(order.begin() + static_cast<std::ptrdiff_t>(begin),
                  order.begin() + static_cast<std::ptrdiff_t>(end));
        for (std::uint64_t i = begin; i < end; ++i)
            block.push_back(users[order[i]]);
    };
    place(0, heldOut, draw.test);
    place(heldOut, 2 * heldOut, draw.validation);
    place(2 * heldOut, order.size(), draw.training);
    return draw;
}

std::vector<std::uint64_t> placesOf(const std::vector<std::uint32_t>& users, const RatingTable& table,
                                    std::uint64_t seed) {
    std::vector<std::uint64_t> places(users.size());
#pragma omp parallel for schedule(static)
    for (std::size_t i = 0; i < users.size(); ++i)
        places[i] = placeOfUser(seed, table.users[users[i]]);
    return places;
}

UserDraw drawShare(const std::vector<std::uint32_t>& users, const std::vector<std::uint64_t>& places,
                   double share) {
    const auto limit = static_cast<std::uint64_t>(std::ldexp(share, 64)); // share < ½
    UserDraw draw;
    for (std::size_t i = 0; i < users.size(); ++i)
        (places[i] < limit       ? draw.test
         : places[i] < 2 * limit ? draw.validation
                                 : draw.training)
            .push_back(users[i]);
    return draw;
}

} // namespace

UserDraw drawUsers(const std::vector<std::uint32_t>& users, const RatingTable& table,
                   const ImportOptions& options) {
    if (users.empty())
        throw Error(
            {"no user has " + minimumText(table, options), table.file, 0, lowerMinimums(table, options)});
    const bool byIds = options.splitVersion == SplitVersion::ByIds;
    const bool number = options.heldOut.users > 0;
    const std::uint64_t heldOut =
        number ? options.heldOut.users : numberOfShare(users.size(), options.heldOut.share);
    if (number || !byIds)
        requireTraining(heldOut, users.size(), table, options);
    std::vector<std::uint32_t> order(users.size());
    std::iota(order.begin(), order.end(), 0U);
    if (!byIds) {
        RandomStream random(options.splitSeed, purpose::userSplit);
        shuffle(order, random);
        return byPlaces(std::move(order), heldOut, users);
    }
    const std::vector<std::uint64_t> places = placesOf(users, table, options.splitSeed);
    if (number) {
        std::ranges::sort(order, {}, [&places](std::uint32_t user) { return places[user]; });
        return byPlaces(std::move(order), heldOut, users);
    }
    UserDraw draw = drawShare(users, places, options.heldOut.share);
    if (draw.training.empty())
        throw Error({"no user is left to train on: all " + std::to_string(users.size()) +
                         " were drawn for validation and test",
                     table.file, 0, "Hold out a smaller share, or choose another seed"});
    return draw;
}

} // namespace model

#include "model/data/dataset.h"

#include <algorithm>
#include <unordered_map>

namespace model {

namespace {

constexpr UserRole roles[] = {UserRole::Training, UserRole::Validation, UserRole::Test};
constexpr UserRole fullestFirst[] = {UserRole::Test, UserRole::Validation, UserRole::Training};

std::uint32_t clicksOf(const Interactions& rows, UserIndex user) {
    return user.value < rows.userCount() ? static_cast<std::uint32_t>(rows.items(user).size()) : 0;
}

} // namespace

const UserBlock& Dataset::block(UserRole role) const {
    switch (role) {
    case UserRole::Validation:
        return validation;
    case UserRole::Test:
        return test;
    case UserRole::Training:
        break;
    }
    return training;
}

std::optional<UserLocation> Dataset::find(std::string_view userId) const {
    for (const UserRole role : fullestFirst) {
        const std::vector<std::string>& ids = block(role).ids;
        if (const auto found = std::ranges::find(ids, userId); found != ids.end())
            return UserLocation{role, UserIndex{static_cast<std::uint32_t>(found - ids.begin())}};
    }
    return std::nullopt;
}

std::vector<UserEntry> Dataset::directory() const {
    std::vector<UserEntry> entries;
    const std::vector<UserLocation> places = locations();
    entries.reserve(places.size());
    for (const UserLocation& place : places)
        entries.push_back(entry(place));
    return entries;
}

UserEntry Dataset::entry(const UserLocation& location) const {
    const UserBlock& users = block(location.role);
    return {users.ids[location.index.value], location.role,
            clicksOf(users.foldIn, location.index) + clicksOf(users.heldOut, location.index)};
}

std::vector<UserLocation> Dataset::locations() const {
    std::vector<UserLocation> places;
    places.reserve(training.ids.size() + validation.ids.size() + test.ids.size());
    std::unordered_map<std::string_view, UserRole> fullest;
    if (summary.usersShared)
        for (const UserRole role : fullestFirst)
            for (const std::string& id : block(role).ids)
                fullest.emplace(id, role);
    for (const UserRole role : roles) {
        const std::vector<std::string>& ids = block(role).ids;
        for (UserIndex user; user.value < ids.size(); ++user.value)
            if (!summary.usersShared || fullest.at(ids[user.value]) == role)
                places.push_back({role, user});
    }
    return places;
}

} // namespace model

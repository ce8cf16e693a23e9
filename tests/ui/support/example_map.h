#pragma once

#include <array>
#include <cmath>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "ui/map/map_data.h"

/// A map as a model might have it: people in some clouds, the busiest ones farther out, and films.
struct ExampleMap {
    ui::UserDirectory users;
    ui::ItemList items;
    ui::ItemCounts itemClicks;
    std::shared_ptr<model::LatentMap> map;
};

inline std::vector<std::array<double, 3>> clouds() {
    return {{-2.2, 0.6, 0.55}, {-0.6, -1.3, 0.5}, {0.9, 1.1, 0.45}, {2.1, -0.4, 0.7}, {0.2, 0.1, 0.9}};
}

inline void addUsers(ExampleMap& example, std::size_t count, std::mt19937& random) {
    std::normal_distribution<double> normal;
    auto users = std::make_shared<std::vector<model::UserEntry>>();
    const auto centres = clouds();
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [x, y, spread] = centres[random() % centres.size()];
        const double activity = std::exp(4.2 + 0.95 * normal(random));
        const double out = 0.75 + 0.12 * std::log(activity);
        const auto role = i % 20 == 0   ? model::UserRole::Validation
                          : i % 20 == 1 ? model::UserRole::Test
                                        : model::UserRole::Training;
        users->push_back(
            {std::to_string(1000 + i), role, static_cast<std::uint32_t>(std::max(5.0, activity))});
        example.map->userX.push_back(static_cast<float>(out * (x + spread * normal(random))));
        example.map->userY.push_back(static_cast<float>(out * (y + spread * normal(random))));
        example.map->userKl.push_back(static_cast<float>(20 + 9 * std::log(activity) + 4 * normal(random)));
    }
    example.users = users;
}

inline void addItems(ExampleMap& example, std::size_t count, std::mt19937& random) {
    const std::vector<std::string> titles = {"American Beauty (1999)",
                                             "Star Wars: Episode IV - A New Hope (1977)",
                                             "Jurassic Park (1993)",
                                             "Saving Private Ryan (1998)",
                                             "The Matrix (1999)",
                                             "Fargo (1996)",
                                             "Toy Story (1995)",
                                             "The Silence of the Lambs (1991)",
                                             "Amélie (2001)",
                                             "L.A. Confidential (1997)",
                                             "Braveheart (1995)",
                                             "Groundhog Day (1993)",
                                             "The Princess Bride (1987)",
                                             "Being John Malkovich (1999)",
                                             "Alien (1979)"};
    std::normal_distribution<double> normal;
    auto items = std::make_shared<std::vector<model::ItemRow>>();
    auto clicks = std::make_shared<std::vector<std::uint64_t>>();
    for (std::size_t i = 0; i < count; ++i) {
        items->push_back({std::to_string(i + 1),
                          i < titles.size() ? titles[i] : "Film no. " + std::to_string(i + 1),
                          model::ItemIndex{static_cast<std::uint32_t>(i)}});
        clicks->push_back(3000 / (i / 4 + 1) + 5);
        example.map->itemX.push_back(static_cast<float>(1.6 * normal(random)));
        example.map->itemY.push_back(static_cast<float>(1.1 * normal(random)));
    }
    example.items = items;
    example.itemClicks = clicks;
}

inline ExampleMap exampleMap(std::size_t users, std::size_t items) {
    std::mt19937 random(7);
    ExampleMap example;
    example.map = std::make_shared<model::LatentMap>();
    example.map->epoch = 62;
    example.map->explained = {0.231, 0.088};
    addUsers(example, users, random);
    addItems(example, items, random);
    return example;
}

inline model::SelectionTaste exampleTaste(const ExampleMap& example, std::size_t users) {
    model::SelectionTaste taste;
    taste.users = users;
    for (std::size_t i = 0; i < std::min<std::size_t>(40, example.items->size()); ++i) {
        const double inside = 0.72 / (1 + 0.06 * static_cast<double>(i));
        taste.rows.push_back({(*example.items)[i],
                              static_cast<std::uint64_t>(inside * static_cast<double>(users)), inside,
                              inside * 0.45});
    }
    return taste;
}

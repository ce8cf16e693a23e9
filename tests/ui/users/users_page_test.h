#pragma once

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/ui/support/page_test.h"
#include "ui/charts/bar_chart.h"
#include "ui/components/elided_label.h"
#include "ui/users/users_page.h"

inline ui::UserDirectory threeUsers() {
    return std::make_shared<const std::vector<model::UserEntry>>(
        std::vector<model::UserEntry>{{.id = "a1", .role = model::UserRole::Training, .clicks = 9},
                                      {.id = "a2", .role = model::UserRole::Validation, .clicks = 9},
                                      {.id = "b1", .role = model::UserRole::Test, .clicks = 9}});
}

/// A test user with 50 latent dimensions, μ_k = ±k / 10, who clicked two of the three recommended items.
inline std::shared_ptr<model::UserProfile> profileOf(const std::string& id) {
    auto profile = std::make_shared<model::UserProfile>();
    profile->id = id;
    profile->role = model::UserRole::Test;
    profile->epoch = 62;
    profile->kl = 61.29;
    profile->history = {{"318", "The Shawshank Redemption (1994)", {1}}, {"<b>7</b>", "", {2}}};
    profile->heldOut = {{"47", "Seven", {3}}, {"50", "The Usual Suspects", {4}}};
    for (int k = 0; k < 50; ++k) {
        profile->mu.push_back(static_cast<float>(k % 2 == 0 ? k : -k) / 10.0F);
        profile->sigma.push_back(0.5F);
    }
    profile->recommendations = {{.rank = 1,
                                 .item = {"47", "Seven", {3}},
                                 .score = 9.25,
                                 .probability = 0.0121,
                                 .popularityRank = 31,
                                 .heldOut = true},
                                {.rank = 2,
                                 .item = {"9", "", {5}},
                                 .score = 9.0,
                                 .probability = 0.01,
                                 .popularityRank = 4,
                                 .heldOut = false},
                                {.rank = 3,
                                 .item = {"50", "The\tUsual Suspects", {4}},
                                 .score = 8.5,
                                 .probability = 0.001,
                                 .popularityRank = 100,
                                 .heldOut = true}};
    return profile;
}

/// A test of the page of users.
class UsersPageTest : public PageTest<ui::UsersPage> {
protected:
    void showUser(const std::shared_ptr<model::UserProfile>& profile) {
        m_page->setDirectory(threeUsers());
        m_page->setModelAvailable(true);
        m_page->setPersonState({.id = profile->id, .original = profile->history});
        m_page->setProfile(profile);
    }

    QPushButton* button(const char* name) const { return find<QPushButton>(name); }
    QLabel* label(const char* name) const { return find<QLabel>(name); }
    QString facts() const { return find<ui::ElidedLabel>("facts")->wholeText(); }
    QLineEdit* idField() const { return find<QLineEdit>("find"); }
    QAbstractItemModel* rows(const char* table) const { return find<ui::Table>(table)->model(); }
    QString cell(const char* table, int row, int column) const {
        return shownCell(*rows(table), row, column);
    }
    ui::BarChart* means() const { return find<ui::BarChart>("latentMeans"); }
    const ui::BarFigure& figure() const { return means()->figure(); }
    void choose(const char* box, int index) const { find<QComboBox>(box)->setCurrentIndex(index); }
};

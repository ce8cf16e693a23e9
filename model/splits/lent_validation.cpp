#include "model/splits/lent_validation.h"

#include <algorithm>

#include "model/splits/hold_out.h"

namespace model {

namespace {

/// Lends clicks of one user after the other.
class Lender {
public:
    Lender(std::vector<ClicksOfUser>& users, const IdTable& items, const ImportOptions& options)
        : m_users(users), m_items(items), m_options(options) {}

    void lendByRows() {
        for (std::size_t row = 0; row < m_users.size(); ++row) {
            ClicksOfUser& user = m_users[row];
            const std::size_t some = heldOutClicks(user.training.size(), m_options.heldOutItems);
            if (some == 0)
                continue;
            arrange(row);
            user.validation = moveOutLast(user.training, some);
        }
    }

    void lendByIds() {
        const std::vector<std::uint64_t> greatest = greatestPlaces();
        for (std::size_t row = 0; row < m_users.size(); ++row) {
            ClicksOfUser& user = m_users[row];
            const std::size_t some = heldOutClicks(user.training.size(), m_options.heldOutItems);
            arrange(row);
            const std::uint64_t ofUser = placeOfUser(m_options.splitSeed, user.id);
            std::vector<TableClick> staying;
            for (auto click = user.training.rbegin(); click != user.training.rend(); ++click)
                if (user.validation.size() < some && placeOf(ofUser, *click) < greatest[click->item])
                    user.validation.push_back(*click);
                else
                    staying.push_back(*click);
            user.training = std::move(staying);
        }
    }

private:
    /// Of each item's training clicks.
    std::vector<std::uint64_t> greatestPlaces() const {
        std::vector<std::uint64_t> greatest(m_items.size());
        for (const ClicksOfUser& user : m_users) {
            const std::uint64_t ofUser = placeOfUser(m_options.splitSeed, user.id);
            for (const TableClick& click : user.training)
                greatest[click.item] = std::max(greatest[click.item], placeOf(ofUser, click));
        }
        return greatest;
    }

    std::uint64_t placeOf(std::uint64_t ofUser, const TableClick& click) const {
        return placeOfClick(m_options.splitSeed, ofUser, m_items[click.item]);
    }

    void arrange(std::size_t row) {
        ClicksOfUser& user = m_users[row];
        arrangeForHoldOut(user.training, user.training.size(), {static_cast<std::uint32_t>(row), user.id},
                          m_options, [this](const TableClick& click) { return m_items[click.item]; });
    }

    std::vector<ClicksOfUser>& m_users;
    const IdTable& m_items;
    const ImportOptions& m_options;
};

} // namespace

void lendValidation(std::vector<ClicksOfUser>& users, const IdTable& items, const ImportOptions& options) {
    Lender lender(users, items, options);
    if (options.splitVersion == SplitVersion::ByIds)
        lender.lendByIds();
    else
        lender.lendByRows();
}

} // namespace model

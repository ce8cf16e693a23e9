#pragma once

#include <span>
#include <stdexcept>

#include "model/data/interactions.h"
#include "model/numerics/matrix.h"

namespace model {

/// Turns histories into scores of every item; a higher score ranks first.
class Scorer {
public:
    virtual ~Scorer() = default;

    /// How many users one call may score.
    virtual std::uint32_t maximumUsers() const = 0;

    /// Scores [users × I] from the users' rows. The result belongs to the scorer and is valid until the next
    /// call. Throws std::out_of_range for more than maximumUsers().
    virtual MatrixRef score(const Interactions& histories, std::span<const UserIndex> users) = 0;

protected:
    /// Throws std::out_of_range for more users than one call may score.
    void requireRoom(std::span<const UserIndex> users) const {
        if (users.size() > maximumUsers())
            throw std::out_of_range("more users than the scorer has memory for");
    }
};

} // namespace model

#pragma once

#include <span>

#include "model/data/interactions.h"
#include "model/numerics/matrix.h"

namespace model {

/// Turns histories into scores of every item; a higher score ranks first.
class Scorer {
public:
    virtual ~Scorer() = default;

    /// How many users one call may score.
    virtual std::uint32_t maximumUsers() const = 0;

    /// Scores [users × I] from the users' rows. The result lives in the scorer and is valid until the next
    /// call.
    virtual MatrixRef score(const Interactions& histories, std::span<const UserIndex> users) = 0;
};

} // namespace model

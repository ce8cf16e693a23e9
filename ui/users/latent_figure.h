#pragma once

#include <optional>
#include <vector>

#include "model/values/user_profile.h"
#include "ui/charts/figure.h"

namespace ui {

enum class LatentOrder { ByMagnitude, ByKl, ByIndex };

/// What dimension k adds to KL(q(z | x) ‖ p(z)), in nats: ½ (σ² + μ² − 1 − log σ²). Of a DAE: 0.
double klOf(const model::UserProfile& profile, std::size_t dimension);

/// The strongest dimensions in that order, by index those with the largest |μ|; most: how many at most, 0 =
/// all.
std::vector<std::size_t> orderedDimensions(const model::UserProfile& profile, LatentOrder order,
                                           std::size_t most);

/// The bars μ_k with whiskers ± σ_k of these dimensions; other: drawn beside them as dots, null = none.
BarFigure latentFigure(const model::UserProfile& profile, const std::vector<std::size_t>& dimensions,
                       const model::UserProfile* other);

/// "user 414", "the average", "a new person".
QString personName(const model::UserProfile& profile);

} // namespace ui

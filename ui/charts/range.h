#pragma once

namespace ui {

/// A part of an axis, in its values; low < high.
struct Range {
    double low = 0.0;
    double high = 1.0;

    double width() const { return high - low; }
    bool contains(double value) const { return low <= value && value <= high; }
    bool operator==(const Range&) const = default;
};

} // namespace ui

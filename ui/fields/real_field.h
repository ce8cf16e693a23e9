#pragma once

#include <limits>
#include <optional>

#include "ui/fields/field.h"

namespace ui {

/// Bounds of a real number; each of them is allowed itself or not.
struct RealRange {
    double minimum = -std::numeric_limits<double>::max();
    double maximum = std::numeric_limits<double>::max();
    bool minimumAllowed = true;
    bool maximumAllowed = true;

    bool contains(double value) const;
};

/// A real number, typed as the locale or as C writes it, with or without an exponent; shown with every digit
/// that it has.
class RealField : public Field {
    Q_OBJECT
public:
    RealField(RealRange range, QString wanted, QWidget* parent = nullptr);

    std::optional<double> value() const;
    void setValue(double value);

protected:
    bool understood() const override { return value().has_value(); }

private:
    RealRange m_range;
};

} // namespace ui

#pragma once

#include <cstdint>
#include <limits>
#include <optional>

#include "ui/fields/field.h"

namespace ui {

/// A whole number with bounds. Where 0 has a word of its own, such as "auto", it is shown and typed as that,
/// or left empty.
class WholeField : public Field {
    Q_OBJECT
public:
    struct Range {
        std::uint64_t minimum = 0;
        std::uint64_t maximum = std::numeric_limits<std::uint64_t>::max();
        QString zero = {}; ///< the word for 0; empty = the digit
    };

    WholeField(Range range, QString wanted, QWidget* parent = nullptr);

    std::optional<std::uint64_t> value() const;
    void setValue(std::uint64_t value);

protected:
    bool understood() const override { return value().has_value(); }

private:
    Range m_range;
};

} // namespace ui

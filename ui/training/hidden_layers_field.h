#pragma once

#include <optional>
#include <vector>

#include "ui/fields/field.h"

namespace ui {

/// The encoder's hidden widths, input side first: "600" or "600, 300"; 0 or nothing = none.
class HiddenLayersField : public Field {
    Q_OBJECT
public:
    explicit HiddenLayersField(QWidget* parent = nullptr);

    std::optional<std::vector<int>> value() const;
    void setValue(const std::vector<int>& widths);

protected:
    bool understood() const override { return value().has_value(); }
};

} // namespace ui

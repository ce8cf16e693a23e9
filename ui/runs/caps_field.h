#pragma once

#include <optional>
#include <vector>

#include "ui/fields/field.h"

namespace ui {

/// The caps of a β sweep: "0, 0.05, 0.1"; each once, none below 0. In a locale whose decimal mark is the
/// comma they are parted by semicolons.
class CapsField : public Field {
    Q_OBJECT
public:
    explicit CapsField(QWidget* parent = nullptr);

    std::optional<std::vector<double>> value() const;
    void setValue(const std::vector<double>& caps);

protected:
    bool understood() const override { return value().has_value(); }
};

} // namespace ui

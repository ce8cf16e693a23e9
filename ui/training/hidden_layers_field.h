#pragma once

#include <optional>
#include <vector>

#include "ui/fields/field.h"

namespace ui {

/// The widths of the encoder's hidden layers, input side first: "600" or "600, 300"; 0 or nothing = none.
class HiddenLayersField : public Field {
    Q_OBJECT
public:
    explicit HiddenLayersField(QWidget* parent = nullptr);

    std::optional<std::vector<int>> value() const;
    void setValue(const std::vector<int>& widths);

protected:
    bool understood() const override { return value().has_value(); }
};

/// Those of the decoder, z's side first; "mirrored" or nothing = the encoder's, turned round.
class DecoderLayersField : public HiddenLayersField {
    Q_OBJECT
public:
    using HiddenLayersField::HiddenLayersField;

    /// Unset while it is mirrored, or cannot be understood.
    std::optional<std::vector<int>> value() const;
    void setValue(const std::optional<std::vector<int>>& widths);

protected:
    bool understood() const override { return isMirrored() || HiddenLayersField::understood(); }

private:
    bool isMirrored() const;
};

} // namespace ui

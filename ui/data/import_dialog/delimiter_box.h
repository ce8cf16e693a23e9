#pragma once

#include "ui/data/import_dialog/typed_guess_box.h"

namespace ui {

/// What stands between two columns: one of the usual delimiters, or any text.
class DelimiterBox : public TypedGuessBox {
    Q_OBJECT
public:
    explicit DelimiterBox(QWidget* parent = nullptr);
};

} // namespace ui

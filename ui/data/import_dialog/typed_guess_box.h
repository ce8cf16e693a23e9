#pragma once

#include "ui/data/import_dialog/guess_box.h"

namespace ui {

/// A guess that takes any text: one of its choices, or what is typed; left empty it is guessed. A tab can be
/// typed as \\t.
class TypedGuessBox : public GuessBox {
    Q_OBJECT
public:
    explicit TypedGuessBox(QWidget* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    QString nameOf(const QVariant& value) const override;
};

} // namespace ui

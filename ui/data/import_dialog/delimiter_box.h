#pragma once

#include "ui/data/import_dialog/guess_box.h"

namespace ui {

/// What stands between two columns: one of the usual ones, or any text that is typed; left empty it is
/// guessed.
class DelimiterBox : public GuessBox {
    Q_OBJECT
public:
    explicit DelimiterBox(QWidget* parent = nullptr);

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    QString nameOf(const QVariant& value) const override;
};

} // namespace ui

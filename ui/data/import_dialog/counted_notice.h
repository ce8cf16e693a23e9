#pragma once

#include <QFrame>

#include "model/values/import_options.h"

namespace ui {

/// Asks what the first number of each line is where it could be a count.
class CountedNotice : public QFrame {
    Q_OBJECT
public:
    explicit CountedNotice(QWidget* parent = nullptr);

signals:
    void formatChosen(model::DataFormat format);
};

} // namespace ui

#pragma once

#include <functional>

#include <QFileDialog>

namespace ui {

/// Asks for a file of data or a folder; `then` gets what is chosen.
void choosePath(QWidget* parent, const QString& title, QFileDialog::FileMode mode, const QString& start,
                std::function<void(const QString& path)> then);

} // namespace ui

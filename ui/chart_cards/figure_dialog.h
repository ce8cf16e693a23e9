#pragma once

#include <QDialog>

#include "ui/charts/figure.h"

namespace ui {

class Table;

/// The data of a figure as a table that can be sorted and copied, in a window beside the others. It keeps
/// what was drawn when it was opened.
class FigureDialog : public QDialog {
    Q_OBJECT
public:
    explicit FigureDialog(const Figure& figure, QWidget* parent = nullptr);

private:
    QWidget* buildButtons();

    Table* m_table;
};

} // namespace ui

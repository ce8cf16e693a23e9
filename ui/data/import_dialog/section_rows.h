#pragma once

#include <initializer_list>
#include <vector>

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

/// Gives an input its name, and its help as a tooltip.
void describe(QWidget* input, const QString& objectName, const QString& name, const QString& help);

/// An input that has no effect is disabled, and its tooltip says why.
void setAvailable(QWidget* input, bool available, const QString& reason);

/// A widget at the top of the room that it is given.
QWidget* pushedUp(QWidget* widget);

/// The same, which scrolls where there is not room enough.
QWidget* scrolling(QWidget* widget, const QString& name);

/// Labelled rows of inputs; the labels' access keys lead to the first input of their row.
class SectionRows : public QWidget {
    Q_OBJECT
public:
    explicit SectionRows(QWidget* parent = nullptr);

    /// Inputs one after the other; those without a fixed width take the room that is left.
    void addRow(const QString& label, std::initializer_list<QWidget*> inputs);

    /// Without a label.
    void addWide(QWidget* widget);

    /// The row with this input, or widget.
    void setRowVisible(const QWidget* input, bool visible);

    /// All rows but the wide ones.
    void setRowsVisible(bool visible);

private:
    struct Row {
        QLabel* label;
        std::vector<QWidget*> inputs;
    };

    static void show(const Row& row, bool visible);

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace ui

#pragma once

#include <vector>

#include <QWidget>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;

namespace ui {

class Field;

/// Labelled inputs in sections that fold, each with its help as a tooltip and its complaint below it.
/// label: with its access key. help: meaning, range, the paper's value.
class OptionRows : public QWidget {
    Q_OBJECT
public:
    explicit OptionRows(QWidget* parent = nullptr);

    /// Holds the rows that follow; its title shows while any of them is relevant, and folds them away.
    void addSection(const QString& title);

    void addChoice(const QString& label, QComboBox* choice, const QString& name, const QString& help);
    QCheckBox* addCheck(const QString& label, const QString& name, const QString& help);
    void addField(const QString& label, Field* field, const QString& name, const QString& help);

    /// A choice that needs more room than the others; it does not count as edited by itself.
    void addWideRow(const QString& label, QComboBox* choice, const QString& name, const QString& help);

    /// A row that is not relevant is hidden, and has no complaint.
    void setRelevant(const QWidget* input, bool relevant);

    /// Looks at every row again, and unfolds those with a complaint; returns the first one with its row's
    /// name, empty if there is none.
    QString check();

    void setLocked(bool locked, const QString& reason);

signals:
    void edited(); ///< another choice, or the text of a field

private:
    struct Row {
        QLabel* label;
        QWidget* input;
        QLabel* complaint;    ///< null for an input that cannot be wrong
        QPushButton* section; ///< the title above, checked while unfolded; null if there is none
        bool relevant = true;
    };

    void refresh(const Row& row);
    void refreshSection(QPushButton* section);

    /// The label and the input, not yet in the grid.
    void makeRow(const QString& label, QWidget* input, const QString& name, const QString& help);
    void addRow(const QString& label, QWidget* input, const QString& name, const QString& help);

    QGridLayout* m_grid;
    QPushButton* m_section = nullptr; ///< the last one
    std::vector<Row> m_rows;
};

} // namespace ui

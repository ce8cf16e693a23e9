#pragma once

#include <vector>

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

class Field;

/// Labelled inputs under section titles, each with its help as a tooltip and its complaint below it.
class OptionRows : public QWidget {
    Q_OBJECT
public:
    explicit OptionRows(QWidget* parent = nullptr);

    void addSection(const QString& title);

    /// label: with its access key. help: meaning, range, the paper's value.
    void addRow(const QString& label, QWidget* input, const QString& name, const QString& help);
    void addField(const QString& label, Field* field, const QString& name, const QString& help);

    /// What a hidden row says does not matter, so it has no complaint.
    void setRowVisible(const QWidget* input, bool visible);

    /// Looks at every row again; returns the first complaint with its row's name, empty if there is none.
    QString check();

    void setLocked(bool locked, const QString& reason);

signals:
    void edited(); ///< the text of a field has changed

private:
    struct Row {
        QLabel* label;
        QWidget* input;
        QLabel* complaint; ///< null for an input that cannot be wrong
        bool visible = true;
    };

    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

} // namespace ui

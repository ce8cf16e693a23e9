#pragma once

#include <vector>

#include <QAbstractTableModel>

#include "ui/components/card.h"
#include "ui/runs/settings_difference.h"

class QLabel;
class QStackedWidget;

namespace ui {

/// What differs as a table: a row a setting or metric, a column a run.
class DifferenceTable : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRuns(std::vector<model::RunSummary> runs);

    bool isOfSettings() const; ///< some setting differs

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<model::RunSummary> m_runs;
    std::vector<DifferenceRow> m_rows;
};

/// How the settings of the selected runs differ, and their results.
class DifferenceView : public Card {
    Q_OBJECT
public:
    explicit DifferenceView(QWidget* parent = nullptr);

    void setRuns(const std::vector<model::RunSummary>& selected);

private:
    DifferenceTable m_table;
    QStackedWidget* m_stack;
    QLabel* m_sentence;
};

} // namespace ui

#pragma once

#include <functional>

#include "ui/components/card.h"
#include "ui/runs/run_list_rows.h"

class QLineEdit;

namespace ui {

class ElidedLabel;
class RunActions;
class RunDetails;
class RunTable;
class SharedActions;

/// All runs with their settings and best metrics: to be sorted, searched, selected, named, coloured and shown
/// in the charts.
class RunList : public Card {
    Q_OBJECT
public:
    explicit RunList(const SharedActions& actions, QWidget* parent = nullptr);

    void setRuns(std::vector<model::RunSummary> runs);
    void setFolder(const QString& folder);

    /// Ticks and selects the run that has just ended, as soon as it is listed.
    void showEnded(const QString& id);

    const RunListRows& rows() const { return m_rows; }
    RunActions* actions() const { return m_actions; }

signals:
    void selectionChanged(); ///< or what is known of the selected runs; RunActions::selection() has them
    void shownChanged();     ///< which runs are in the charts
    void cleaningRequested();
    void labelChanged(const QString& id, const model::RunLabel& label);

private:
    void buildContent();
    void buildHeader(const SharedActions& actions);
    void connectActions();
    void connectLabels();
    void onSelectionChanged();
    void showCount();
    void showFolder();
    void showEnded();
    void changeLabel(const QString& id, const std::function<void(model::RunLabel&)>& change);
    void openMenu(const QPoint& place);

    RunListRows m_rows;
    RunActions* m_actions;
    RunTable* m_table;
    RunDetails* m_details;
    QLineEdit* m_search;
    QString m_ended; ///< is to be shown once it is listed; empty = none
    QString m_folderPath;
    ElidedLabel* m_folder; ///< with its size
};

} // namespace ui

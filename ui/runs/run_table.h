#pragma once

#include <vector>

#include "model/values/run_summary.h"
#include "ui/tables/table.h"

namespace ui {

class RunListRows;

/// The table of the runs, the newest first. Selection, scroll position and a name that is being typed stay
/// when the runs are set again and when others are searched for.
class RunTable : public Table {
    Q_OBJECT
public:
    /// The rows must live as long as the table.
    explicit RunTable(RunListRows* rows, QWidget* parent = nullptr);

    /// The first ones that come have one selected: the newest.
    void setRuns(std::vector<model::RunSummary> runs);

    /// Shows only the runs that have the text in their words; empty = all.
    void search(const QString& text);

    /// That one alone, which comes into view; nobody where it is not among those that are shown.
    void select(const QString& id);

    /// In the order in which they stand in the table.
    QStringList selectedIds() const;

    /// Lets the name be typed over in place.
    void rename(const QString& id);

signals:
    void selectedChanged(); ///< which runs are selected, or what is known of them
    void openRequested();   ///< by a double click

private:
    struct Place;

    void layOutColumns();
    Place place() const;
    void restore(const Place& place);
    void selectAgain(const Place& place);

    RunListRows* m_rows;
    bool m_settled = true; ///< false while rows are being replaced and the selection is not yet back
};

} // namespace ui

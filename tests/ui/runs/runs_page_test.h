#pragma once

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/ui/support/example_runs.h"
#include "tests/ui/support/page_test.h"
#include "ui/charts/line_chart.h"
#include "ui/components/elided_label.h"
#include "ui/runs/run_columns.h"
#include "ui/runs/runs_page.h"

/// The tabs below the list of runs.
enum ComparisonTab { CurvesTab, DifferencesTab, ExperimentsTab };

inline QStringList idsOf(const QSignalSpy& spy) {
    return spy.isEmpty() ? QStringList() : spy.last().first().toStringList();
}

/// A test of the page of runs, with mouse gestures on it.
class RunsPageTest : public PageTest<ui::RunsPage> {
protected:
    void makePage() {
        PageTest::makePage();
        m_page->resize(1132, 744); // in a window of 1280 × 800, between rail, menus and status bar
    }

    /// Shows the page with the example's runs 1 … number.
    void show(int runs) {
        m_page->setRuns(exampleRuns(runs));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void showCurves(const QList<int>& numbers, int epochs = 20, int updatesPerEpoch = 5) {
        std::vector<std::shared_ptr<const model::RunCurves>> curves;
        for (const int number : numbers)
            curves.push_back(exampleCurves(number, epochs, updatesPerEpoch));
        m_page->setCurves(std::move(curves));
    }

    ui::Table* table() const { return find<ui::Table>("runs"); }
    QString cell(int row, int column) const { return table()->model()->index(row, column).data().toString(); }

    QStringList column(int column) const {
        QStringList texts;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            texts += cell(row, column);
        return texts;
    }

    QStringList selected() const {
        QModelIndexList rows = table()->selectionModel()->selectedRows(ui::NameColumn);
        std::sort(rows.begin(), rows.end());
        QStringList names;
        for (const QModelIndex& row : rows)
            names += row.data().toString();
        return names;
    }

    void select(const QStringList& names) const {
        QItemSelection rows;
        for (const QString& name : names) {
            const auto row = static_cast<int>(column(ui::NameColumn).indexOf(name));
            const QModelIndex place = table()->model()->index(row, ui::NameColumn);
            rows.select(place, place);
        }
        table()->selectionModel()->select(rows,
                                          QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }

    /// Clicks on the mark that shows a run's curves or hides them.
    void tick(int row) const {
        const QRect place = table()->visualRect(table()->model()->index(row, ui::MarkColumn));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, place.center());
    }

    const ui::LineFigure& figure(const char* name) const { return find<ui::LineChart>(name)->figure(); }
    QString facts() const { return find<ui::ElidedLabel>("runFacts")->wholeText(); }
};

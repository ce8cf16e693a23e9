#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "ui/runs/overlay_figures.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QStackedWidget;

namespace ui {

class LineChart;

/// The curves of the chosen runs over each other, one chart a subject, with one hover line through all.
class OverlayCharts : public QWidget {
    Q_OBJECT
public:
    explicit OverlayCharts(QWidget* parent = nullptr);

    /// Draws these; nothing happens if nothing about them is new.
    void setRuns(std::vector<OverlayRun> runs);

    /// What x is, and whether every update is drawn; for the row above.
    QWidget* viewControls() const { return m_controls; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    static constexpr std::size_t subjects = 5;

    void buildControls();
    QWidget* buildCharts();
    void addChart(QGridLayout* grid, OverlaySubject subject, int row, int column, int rows);
    void linkCrosshairs();
    void change();
    void draw();

    std::vector<OverlayRun> m_runs;
    bool m_changed = false; ///< since the charts were drawn
    QWidget* m_controls;
    QComboBox* m_x;
    QCheckBox* m_eachUpdate;
    QStackedWidget* m_stack;
    std::array<LineChart*, subjects> m_charts{};
};

} // namespace ui

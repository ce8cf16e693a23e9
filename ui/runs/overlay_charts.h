#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "ui/runs/overlay_figures.h"

class QCheckBox;
class QGridLayout;
class QStackedWidget;

namespace ui {

class CurveView;
class LineChart;

/// What has grown of a run's curves.
enum class CurvePart { Epochs, Updates };

/// The curves of the chosen runs over each other, one chart a subject, with one view and one hover line
/// for all.
class OverlayCharts : public QWidget {
    Q_OBJECT
public:
    explicit OverlayCharts(QWidget* parent = nullptr);

    /// Draws these; nothing happens if nothing about them is new.
    void setRuns(std::vector<OverlayRun> runs);

    /// The curves of a run have become longer; nothing happens if they are not shown.
    void curvesGrew(const std::string& id, CurvePart part);

    /// How the curves are looked at, and whether every update is drawn; for the row above.
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
    CurveView* m_view;
    QWidget* m_controls;
    QCheckBox* m_eachUpdate;
    QStackedWidget* m_stack;
    std::array<LineChart*, subjects> m_charts{};
};

} // namespace ui

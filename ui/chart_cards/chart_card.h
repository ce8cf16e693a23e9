#pragma once

#include <functional>

#include "ui/charts/figure.h"
#include "ui/components/card.h"

class QMenu;
class QToolButton;

namespace ui {

class LineChart;

/// A card with a chart and, at the right end of its header, a small menu to export or copy it, to see its
/// data as a table and, of lines, to make its axes logarithmic.
class ChartCard : public Card {
    Q_OBJECT
public:
    /// figure: asked when the chart is exported. The card takes ownership of the chart.
    ChartCard(QWidget* chart, std::function<Figure()> figure, QWidget* parent = nullptr);
    explicit ChartCard(LineChart* chart, QWidget* parent = nullptr);

    Figure figure() const { return m_figure(); }

    /// The data of the figure as they are now, in a window of their own.
    void showTable();

signals:
    /// Export… was chosen.
    void exportRequested(const ui::Figure& figure);
    /// Copy was chosen; the figure goes to the clipboard as a picture.
    void copyRequested(const ui::Figure& figure);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildMenu();
    void addAxisChoices(LineChart* chart);

    std::function<Figure()> m_figure;
    QMenu* m_menu;
    QToolButton* m_menuButton;
};

} // namespace ui

#pragma once

#include <functional>

#include "ui/charts/figure.h"
#include "ui/components/card.h"

class QToolButton;

namespace ui {

/// A card with a chart and, at the right end of its header, a small menu to export or copy it.
class ChartCard : public Card {
    Q_OBJECT
public:
    /// figure: asked when the chart is exported. The card takes ownership of the chart.
    ChartCard(QWidget* chart, std::function<Figure()> figure, QWidget* parent = nullptr);

    Figure figure() const { return m_figure(); }

signals:
    /// Export… was chosen.
    void exportRequested(const ui::Figure& figure);
    /// Copy was chosen; the figure goes to the clipboard as a picture.
    void copyRequested(const ui::Figure& figure);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::function<Figure()> m_figure;
    QToolButton* m_menuButton;
};

} // namespace ui

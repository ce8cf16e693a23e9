#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "ui/charts/figure.h"

namespace ui {

/// Draws a BarFigure: bars from zero, whiskers, and, where the pointer or the arrow keys stand, a box with
/// the bar's label and values.
class BarChart : public QWidget {
    Q_OBJECT
public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;

    const BarFigure& figure() const;
    void setFigure(BarFigure figure);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void refresh();
    void select(std::optional<int> bar);
    void step(int by);

    class Drawing;
    std::unique_ptr<Drawing> m_drawing;
};

} // namespace ui

#pragma once

#include <QWidget>

#include "model/values/training_reports.h"

class QLabel;

namespace ui {

class LineChart;

/// β of a planned run as a small line, and in sentences what the plan means.
class PlanPreview : public QWidget {
    Q_OBJECT
public:
    explicit PlanPreview(QWidget* parent = nullptr);

    void setPlan(const model::RunPlan& plan);

private:
    QLabel* addText(const QString& name);

    LineChart* m_beta;
    QLabel* m_warnings; ///< what the user may not have meant
    QLabel* m_facts;
};

} // namespace ui

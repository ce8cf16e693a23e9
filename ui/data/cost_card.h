#pragma once

#include "model/values/run_cost.h"
#include "model/values/training_reports.h"
#include "ui/components/card.h"

namespace ui {

/// What training on these data needs, with the network and the batch that the training page has.
class CostCard : public Card {
    Q_OBJECT
public:
    explicit CostCard(QWidget* parent = nullptr);

    void setPlan(const model::RunPlan& plan);
    void setCost(const model::RunCost& cost);

    /// Nothing is planned yet.
    void clear();

private:
    QLabel* addValue(QHBoxLayout* layout, const QString& name, const QString& unit, const QString& help);

    QLabel* m_parameters;
    QLabel* m_memory;
    QLabel* m_time;
};

} // namespace ui

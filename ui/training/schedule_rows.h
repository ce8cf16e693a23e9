#pragma once

#include <QObject>

#include "model/values/training_options.h"

class QComboBox;

namespace ui {

class OptionRows;
class RealField;
class WholeField;

/// The rows of how β goes over the updates of a run.
class ScheduleRows : public QObject {
    Q_OBJECT
public:
    explicit ScheduleRows(OptionRows* rows);

    void show(const model::BetaSchedule& schedule);

    /// Writes these rows over the schedule; what cannot be understood is left as it is.
    void addTo(model::BetaSchedule& schedule) const;

    /// Shows the rows that are relevant for a model of this kind with this schedule.
    void refresh(model::ModelKind model);

private:
    void buildGrowth();
    void buildPeak();
    void buildCycles();

    OptionRows* m_rows;
    QComboBox* m_kind;
    RealField* m_cap;
    WholeField* m_annealSteps;
    WholeField* m_peakPatience;
    WholeField* m_cycles;
    RealField* m_growingShare;
};

} // namespace ui

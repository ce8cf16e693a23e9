#include "ui/training/schedule_rows.h"

#include <limits>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"
#include "ui/training/option_rows.h"
#include "ui/training/option_values.h"

namespace ui {

using model::BetaKind;

ScheduleRows::ScheduleRows(OptionRows* rows) : QObject(rows), m_rows(rows) {
    rows->addSection(tr("β schedule"));
    m_kind = makeChoice<BetaKind>({{tr("constant"), BetaKind::Constant},
                                   {tr("linear"), BetaKind::Linear},
                                   {tr("hold at peak"), BetaKind::HoldAtPeak},
                                   {tr("cyclical"), BetaKind::Cyclical}},
                                  rows);
    rows->addChoice(tr("Sched&ule"), m_kind, QStringLiteral("betaKind"),
                    tr("How β, the weight of the KL term, changes over the run.\nConstant: always the "
                       "cap.\nLinear: from 0 to the cap, as the paper’s authors do.\nHold at peak: grows "
                       "until the validation NDCG@100 has peaked, then stays at the peak’s β (paper, "
                       "section 2.2.2).\nCyclical: from 0 to the cap repeatedly (Fu et al. 2019)."));
    buildGrowth();
    buildPeak();
    buildCycles();
}

void ScheduleRows::buildGrowth() {
    m_cap =
        new RealField({.minimum = 0, .maximum = model::largestBeta}, tr("a number from 0 to 1000"), m_rows);
    m_rows->addField(tr("&Cap"), m_cap, QStringLiteral("betaCap"),
                     tr("The highest weight of the KL term: at least 0; 1 is the true bound. The paper’s "
                        "value is 0.2. Hold at peak needs a cap beyond the best value, such as 1."));
    m_annealSteps = new WholeField({.zero = tr("auto")}, tr("a whole number, or auto"), m_rows);
    m_rows->addField(
        tr("Ste&ps"), m_annealSteps, QStringLiteral("annealSteps"),
        tr("Updates until β reaches its cap: at least 1; auto uses 80 % of the updates of the run, and for "
           "hold at peak as many as let β grow by 0.2 in that time. The paper anneals over 200 000."));
}

void ScheduleRows::buildPeak() {
    m_peakPatience = new WholeField({.minimum = 1, .maximum = std::numeric_limits<int>::max()},
                                    tr("a whole number of at least 1"), m_rows);
    m_rows->addField(tr("Peak patience"), m_peakPatience, QStringLiteral("peakPatience"),
                     tr("Epochs without a better validation NDCG@100 after which the peak is taken as passed "
                        "and β is held: at least 1. The paper gives no number; 10 is the default."));
}

void ScheduleRows::buildCycles() {
    m_cycles = new WholeField({.minimum = 1, .maximum = 1000}, tr("a whole number from 1 to 1000"), m_rows);
    m_rows->addField(tr("Cycles"), m_cycles, QStringLiteral("cycles"),
                     tr("How often β grows from 0: from 1 to 1000 times. Fu et al. use 4."));
    m_growingShare = new RealField({.minimum = 0, .maximum = 1, .minimumAllowed = false},
                                   tr("a number above 0, at most 1"), m_rows);
    m_rows->addField(tr("Growing share"), m_growingShare, QStringLiteral("growingShare"),
                     tr("The share of a cycle in which β grows; for the rest it stays at the cap. Above 0, "
                        "at most 1. Fu et al. use 0.5."));
}

void ScheduleRows::show(const model::BetaSchedule& schedule) {
    setCurrent(*m_kind, schedule.kind);
    m_cap->setValue(schedule.cap);
    m_annealSteps->setValue(schedule.annealSteps);
    m_peakPatience->setValue(asWhole(schedule.peakPatience));
    m_cycles->setValue(asWhole(schedule.cycles));
    m_growingShare->setValue(schedule.growingShare);
}

void ScheduleRows::addTo(model::BetaSchedule& schedule) const {
    readInto(schedule.kind, *m_kind);
    readInto(schedule.cap, *m_cap);
    readInto(schedule.annealSteps, *m_annealSteps);
    readInto(schedule.peakPatience, *m_peakPatience);
    readInto(schedule.cycles, *m_cycles);
    readInto(schedule.growingShare, *m_growingShare);
}

void ScheduleRows::refresh(model::ModelKind model) {
    const bool any = model == model::ModelKind::Vae;
    const auto kind = currentIn<BetaKind>(*m_kind);
    m_rows->setRelevant(m_kind, any);
    m_rows->setRelevant(m_cap, any);
    m_rows->setRelevant(m_annealSteps, any && (kind == BetaKind::Linear || kind == BetaKind::HoldAtPeak));
    m_rows->setRelevant(m_peakPatience, any && kind == BetaKind::HoldAtPeak);
    m_rows->setRelevant(m_cycles, any && kind == BetaKind::Cyclical);
    m_rows->setRelevant(m_growingShare, any && kind == BetaKind::Cyclical);
}

} // namespace ui

#include "ui/training/options_form.h"

#include <QSignalBlocker>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include "ui/training/network_rows.h"
#include "ui/training/option_rows.h"
#include "ui/training/plan_preview.h"
#include "ui/training/presets.h"
#include "ui/training/run_rows.h"
#include "ui/training/schedule_rows.h"

namespace ui {

OptionsForm::OptionsForm(QWidget* parent)
    : QWidget(parent), m_rows(new OptionRows(this)), m_presets(buildPresets()),
      m_network(new NetworkRows(m_rows)), m_run(new RunRows(m_rows)), m_schedule(new ScheduleRows(m_rows)),
      m_preview(new PlanPreview(this)) {
    connect(m_rows, &OptionRows::edited, this, [this] {
        propose();
        refresh();
    });
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_rows);
    layout->addWidget(m_preview);
    layout->addStretch();
    setOptions({});
}

QComboBox* OptionsForm::buildPresets() {
    QComboBox* presets = makeChoice(presetNames(), m_rows);
    const auto* model = qobject_cast<QStandardItemModel*>(presets->model());
    model->item(indexOf(*presets, Preset::Custom))->setEnabled(false); // what the others are not
    m_rows->addWideRow(
        tr("P&reset"), presets, QStringLiteral("preset"),
        tr("Fills in a model with its regularisation and β: the two of the paper, or the other "
           "likelihoods that it compares. The rest stays as it is. Custom is everything else."));
    connect(presets, &QComboBox::currentIndexChanged, this, &OptionsForm::choosePreset);
    return presets;
}

void OptionsForm::choosePreset() {
    const model::TrainingOptions preset = withPreset(options(), currentIn<Preset>(*m_presets));
    {
        const QSignalBlocker quiet(m_rows);
        m_network->show(preset);
        m_run->showL2(preset.l2);
        m_schedule->show(preset.beta);
    }
    refresh();
}

/// Another model or schedule may want other values than the one before; what is being typed elsewhere stays.
void OptionsForm::propose() {
    const model::TrainingOptions chosen = options();
    const model::TrainingOptions proposal = withProposals(m_before, chosen);
    const QSignalBlocker quiet(m_rows);
    if (proposal.network != chosen.network)
        m_network->show(proposal);
    if (proposal.l2 != chosen.l2)
        m_run->showL2(proposal.l2);
    if (proposal.beta != chosen.beta)
        m_schedule->show(proposal.beta);
}

void OptionsForm::refresh() {
    m_before = options();
    const QSignalBlocker quiet(m_presets);
    setCurrent(*m_presets, presetOf(m_before));
    m_network->refresh();
    m_schedule->refresh(m_before.network.kind);
    m_complaint = m_rows->check();
    emit complaintChanged(m_complaint);
    if (m_complaint.isEmpty())
        emit edited(m_before);
}

model::TrainingOptions OptionsForm::options() const {
    model::TrainingOptions options;
    m_network->addTo(options);
    m_run->addTo(options);
    m_schedule->addTo(options.beta);
    return options;
}

void OptionsForm::setOptions(const model::TrainingOptions& options) {
    {
        const QSignalBlocker quiet(m_rows);
        m_network->show(options);
        m_run->show(options);
        m_schedule->show(options.beta);
    }
    refresh();
}

void OptionsForm::setPlan(const model::RunPlan& plan) {
    m_preview->setPlan(plan);
}

void OptionsForm::setLocked(bool locked) {
    m_rows->setLocked(locked, tr("A run is in progress; its options are locked."));
}

} // namespace ui

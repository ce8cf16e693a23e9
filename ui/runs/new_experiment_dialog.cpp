#include "ui/runs/new_experiment_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/fields/whole_field.h"
#include "ui/runs/caps_field.h"
#include "ui/runs/experiment_sentences.h"
#include "ui/style/format.h"

namespace ui {

namespace {

constexpr int dialogWidth = 460;
constexpr int seedsWidth = 72;
constexpr std::uint64_t mostSeeds = 20;

/// Ten, as the sweep of the paper's figure 1 that hold-at-peak is measured against.
const std::vector<double> defaultCaps{0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1};

} // namespace

NewExperimentDialog::NewExperimentDialog(model::ExperimentKind kind, const model::TrainingOptions& base,
                                         const QString& dataName, QWidget* parent)
    : QDialog(parent), m_dataName(dataName), m_caps(new CapsField(this)),
      m_seeds(new WholeField({.minimum = 1, .maximum = mostSeeds}, tr("a whole number from 1 to 20"), this)),
      m_sentences(new QLabel(this)) {
    m_plan = {.kind = kind, .base = base, .seeds = 3, .caps = {}};
    setObjectName(QStringLiteral("newExperiment"));
    setWindowTitle(kind == model::ExperimentKind::Likelihoods ? tr("Compare likelihoods") : tr("β sweep"));
    m_sentences->setObjectName(QStringLiteral("experimentPlan"));
    m_sentences->setProperty("muted", true);
    m_sentences->setTextFormat(Qt::PlainText);
    m_sentences->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    layout->addWidget(buildForm());
    layout->addWidget(m_sentences);
    layout->addWidget(buildButtons());
    layout->addStretch();
    setFixedWidth(dialogWidth);
    m_caps->setValue(defaultCaps);
    m_seeds->setValue(static_cast<std::uint64_t>(m_plan.seeds));
    connect(m_caps, &Field::edited, this, &NewExperimentDialog::refresh);
    connect(m_seeds, &Field::edited, this, &NewExperimentDialog::refresh);
    refresh();
}

QWidget* NewExperimentDialog::buildForm() {
    auto* form = new QWidget(this);
    auto* rows = new QFormLayout(form);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setVerticalSpacing(4);
    rows->setHorizontalSpacing(12);
    rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (m_plan.kind == model::ExperimentKind::BetaSweep)
        m_capsComplaint = addField(rows, tr("&Caps of β"), m_caps, QStringLiteral("caps"),
                                   tr("Each makes one row of the table: the highest β of its runs. The "
                                      "paper’s figure 1 goes from 0 to 1."));
    else
        m_caps->hide();
    m_seedsComplaint = addField(rows, tr("&Seeds"), m_seeds, QStringLiteral("seeds"),
                                tr("Runs per row. The table shows their mean and its standard error."));
    m_seeds->setFixedWidth(seedsWidth);
    m_seeds->setAlignment(Qt::AlignRight);
    return form;
}

QLabel* NewExperimentDialog::addField(QFormLayout* form, const QString& label, Field* field,
                                      const QString& name, const QString& help) {
    field->setObjectName(name);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->setToolTip(help);
    field->setWhatsThis(help);
    auto* complaint = new QLabel(this);
    complaint->setObjectName(name + QStringLiteral("Complaint"));
    complaint->setProperty("failure", true);
    complaint->setTextFormat(Qt::PlainText);
    complaint->hide();
    form->addRow(label, field);
    form->addRow(QString(), complaint);
    return complaint;
}

QWidget* NewExperimentDialog::buildButtons() {
    auto* buttons = new QDialogButtonBox(this);
    m_start = new QPushButton(tr("&Start"), this);
    m_start->setObjectName(QStringLiteral("startExperiment"));
    m_start->setProperty("primary", true);
    m_start->setDefault(true);
    buttons->addButton(m_start, QDialogButtonBox::ActionRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(m_start, &QPushButton::clicked, this, &NewExperimentDialog::start);
    connect(buttons, &QDialogButtonBox::rejected, this, &NewExperimentDialog::reject);
    return buttons;
}

QString NewExperimentDialog::obstacle() const {
    if (m_plan.kind == model::ExperimentKind::BetaSweep && m_plan.base.network.kind == model::ModelKind::Dae)
        return tr("A DAE has no β to sweep: choose a VAE on the training page first.");
    return {};
}

void NewExperimentDialog::refresh() {
    const std::pair<Field*, QLabel*> fields[] = {{m_caps, m_capsComplaint}, {m_seeds, m_seedsComplaint}};
    QString complaint = obstacle();
    for (const auto& [field, label] : fields) {
        if (label == nullptr)
            continue;
        label->setText(field->complaint());
        label->setVisible(!label->text().isEmpty());
        if (complaint.isEmpty())
            complaint = label->text();
    }
    m_start->setEnabled(complaint.isEmpty());
    m_start->setToolTip(complaint);
    if (complaint.isEmpty()) {
        m_plan.seeds = static_cast<int>(*m_seeds->value());
        m_plan.caps =
            m_plan.kind == model::ExperimentKind::BetaSweep ? *m_caps->value() : std::vector<double>();
        m_start->setText(counted(runsOf(m_plan), tr("&Start 1 run"), tr("&Start %1 runs")));
    }
    m_sentences->setText(obstacle().isEmpty() ? experimentSentences(m_plan, m_dataName) : obstacle());
}

void NewExperimentDialog::start() {
    emit experimentRequested(m_plan);
    accept();
}

} // namespace ui

#include "ui/runs/run_details.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

#include "ui/components/elided_label.h"
#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

constexpr int notesWidth = 250;

/// E.g. "best at epoch 58 · β ended at 0.2 · MovieLens latest small".
QString factsOf(const model::RunSummary& run) {
    QStringList facts{nameOf(run)};
    if (!run.reason.empty()) {
        facts += RunDetails::tr("%1: %2").arg(stateName(run.state), QString::fromStdString(run.reason));
        return facts.join(QStringLiteral(" · "));
    }
    if (run.epochsDone > 0)
        facts += run.bestEpoch == 0 ? RunDetails::tr("no epoch was better than the untrained model")
                                    : RunDetails::tr("best at epoch %1").arg(run.bestEpoch);
    if (run.epochsDone > 0 && run.options.network.kind == model::ModelKind::Vae)
        facts += RunDetails::tr("β at the end %1").arg(significant(run.finalBeta, 2));
    facts += optionsSentence(run.options);
    if (!run.experiment.id.empty())
        facts += RunDetails::tr("part of “%1”").arg(QString::fromStdString(run.experiment.name));
    return facts.join(QStringLiteral(" · "));
}

} // namespace

RunDetails::RunDetails(QWidget* parent) : QWidget(parent), m_facts(new ElidedLabel(this)) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_facts->setObjectName(QStringLiteral("runFacts"));
    row->addWidget(m_facts, 1);
    buildNotes(row);
    buildColours(row);
    setRuns({});
}

void RunDetails::buildNotes(QHBoxLayout* row) {
    m_notes = new QLineEdit(this);
    m_notes->setObjectName(QStringLiteral("notes"));
    m_notes->setPlaceholderText(tr("Notes"));
    m_notes->setAccessibleName(tr("Notes of the selected run"));
    m_notes->setFixedWidth(notesWidth);
    connect(m_notes, &QLineEdit::editingFinished, this, [this] {
        m_notes->setModified(false);
        if (!m_id.isEmpty() && m_notes->text() != m_notesBefore) {
            m_notesBefore = m_notes->text();
            emit notesEdited(m_id, m_notesBefore);
        }
    });
    row->addWidget(m_notes);
}

void RunDetails::buildColours(QHBoxLayout* row) {
    auto* dots = new QHBoxLayout;
    dots->setSpacing(0);
    for (int colour = 0; colour < runColours; ++colour) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("dot%1").arg(colour));
        button->setProperty("quiet", true);
        button->setCheckable(true);
        button->setAccessibleName(tr("Colour: %1").arg(colourName(colour)));
        button->setToolTip(colourName(colour));
        connect(button, &QToolButton::clicked, this, [this, colour] { emit colourChosen(colour); });
        dots->addWidget(button);
        m_colours[static_cast<std::size_t>(colour)] = button;
    }
    paintColours();
    row->addLayout(dots);
}

void RunDetails::setRuns(const std::vector<model::RunSummary>& selected) {
    const bool readable = std::ranges::any_of(selected, model::isReadable);
    for (std::size_t colour = 0; colour < m_colours.size(); ++colour) {
        m_colours[colour]->setEnabled(readable);
        m_colours[colour]->setChecked(std::ranges::any_of(selected, [&](const auto& run) {
            return static_cast<std::size_t>(hueOfRun(run.colour)) == colour;
        }));
    }
    if (selected.size() == 1) {
        setOne(selected.front());
        return;
    }
    m_id.clear();
    m_notesBefore.clear();
    m_notes->clear();
    m_notes->setEnabled(false);
    setFailure(false);
    m_facts->setWholeText(selected.empty() ? tr("Select a run to open it, or several to compare them")
                                           : tr("%1 runs selected").arg(count(selected.size())));
}

void RunDetails::setOne(const model::RunSummary& run) {
    const QString id = QString::fromStdString(run.id);
    const bool typing = id == m_id && m_notes->isModified();
    m_id = id;
    m_notesBefore = QString::fromStdString(run.notes);
    if (!typing)
        m_notes->setText(m_notesBefore);
    m_notes->setEnabled(isReadable(run));
    setFailure(!run.reason.empty());
    m_facts->setWholeText(factsOf(run));
}

void RunDetails::setFailure(bool failure) {
    m_facts->setProperty("failure", failure);
    m_facts->setProperty("muted", !failure);
    m_facts->style()->unpolish(m_facts);
    m_facts->style()->polish(m_facts);
}

void RunDetails::paintColours() {
    for (std::size_t colour = 0; colour < m_colours.size(); ++colour)
        m_colours[colour]->setIcon(colourIcon(static_cast<int>(colour)));
}

void RunDetails::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_colours.back() != nullptr)
        paintColours();
    QWidget::changeEvent(event);
}

} // namespace ui

#include "ui/training/run_controls.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

#include <utility>

#include "ui/components/elided_label.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

using model::RunState;

/// E.g. "β ≤ 0.2".
QString describe(const model::BetaSchedule& schedule) {
    const QString cap = QLocale().toString(schedule.cap, 'g', QLocale::FloatingPointShortest);
    switch (schedule.kind) {
    case model::BetaKind::Constant:
        return RunControls::tr("β = %1").arg(cap);
    case model::BetaKind::HoldAtPeak:
        return RunControls::tr("β ≤ %1, held at the peak").arg(cap);
    case model::BetaKind::Cyclical:
        return RunControls::tr("β ≤ %1, cyclical").arg(cap);
    case model::BetaKind::Linear:
        break;
    }
    return RunControls::tr("β ≤ %1").arg(cap);
}

/// E.g. "multinomial 600-200 · β ≤ 0.2", "DAE multinomial 200".
QString describe(const model::TrainingOptions& options) {
    const QString likelihoods[] = {RunControls::tr("multinomial"), RunControls::tr("gaussian"),
                                   RunControls::tr("logistic")};
    QStringList widths;
    for (const int width : options.network.hidden)
        widths += QString::number(width);
    widths += QString::number(options.network.latent);
    const QString network = QStringLiteral("%1 %2").arg(
        likelihoods[static_cast<int>(options.network.likelihood)], widths.join(QLatin1Char('-')));
    if (options.network.kind == model::ModelKind::Dae)
        return RunControls::tr("DAE %1").arg(network);
    return QStringLiteral("%1 · %2").arg(network, describe(options.beta));
}

bool isGoing(RunState state) {
    return state == RunState::Training || state == RunState::Paused;
}

bool isBetween(RunState state) {
    return state == RunState::Starting || state == RunState::Stopping;
}

} // namespace

RunControls::RunControls(QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this)) {
    m_start = addRunAction(tr("&Start"), QKeySequence(Qt::CTRL | Qt::Key_R), QStringLiteral("startAction"));
    m_resume = addRunAction(tr("R&esume"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R),
                            QStringLiteral("resumeAction"));
    m_pause = addRunAction(tr("&Pause"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
                           QStringLiteral("pauseAction"));
    m_stop = addRunAction(tr("St&op"), QKeySequence(Qt::CTRL | Qt::Key_Period), QStringLiteral("stopAction"));
    connect(m_start, &QAction::triggered, this, &RunControls::startRequested);
    connect(m_resume, &QAction::triggered, this, [this] { emit resumeRequested(m_resumable); });
    connect(m_pause, &QAction::triggered, this, &RunControls::pauseOrContinue);
    connect(m_stop, &QAction::triggered, this, &RunControls::stopRequested);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_primaryButton = addButton(QStringLiteral("primary"), true);
    m_resumeButton = addButton(QStringLiteral("resumeRun"), false);
    m_resumeButton->setText(m_resume->text());
    m_resumeButton->setToolTip(tr("Goes on with the run below where it was stopped"));
    connect(m_resumeButton, &QPushButton::clicked, m_resume, &QAction::trigger);
    m_stopButton = addButton(QStringLiteral("stop"), false);
    m_stopButton->setText(m_stop->text());
    connect(m_primaryButton, &QPushButton::clicked, this,
            [this] { (isGoing(m_state) ? m_pause : m_start)->trigger(); });
    connect(m_stopButton, &QPushButton::clicked, m_stop, &QAction::trigger);
    m_description = new QLabel(this);
    m_description->setObjectName(QStringLiteral("description"));
    m_description->setProperty("pill", true);
    m_description->setTextFormat(Qt::PlainText);
    m_result = new ElidedLabel(this);
    m_result->setObjectName(QStringLiteral("result"));
    m_result->setProperty("muted", true);
    m_row->addWidget(m_description, 0, Qt::AlignVCenter);
    m_row->addWidget(m_result, 1);
    setOptions({});
    refresh();
}

QAction* RunControls::addRunAction(const QString& text, const QKeySequence& shortcut, const QString& name) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(shortcut);
    return action;
}

QPushButton* RunControls::addButton(const QString& name, bool primary) {
    auto* button = new QPushButton(this);
    button->setObjectName(name);
    button->setProperty("primary", primary);
    m_row->addWidget(button);
    return button;
}

void RunControls::pauseOrContinue() {
    if (m_state == RunState::Paused)
        emit continueRequested();
    else
        emit pauseRequested();
}

void RunControls::setState(RunState state) {
    m_state = state;
    refresh();
}

void RunControls::setObstacle(const QString& obstacle) {
    m_obstacle = obstacle;
    refresh();
}

void RunControls::setResumable(const QString& id) {
    m_resumable = id;
    refresh();
}

void RunControls::setOptions(const model::TrainingOptions& options) {
    m_description->setText(describe(options));
}

void RunControls::setResult(const QString& result) {
    m_result->setWholeText(result);
}

void RunControls::refresh() {
    const bool idle = !isGoing(m_state) && !isBetween(m_state);
    m_start->setEnabled(idle && m_obstacle.isEmpty());
    m_resume->setEnabled(idle && !m_resumable.isEmpty());
    m_resumeButton->setVisible(m_resume->isEnabled());
    m_pause->setEnabled(isGoing(m_state));
    m_pause->setText(m_state == RunState::Paused ? tr("&Continue") : tr("&Pause"));
    m_stop->setEnabled(isGoing(m_state) || m_state == RunState::Starting);
    setButtonEnabled(m_stopButton, m_stop->isEnabled());
    m_stopButton->setToolTip(m_stop->isEnabled() ? tr("Ends the run and keeps the best model so far")
                                                 : tr("No run is in progress"));
    m_stopButton->setIcon(
        icon(QStringLiteral("stop"), m_stop->isEnabled() ? currentColours().text : currentColours().muted));
    m_resumeButton->setIcon(icon(QStringLiteral("play"), currentColours().text));
    refreshPrimary();
}

void RunControls::refreshPrimary() {
    const bool going = isGoing(m_state);
    QString text = going ? m_pause->text() : m_start->text();
    QString help = going ? tr("Pauses the run after the current batch") : m_obstacle;
    if (m_state == RunState::Paused)
        help = tr("Continues where the run was paused");
    if (isBetween(m_state)) {
        text = m_state == RunState::Starting ? tr("Starting…") : tr("Stopping…");
        help = tr("In a moment");
    }
    m_primaryButton->setText(text);
    m_primaryButton->setToolTip(help);
    setButtonEnabled(m_primaryButton, m_start->isEnabled() || m_pause->isEnabled());
    if (m_primaryButton->isEnabled() && std::exchange(m_focusComesBack, false) &&
        window()->focusWidget() == nullptr)
        m_primaryButton->setFocus(Qt::OtherFocusReason);
    const QColor colour = m_primaryButton->isEnabled() ? currentColours().accentText : currentColours().muted;
    m_primaryButton->setIcon(
        icon(m_state == RunState::Training ? QStringLiteral("pause") : QStringLiteral("play"), colour));
}

/// Qt hands the focus of a button that is disabled on to whatever comes next; here it comes back.
void RunControls::setButtonEnabled(QPushButton* button, bool enabled) {
    if (!enabled && button->hasFocus()) {
        button->clearFocus();
        m_focusComesBack = true;
    }
    button->setEnabled(enabled);
}

void RunControls::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace ui

#include "ui/window/activity.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <cmath>

#include "ui/style/format.h"
#include "ui/style/progress.h"

namespace ui {

namespace {

QString nameOf(model::RunState state) {
    switch (state) {
    case model::RunState::Idle:
        return Activity::tr("Ready");
    case model::RunState::Starting:
        return Activity::tr("Starting");
    case model::RunState::Training:
        return Activity::tr("Training");
    case model::RunState::Paused:
        return Activity::tr("Paused");
    case model::RunState::Stopping:
        return Activity::tr("Stopping");
    case model::RunState::Finished:
        return Activity::tr("Finished");
    case model::RunState::Stopped:
        return Activity::tr("Stopped");
    case model::RunState::Failed:
        return Activity::tr("Failed");
    }
    return {};
}

} // namespace

Activity::Activity(QWidget* parent) : QWidget(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(20);
    m_state = addText(layout, QStringLiteral("state"));
    m_epoch = addText(layout, QStringLiteral("epoch"));
    m_speed = addText(layout, QStringLiteral("speed"));
    m_elapsed = addText(layout, QStringLiteral("elapsed"));
    m_remaining = addText(layout, QStringLiteral("remaining"));
    m_progress = new QProgressBar(this);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    showShare(*m_progress, 0);
    // A hidden bar keeps its place, so that the texts beside it never jump.
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setRetainSizeWhenHidden(true);
    m_progress->setSizePolicy(policy);
    layout->addWidget(m_progress, 1);
    m_best = addText(layout, QStringLiteral("best"));
    setReady({});
}

QLabel* Activity::addText(QHBoxLayout* layout, const QString& name) {
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    layout->addWidget(label);
    return label;
}

void Activity::clear() {
    for (QLabel* label : {m_epoch, m_speed, m_elapsed, m_remaining})
        label->hide();
    m_progress->hide();
}

void Activity::setReady(const QString& text) {
    clear();
    m_state->setText(nameOf(model::RunState::Idle));
    m_epoch->setText(text);
    m_epoch->setVisible(!text.isEmpty());
}

void Activity::setReading(const model::ReadingProgress& progress) {
    clear();
    m_state->setText(tr("Reading"));
    m_epoch->setText(counted(progress.rows, tr("1 row"), tr("%1 rows")));
    m_epoch->show();
    m_progress->show();
    showProgress(*m_progress, progress.bytesRead, progress.bytesTotal);
}

void Activity::setProgress(const model::RunProgress& progress) {
    m_epoch->setText(tr("epoch %1 of %2").arg(progress.epoch).arg(progress.epochs));
    m_speed->setText(tr("%1 users/s").arg(significant(progress.usersPerSecond)));
    m_elapsed->setText(tr("elapsed %1").arg(duration(progress.elapsedSeconds)));
    m_remaining->setText(
        progress.remainingSeconds < 0 ? QString() : tr("%1 left").arg(duration(progress.remainingSeconds)));
    showShare(*m_progress, progress.fraction);
    for (QLabel* label : {m_epoch, m_speed, m_elapsed})
        label->show();
    m_remaining->setVisible(!m_remaining->text().isEmpty());
    m_progress->show();
}

void Activity::setRunState(model::RunState state) {
    m_state->setText(nameOf(state));
    if (state == model::RunState::Starting) {
        clear();
        clearBest();
    }
    if (state == model::RunState::Finished || state == model::RunState::Stopped ||
        state == model::RunState::Failed) {
        m_remaining->hide();
        m_progress->hide();
    }
}

void Activity::addEpoch(const model::EpochReport& epoch) {
    const double latest = epoch.validation.ndcg100;
    if (epoch.best || m_bestEpoch == 0) {
        m_bestNdcg = latest;
        m_bestEpoch = epoch.epoch;
    }
    if (std::isnan(latest)) {
        m_best->setText(tr("nobody to measure for validation"));
        return;
    }
    m_best->setText(tr("validation NDCG@100 %1 · best %2 at %3")
                        .arg(ui::metric(latest), ui::metric(m_bestNdcg))
                        .arg(m_bestEpoch));
}

void Activity::clearBest() {
    m_bestEpoch = 0;
    m_best->clear();
}

} // namespace ui

#include "ui/map/map_status.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStyle>

#include "ui/style/failure_text.h"
#include "ui/style/progress.h"
#include "ui/tables/rows_model.h"

namespace ui {

namespace {

constexpr int progressWidth = 140;
constexpr int narrowestText = 40; ///< of a long failure; the tooltip has all of it

QString epochName(int epoch) {
    return epoch == 0 ? MapStatus::tr("the untrained model") : MapStatus::tr("epoch %1").arg(epoch);
}

void setLook(QLabel* label, bool failure) {
    label->setProperty("failure", failure);
    label->setProperty("muted", !failure);
    label->style()->unpolish(label);
    label->style()->polish(label);
}

} // namespace

MapStatus::MapStatus(QWidget* parent)
    : QWidget(parent), m_text(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_compute(new QPushButton(this)), m_cancel(new QPushButton(tr("Ca&ncel"), this)) {
    m_text->setObjectName(QStringLiteral("mapState"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setMinimumWidth(narrowestText);
    m_progress->setObjectName(QStringLiteral("mapProgress"));
    m_progress->setAccessibleName(tr("Progress of the map"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_compute->setObjectName(QStringLiteral("mapCompute"));
    m_cancel->setObjectName(QStringLiteral("mapCancel"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_text);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
    row->addWidget(m_compute);
    connect(m_compute, &QPushButton::clicked, this, &MapStatus::computeRequested);
    connect(m_cancel, &QPushButton::clicked, this, &MapStatus::cancelRequested);
    for (QPushButton* button : {m_compute, m_cancel})
        button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setState({});
}

void MapStatus::setState(const MapState& state) {
    const bool focused = m_compute->hasFocus() || m_cancel->hasFocus();
    if (state.running && !m_progress->isVisibleTo(this))
        showProgress(*m_progress, 0, 0);
    m_progress->setVisible(state.running);
    m_cancel->setVisible(state.running);
    showWords(state);
    showButton(state);
    if (focused)
        (state.running ? m_cancel : m_compute)->setFocus(Qt::OtherFocusReason);
}

void MapStatus::showWords(const MapState& state) {
    const bool failed = state.failure && !state.running;
    setLook(m_text, failed);
    m_text->setToolTip(failed ? plainToolTip(QString::fromStdString(state.failure->text())) : QString());
    if (state.running)
        m_text->setText(tr("Computing the map of %1…").arg(epochName(state.modelEpoch)));
    else if (failed)
        m_text->setText(failureSentence(*state.failure));
    else if (state.mapEpoch)
        m_text->setText(tr("Map of %1").arg(epochName(*state.mapEpoch)));
    else
        m_text->setText(tr("The map has not been computed."));
}

void MapStatus::showButton(const MapState& state) {
    const bool older = state.mapEpoch && *state.mapEpoch != state.modelEpoch;
    if (state.failure)
        m_compute->setText(tr("&Try again"));
    else if (older)
        m_compute->setText(tr("Compute a&gain for %1").arg(epochName(state.modelEpoch)));
    else
        m_compute->setText(tr("Co&mpute the map"));
    m_compute->setVisible(!state.running && (older || !state.mapEpoch || state.failure));
}

void MapStatus::setProgress(double share) {
    showShare(*m_progress, share);
}

} // namespace ui

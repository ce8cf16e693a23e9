#include "ui/runs/queue_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/runs/run_words.h"
#include "ui/style/format.h"

namespace ui {

namespace {

/// A notice: its text at the left, room for buttons at the right.
QLabel* layOut(QFrame* strip, const QString& name) {
    strip->setProperty("notice", true);
    auto* text = new QLabel(strip);
    text->setObjectName(name);
    text->setTextFormat(Qt::PlainText);
    auto* row = new QHBoxLayout(strip);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(8);
    row->addWidget(text, 1);
    strip->hide();
    return text;
}

QPushButton* addButton(QFrame* strip, const QString& text, const QString& name, const QString& help) {
    auto* button = new QPushButton(text, strip);
    button->setObjectName(name);
    button->setToolTip(help);
    strip->layout()->addWidget(button);
    return button;
}

QString textOf(int waiting, int done, bool working) {
    const int all = waiting + done + (working ? 1 : 0);
    const QString progress = QueueStrip::tr("%1 of %2 runs done").arg(done).arg(all);
    if (working)
        return QueueStrip::tr("%1, training the %2").arg(progress, ordinal(done + 1));
    return waiting == 1 ? QueueStrip::tr("%1, 1 waiting").arg(progress)
                        : QueueStrip::tr("%1, %2 waiting").arg(progress).arg(waiting);
}

} // namespace

QueueStrip::QueueStrip(QWidget* parent) : QFrame(parent), m_text(layOut(this, QStringLiteral("queue"))) {
    m_start = addButton(this, tr("&Continue"), QStringLiteral("queueStart"), tr("Starts the next run"));
    m_stop = addButton(this, tr("Pause &queue"), QStringLiteral("queueStop"),
                       tr("No further run starts until you continue"));
    m_clear = addButton(this, tr("Clear wa&iting runs"), QStringLiteral("queueClear"),
                        tr("Removes the runs that have not started from the queue"));
    connect(m_start, &QPushButton::clicked, this, &QueueStrip::startRequested);
    connect(m_stop, &QPushButton::clicked, this, &QueueStrip::stopRequested);
    connect(m_clear, &QPushButton::clicked, this, &QueueStrip::clearRequested);
}

void QueueStrip::setQueue(int waiting, int done, bool working) {
    const bool several = waiting > 0 || (working && done > 0); // one run alone is no queue
    m_text->setText(textOf(waiting, done, working));
    m_start->setVisible(!working);
    m_stop->setVisible(working && waiting > 0);
    m_clear->setVisible(waiting > 0);
    setVisible(several);
}

InterruptedStrip::InterruptedStrip(QWidget* parent)
    : QFrame(parent), m_text(layOut(this, QStringLiteral("interrupted"))) {
    const QPushButton* resume = addButton(this, tr("Resu&me"), QStringLiteral("resumeInterrupted"),
                                          tr("Resumes training from the last checkpoint"));
    const QPushButton* later = addButton(this, tr("&Not now"), QStringLiteral("dismissInterrupted"),
                                         tr("They stay in the list and can be resumed there"));
    connect(resume, &QPushButton::clicked, this, [this] {
        const QStringList ids = m_ids;
        dismiss();
        for (const QString& id : ids)
            emit resumeRequested(id);
    });
    connect(later, &QPushButton::clicked, this, &InterruptedStrip::dismiss);
}

void InterruptedStrip::setRuns(const QStringList& ids, const QStringList& names) {
    m_ids.clear();
    QString name;
    for (qsizetype run = 0; run < ids.size(); ++run) {
        if (m_dismissed.contains(ids[run]))
            continue;
        m_ids += ids[run];
        name = names[run];
    }
    m_text->setText(m_ids.size() == 1 ? tr("1 run was interrupted: “%1”").arg(name)
                                      : tr("%1 runs were interrupted").arg(m_ids.size()));
    setVisible(!m_ids.isEmpty());
}

void InterruptedStrip::dismiss() {
    m_dismissed += m_ids;
    hide();
}

BinStrip::BinStrip(QWidget* parent) : QFrame(parent), m_text(layOut(this, QStringLiteral("binned"))) {
    const QPushButton* undo = addButton(this, tr("&Undo"), QStringLiteral("putBack"),
                                        tr("Takes them out of the bin and puts them where they were"));
    const QPushButton* keep = addButton(this, tr("&Keep in bin"), QStringLiteral("closeBinned"),
                                        tr("They stay in the bin until it is emptied"));
    connect(undo, &QPushButton::clicked, this, [this] {
        hide();
        emit putBackRequested();
    });
    connect(keep, &QPushButton::clicked, this, &QFrame::hide);
}

void BinStrip::setBinned(int runs) {
    m_text->setText(counted(static_cast<std::uint64_t>(runs), tr("1 run was moved to the bin"),
                            tr("%1 runs were moved to the bin")));
    setVisible(runs > 0);
}

} // namespace ui

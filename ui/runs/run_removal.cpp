#include "ui/runs/run_removal.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/style/format.h"

namespace ui {

/// With a button that keeps everything, which is the default.
QMessageBox* RunRemoval::question(const QString& name, const QString& title, const QString& text,
                                  const QString& details) {
    auto* question = new QMessageBox(m_window);
    question->setObjectName(name);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Question);
    question->setWindowTitle(title);
    question->setTextFormat(Qt::PlainText);
    question->setText(text);
    question->setInformativeText(details);
    QPushButton* keep = question->addButton(tr("&Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    return question;
}

void RunRemoval::askForGood(const QStringList& ids) {
    const auto number = static_cast<std::uint64_t>(ids.size());
    QMessageBox* box =
        question(QStringLiteral("deleteQuestion"), tr("Delete runs"),
                 counted(number, tr("Delete the run for good?"), tr("Delete %1 runs for good?")),
                 tr("The disk that the runs are on has no bin. Their settings, curves and checkpoints would "
                    "be deleted; "
                    "this cannot be undone."));
    const QAbstractButton* yes = box->addButton(tr("&Delete for good"), QMessageBox::DestructiveRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes, ids](const QAbstractButton* chosen) {
        if (chosen == yes)
            emit deletedForGood(ids);
    });
    box->open();
}

void RunRemoval::askToClean(const model::NeedlessFiles& files) {
    if (files.none()) {
        auto* nothing = new QMessageBox(QMessageBox::Information, tr("Clean up"),
                                        tr("There is nothing to clean up."), QMessageBox::Ok, m_window);
        nothing->setObjectName(QStringLiteral("nothingToClean"));
        nothing->setAttribute(Qt::WA_DeleteOnClose);
        nothing->setInformativeText(tr("Every file in the folder of the runs is needed to show them, or to "
                                       "resume them. Runs that you no longer need can be deleted."));
        nothing->open();
        return;
    }
    QMessageBox* box =
        question(QStringLiteral("cleanQuestion"), tr("Clean up"),
                 tr("Remove what is not needed, %1?").arg(dataSize(files.bytes)),
                 tr("That is: %1. Curves, models and what can be resumed stay.").arg(needlessWords(files)));
    const QAbstractButton* yes = box->addButton(tr("&Remove"), QMessageBox::DestructiveRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, yes](const QAbstractButton* chosen) {
        if (chosen == yes)
            emit cleaningConfirmed();
    });
    box->open();
}

QString needlessWords(const model::NeedlessFiles& files) {
    QStringList words;
    if (files.temporaries > 0)
        words += counted(files.temporaries, RunRemoval::tr("1 file that was left over while saving"),
                         RunRemoval::tr("%1 files that were left over while saving"));
    if (files.checkpoints > 0)
        words += counted(files.checkpoints, RunRemoval::tr("the checkpoint of 1 run that is over"),
                         RunRemoval::tr("the checkpoints of %1 runs that are over"));
    if (files.unrecorded > 0)
        words += counted(files.unrecorded, RunRemoval::tr("1 run that never began"),
                         RunRemoval::tr("%1 runs that never began"));
    return words.join(QStringLiteral(", "));
}

QString cleanedSentence(const model::NeedlessFiles& files) {
    return RunRemoval::tr("%1 freed: %2").arg(dataSize(files.bytes), needlessWords(files));
}

} // namespace ui

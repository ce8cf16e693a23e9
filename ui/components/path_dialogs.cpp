#include "ui/components/path_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>

namespace ui {

namespace {

struct PathDialogs {
    Q_DECLARE_TR_FUNCTIONS(ui::PathDialogs)
};

QFileDialog* makeDialog(QWidget* parent, const QString& title, const QString& filter,
                        const PathChosen& then) {
    auto* dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, then);
    return dialog;
}

} // namespace

void askForNewFolder(QWidget* parent, const QString& title, const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, title, {}, then);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::FileName, PathDialogs::tr("New folder:"));
    dialog->setLabelText(QFileDialog::Accept, PathDialogs::tr("Export"));
    dialog->open();
}

void askForFolder(QWidget* parent, const QString& title, const QString& accept, const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, title, {}, then);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!accept.isEmpty())
        dialog->setLabelText(QFileDialog::Accept, accept);
    dialog->open();
}

void askForExistingFile(QWidget* parent, const QString& title, const QString& filter,
                        const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, title, filter, then);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->open();
}

void askForFile(QWidget* parent, const QString& title, const QString& filter, const QString& name,
                const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, title, filter, then);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    dialog->open();
}

} // namespace ui

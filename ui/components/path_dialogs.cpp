#include "ui/components/path_dialogs.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QSettings>
#include <QWindow>

namespace ui {

namespace {

struct PathDialogs {
    Q_DECLARE_TR_FUNCTIONS(ui::PathDialogs)
};

/// With the last folder of its kind, unless that is gone.
QFileDialog* makeDialog(QWidget* parent, QLatin1String kind, const QString& title, const QString& filter,
                        const PathChosen& then) {
    const QString key = QLatin1String("folders/") + kind;
    const QString last = QSettings().value(key).toString();
    QFileDialog* dialog = makeFileDialog(parent, title, QFileInfo(last).isDir() ? last : QString(), filter);
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, [key, then](const QString& path) {
        QSettings().setValue(key, QFileInfo(path).absolutePath());
        then(path);
    });
    return dialog;
}

} // namespace

QFileDialog* makeFileDialog(QWidget* asking, const QString& title, const QString& folder,
                            const QString& filter) {
    QWidget* main = asking;
    while (main->parentWidget() != nullptr)
        main = main->parentWidget();
    auto* dialog = new QFileDialog(main, title, folder, filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::ApplicationModal);
    if (asking->window() != main) {
        dialog->winId(); // makes the window, which stands above the one that asks
        dialog->windowHandle()->setTransientParent(asking->window()->windowHandle());
    }
    QObject::connect(asking, &QObject::destroyed, dialog, &QObject::deleteLater);
    return dialog;
}

void askForNewFolder(QWidget* parent, QLatin1String kind, const QString& title, const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, kind, title, {}, then);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setLabelText(QFileDialog::FileName, PathDialogs::tr("New folder:"));
    dialog->setLabelText(QFileDialog::Accept, PathDialogs::tr("Export"));
    dialog->show();
}

void askForFolder(QWidget* parent, QLatin1String kind, const QString& title, const QString& accept,
                  const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, kind, title, {}, then);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!accept.isEmpty())
        dialog->setLabelText(QFileDialog::Accept, accept);
    dialog->show();
}

void askForExistingFile(QWidget* parent, QLatin1String kind, const QString& title, const QString& filter,
                        const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, kind, title, filter, then);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->show();
}

void askForFile(QWidget* parent, QLatin1String kind, const QString& title, const QString& filter,
                const QString& name, const PathChosen& then) {
    QFileDialog* dialog = makeDialog(parent, kind, title, filter, then);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    dialog->selectFile(name);
    dialog->show();
}

} // namespace ui

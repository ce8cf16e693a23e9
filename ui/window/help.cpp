#include "ui/window/help.h"

#include <QCoreApplication>
#include <QMessageBox>

#include "ui/window/manual_window.h"

namespace ui {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(ui::Help)
};

} // namespace

void showManual(QWidget* window, const QString& page) {
    auto* manual = window->findChild<ManualWindow*>(QString(), Qt::FindDirectChildrenOnly);
    if (!manual)
        manual = new ManualWindow(window);
    manual->openPage(page);
    manual->show();
    manual->raise();
    manual->activateWindow();
}

void showAbout(QWidget* parent) {
    auto* box = new QMessageBox(parent);
    box->setObjectName(QStringLiteral("about"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(Help::tr("About Tastescope"));
    box->setTextFormat(Qt::PlainText);
    box->setText(Help::tr("Tastescope %1").arg(QCoreApplication::applicationVersion()).trimmed());
    box->setInformativeText(
        Help::tr("Trains variational autoencoders for collaborative filtering, and lets you watch them "
                 "learn.\n\nThe model is Mult-VAE (Liang, Krishnan, Hoffman and Jebara, 2018). Free software "
                 "under the GNU General Public License, version 3."));
    box->open();
}

} // namespace ui

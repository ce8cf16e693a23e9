#include "ui/window/help.h"

#include <QCoreApplication>
#include <QDialog>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

struct Help {
    Q_DECLARE_TR_FUNCTIONS(ui::Help)
};

struct Meaning {
    QString name;
    QString meaning;
};

QList<Meaning> meanings() {
    return {{Help::tr("Click"),
             Help::tr("A user–item pair that counts: rated at least as high as the threshold.")},
            {Help::tr("Held-out users"),
             Help::tr("People that the model never trains on. It sees most of their clicks and is asked for "
                      "the rest; the validation block "
                      "chooses the best epoch, the test block is for the final judgement.")},
            {Help::tr("Reconstruction"),
             Help::tr("log p(x | z): how well the model reproduces the clicks. Higher is better.")},
            {Help::tr("KL"), Help::tr("How far what the model says about a person, q(z | x), is from the "
                                      "prior, which knows nothing. It grows as the model learns.")},
            {Help::tr("β"), Help::tr("The weight of KL. It grows from 0, so that the model first learns to "
                                     "say something about people.")},
            {Help::tr("ELBO"), Help::tr("Reconstruction − β · KL is what training maximises; with β = 1 it "
                                        "is the true lower bound of log p(x).")},
            {Help::tr("Recall@k"), Help::tr("Held-out clicks among the first k recommendations, divided by k "
                                            "or by the number of held-out clicks, whichever is smaller.")},
            {Help::tr("NDCG@100"), Help::tr("The same for the first hundred, where a hit counts more the "
                                            "higher it stands; 1 is a perfect ranking.")},
            {Help::tr("μ ± σ"), Help::tr("What the model says about one person: the mean of each latent "
                                         "dimension, and how sure it is.")}};
}

} // namespace

void showMeanings(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("meanings"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Help::tr("What the numbers mean"));
    auto* grid = new QGridLayout(dialog);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const Meaning& entry : meanings()) {
        auto* name = new QLabel(entry.name, dialog);
        name->setProperty("title", true);
        auto* meaning = new QLabel(entry.meaning, dialog);
        meaning->setWordWrap(true);
        meaning->setMinimumWidth(440);
        grid->addWidget(name, row, 0, Qt::AlignTop);
        grid->addWidget(meaning, row, 1);
        ++row;
    }
    auto* close = new QPushButton(Help::tr("Close"), dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::close);
    grid->addWidget(close, row, 1, Qt::AlignRight);
    dialog->open();
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

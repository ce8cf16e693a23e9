#include "ui/components/shared_actions.h"

#include <QAction>

#include "ui/style/icon.h"

namespace ui {

SharedActions::SharedActions(QObject* parent) : QObject(parent) {
    const QKeySequence open(QKeySequence::Open);
    m_openData = add(QStringLiteral("openData"), tr("&Open data…"), QStringLiteral("open"),
                     tr("Choose a file or a folder with ratings or clicks (%1)")
                         .arg(open.toString(QKeySequence::NativeText)));
    m_openData->setShortcut(open);
    m_loadExample = add(QStringLiteral("loadExample"), tr("&Load the example"), QStringLiteral("data"),
                        tr("A small set of ratings that comes with the program"));
    m_goToTraining = add(QStringLiteral("goToTraining"), tr("&Go to training"), QStringLiteral("training"),
                         tr("The page on which a model is trained"));
    m_chooseRunsFolder = add(QStringLiteral("chooseRunsFolder"), tr("Choose run&s folder…"),
                             QStringLiteral("open"), tr("Choose the folder where runs are saved"));
}

QAction* SharedActions::add(const QString& name, const QString& text, const QString& iconName,
                            const QString& help) {
    auto* action = new QAction(icon(iconName), text, this);
    action->setObjectName(name);
    action->setToolTip(help);
    return action;
}

} // namespace ui

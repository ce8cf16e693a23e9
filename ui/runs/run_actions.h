#pragma once

#include <vector>

#include <QObject>

#include "model/values/run_summary.h"

class QAction;
class QMenu;
class QWidget;

namespace ui {

/// What can be done with the selected runs. A disabled action says why in its tooltip.
class RunActions : public QObject {
    Q_OBJECT
public:
    explicit RunActions(QWidget* parent);

    void setSelection(std::vector<model::RunSummary> runs);
    const std::vector<model::RunSummary>& selection() const { return m_runs; }

    QAction* open() const { return m_open; }
    QAction* resume() const { return m_resume; }
    QAction* report() const { return m_report; }
    QAction* remove() const { return m_delete; }

    /// All of them in the order of a menu; null = a separator.
    QList<QAction*> menu() const;

signals:
    void openRequested(const QString& id);
    void resumeRequested(const QString& id);
    void renameRequested(const QString& id); ///< the name is to be typed over
    void deleteRequested(const QStringList& ids);
    void reportRequested(const QString& id);
    void folderShown(const QString& id);
    void colourChosen(int colour);
    void showOrHideRequested(const QStringList& ids);
    void showOnlyRequested(const QStringList& ids);

private:
    QAction* add(const QString& text, const QString& name);
    void buildColours();
    void connectActions();
    void refresh();
    QString firstId() const;
    QStringList ids() const;
    QStringList readableIds() const;

    std::vector<model::RunSummary> m_runs;
    QAction* m_open;
    QAction* m_resume;
    QAction* m_show;
    QAction* m_showOnly;
    QAction* m_rename;
    QAction* m_report;
    QAction* m_folder;
    QAction* m_delete;
    QMenu* m_colours;
};

} // namespace ui

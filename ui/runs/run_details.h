#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "model/values/run_summary.h"
#include "ui/runs/run_mark.h"

class QHBoxLayout;
class QLineEdit;
class QToolButton;

namespace ui {

class ElidedLabel;

/// The line below the list: what there is to say about the selected run, its notes and its colour.
class RunDetails : public QWidget {
    Q_OBJECT
public:
    explicit RunDetails(QWidget* parent = nullptr);

    /// Notes that are being typed stay as they are as long as the run does.
    void setRuns(const std::vector<model::RunSummary>& selected);

signals:
    void notesEdited(const QString& id, const QString& notes);
    void colourChosen(int colour);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildNotes(QHBoxLayout* row);
    void buildColours(QHBoxLayout* row);
    void setOne(const model::RunSummary& run);
    void setFailure(bool failure);
    void paintColours();

    QString m_id; ///< of the one selected run; empty = none or several
    QString m_notesBefore;
    ElidedLabel* m_facts;
    QLineEdit* m_notes;
    std::array<QToolButton*, runColours> m_colours{};
};

} // namespace ui

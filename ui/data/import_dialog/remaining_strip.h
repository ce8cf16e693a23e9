#pragma once

#include <QFrame>

#include "model/values/dataset_summary.h"
#include "model/values/failure.h"
#include "model/values/import_preview.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace ui {

class ElidedLabel;

/// What remains to train on with the options as they are, and what reading it takes.
class RemainingStrip : public QFrame {
    Q_OBJECT
public:
    explicit RemainingStrip(QWidget* parent = nullptr);

    void setPreview(const model::ImportPreview& preview);
    void setSummary(const model::DatasetSummary& summary);
    void setFailure(const model::Failure& failure);
    void setProgress(const model::ReadingProgress& progress);

    void outdate(); ///< the numbers are of other options, or of nothing
    void clear();   ///< there is nothing to count

private:
    QHBoxLayout* buildNumbers();
    QHBoxLayout* buildNotes();
    QLabel* addNumber(QHBoxLayout* layout, const QString& name, const QString& unit, const QString& help);
    void setStale(bool stale);
    void setNote(const QString& text, bool failure);

    QList<QLabel*> m_numbers;
    QLabel* m_users;
    QLabel* m_items;
    QLabel* m_clicks;
    QLabel* m_density;
    QLabel* m_heldOut;
    QLabel* m_heldOutCaption;
    QLabel* m_dropped;
    QLabel* m_rejected;
    ElidedLabel* m_note; ///< what is left out, or what failed
    QLabel* m_memory;
    QProgressBar* m_progress;
};

} // namespace ui

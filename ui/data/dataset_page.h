#pragma once

#include <memory>

#include <QWidget>

#include "model/values/dataset_summary.h"
#include "model/values/export_progress.h"
#include "model/values/import_options.h"
#include "model/values/run_cost.h"
#include "model/values/training_reports.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {

class CostCard;
class DatasetCharts;
class ElidedLabel;
class ItemsCard;
class LeftOutCard;
class NumberTiles;
class ReadingBar;

/// The data that are open: their size, how they are spread, what was left out, and what training on them
/// needs.
class DatasetPage : public QWidget {
    Q_OBJECT
public:
    explicit DatasetPage(QWidget* parent = nullptr);

public slots:
    void setSummary(std::shared_ptr<const model::DatasetSummary> summary);
    void setProgress(const model::ReadingProgress& progress);
    void setReading(bool reading);
    void setExporting(bool exporting);
    void setExportProgress(const model::ExportProgress& progress);
    void setRecent(const QStringList& paths); ///< latest first
    void setPlan(const model::RunPlan& plan); ///< of a run that could be started on these data
    void setCost(const model::RunCost& cost); ///< of that run

signals:
    void openRequested();
    void recentRequested(const QString& path);
    void exampleRequested();
    void cancelRequested();
    void cancelExportRequested();
    void importAgainRequested(const QString& path); ///< the open data, with other options
    void badgeChanged(const QString& fact);         ///< for the rail, e.g. "47 874 clicks"
    void statusChanged(const QString& text);        ///< for the status bar, when a reading has ended

private:
    QWidget* buildEmptyState();
    QWidget* buildContent();
    QHBoxLayout* buildTopRow();
    QLayout* buildCards();

    std::shared_ptr<const model::DatasetSummary> m_summary;
    ReadingBar* m_readingBar;
    ReadingBar* m_writingBar;
    QStackedWidget* m_stack;
    QToolButton* m_recent;
    QLabel* m_name;
    ElidedLabel* m_rules;
    NumberTiles* m_tiles;
    DatasetCharts* m_charts;
    ItemsCard* m_items;
    LeftOutCard* m_leftOut;
    CostCard* m_cost;
};

} // namespace ui

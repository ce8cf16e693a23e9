#pragma once

#include <memory>

#include <QWidget>

#include "model/values/dataset_summary.h"

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
class SharedActions;

/// The data that are open: their size, how they are spread, what was left out, and what training on them
/// needs.
class DatasetPage : public QWidget {
    Q_OBJECT
public:
    explicit DatasetPage(const SharedActions& actions, QWidget* parent = nullptr);

    ReadingBar& readingBar() { return *m_readingBar; } ///< while data are read
    ReadingBar& writingBar() { return *m_writingBar; } ///< while they are exported
    CostCard& costCard() { return *m_cost; }           ///< of a run that could be started on these data

public slots:
    void setSummary(std::shared_ptr<const model::DatasetSummary> summary);
    void setReading(bool reading);
    void setExporting(bool exporting);
    void setRecent(const QStringList& paths); ///< latest first

signals:
    void recentRequested(const QString& path);
    void importAgainRequested(const QString& path); ///< the open data, with other options
    void badgeChanged(const QString& text);         ///< for the rail, e.g. "47 874 clicks"
    void statusChanged(const QString& text);        ///< for the status bar, when a reading has ended

private:
    QWidget* buildEmptyState(const SharedActions& actions);
    QWidget* buildContent(const SharedActions& actions);
    QHBoxLayout* buildTopRow(const SharedActions& actions);
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

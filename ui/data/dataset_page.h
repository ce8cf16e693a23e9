#pragma once

#include <memory>

#include <QWidget>

#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"
#include "ui/tables/rows_model.h"

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace ui {

class BarChart;
class Card;
class LeftOutCard;
class LineChart;
class NumberTiles;
class ReadingBar;

/// The data that are open: their size, what was left out, how popular the items and how active the users are.
class DatasetPage : public QWidget {
    Q_OBJECT
public:
    explicit DatasetPage(QWidget* parent = nullptr);

public slots:
    void setSummary(std::shared_ptr<const model::DatasetSummary> summary);
    void setProgress(const model::ReadingProgress& progress);
    void setReading(bool reading);
    void setRecent(const QStringList& paths); ///< latest first

signals:
    void openRequested();
    void recentRequested(const QString& path);
    void exampleRequested();
    void cancelRequested();
    void factChanged(const QString& fact);   ///< for the rail, e.g. "47 874 clicks"
    void statusChanged(const QString& text); ///< for the status bar, when a reading has ended

private:
    QWidget* buildEmptyState();
    QWidget* buildContent();
    QHBoxLayout* buildTopRow();
    QHBoxLayout* buildCharts();
    QHBoxLayout* buildTables();

    std::shared_ptr<const model::DatasetSummary> m_summary;
    RowsModel<model::PopularItem> m_items;
    ReadingBar* m_readingBar;
    QStackedWidget* m_stack;
    QToolButton* m_recent;
    QLabel* m_name;
    QLabel* m_rules;
    NumberTiles* m_tiles;
    LineChart* m_popularity;
    BarChart* m_activity;
    Card* m_itemsCard;
    LeftOutCard* m_leftOut;
};

} // namespace ui

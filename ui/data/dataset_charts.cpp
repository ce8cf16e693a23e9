#include "ui/data/dataset_charts.h"

#include <QGridLayout>

#include "ui/chart_cards/chart_card.h"
#include "ui/charts/bar_chart.h"
#include "ui/charts/line_chart.h"
#include "ui/data/dataset_figures.h"
#include "ui/data/rating_figure.h"
#include "ui/data/time_figure.h"

namespace ui {

DatasetCharts::DatasetCharts(QWidget* parent)
    : QWidget(parent), m_grid(new QGridLayout(this)), m_popularity(new LineChart(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(12);
    m_popularity->setObjectName(QStringLiteral("popularity"));
    m_popularityCard = new ChartCard(m_popularity, this);
    m_activity = addBars(QStringLiteral("activity"));
    m_ratings = addBars(QStringLiteral("ratings"));
    m_time = addBars(QStringLiteral("time"));
}

DatasetCharts::BarView DatasetCharts::addBars(const QString& name) {
    auto* chart = new BarChart(this);
    chart->setObjectName(name);
    auto* card = new ChartCard(
        chart, [chart] { return chart->figure(); }, this);
    return {chart, card};
}

void DatasetCharts::setSummary(const model::DatasetSummary& summary) {
    m_popularity->setFigure(popularityFigure(summary));
    m_popularityCard->setTitle(m_popularity->figure().title);
    m_popularityCard->setPhrase(m_popularity->figure().phrase);
    setBars(m_activity, activityFigure(summary));
    setBars(m_ratings, ratingFigure(summary));
    setBars(m_time, timeFigure(summary));
    m_ratings.card->setHidden(m_ratings.chart->figure().values.empty());
    m_time.card->setHidden(m_time.chart->figure().values.empty());
    arrange();
}

void DatasetCharts::setBars(const BarView& view, BarFigure figure) {
    view.card->setTitle(figure.title);
    view.card->setPhrase(figure.phrase.toHtmlEscaped());
    view.chart->setFigure(std::move(figure));
}

/// Two in a row, the last one alone where their number is odd; two charts stand above each other.
void DatasetCharts::arrange() {
    QList<QWidget*> shown;
    for (QWidget* card :
         std::initializer_list<QWidget*>{m_popularityCard, m_activity.card, m_ratings.card, m_time.card}) {
        m_grid->removeWidget(card);
        if (!card->isHidden())
            shown += card;
    }
    const int columns = shown.size() > 2 ? 2 : 1;
    for (int i = 0; i < shown.size(); ++i) {
        const bool alone = i % columns == 0 && i + 1 == shown.size();
        m_grid->addWidget(shown[i], i / columns, i % columns, 1, alone ? columns : 1);
    }
    for (const int line : {0, 1}) {
        m_grid->setRowStretch(line, 1);
        m_grid->setColumnStretch(line, line < columns ? 1 : 0);
    }
}

} // namespace ui

#pragma once

#include <array>
#include <optional>
#include <vector>

#include <QWidget>

#include "ui/training/measured_chart.h"

class QGridLayout;
class QLabel;

namespace ui {

class DimensionsCard;

/// A ranking to beat, as a horizontal line among the validation curves.
struct Baseline {
    QString name;
    double ndcg100 = 0.0; ///< of the validation users
};

/// The learning curves of a run over its steps, epochs or time, and the KL of each dimension of z: raw values
/// of each update faint, smoothed ones and means over an epoch before them, what is planned dashed. Each
/// report is kept once, and the points follow from it. refresh() draws what is new.
class LearningCurves : public QWidget {
    Q_OBJECT
public:
    explicit LearningCurves(QWidget* parent = nullptr);

    /// How the curves are looked at; its bar is the page's.
    CurveView* view() const { return m_view; }

    /// Clears the curves and shows what a run is going to do.
    void setPlan(const model::RunPlan& plan);

    /// A baseline of every run, and how its recall is counted, as that of every epoch. Before the first
    /// epoch.
    void setPopularity(const model::RankingQuality& popularity);

    /// Further baselines, which stay from run to run. At any time.
    void setBaselines(std::vector<Baseline> baselines);

    void addBatches(const std::vector<model::BatchReport>& batches);
    void addEpoch(const model::EpochReport& epoch);
    void endRun();
    void refresh();

signals:
    /// What to expect of the curves now, for a place near them; plain text, empty = nothing.
    void expectationChanged(const QString& expectation);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Subject { Elbo, Reconstruction, Kl, Beta, Validation };

    void linkCrosshairs();
    void arrange();
    void showAll();
    void showDimensions();
    void showReferences();
    void showNotes();
    void setPhrases();
    void showValues();
    bool fitTime();
    Axis axisOfX() const;
    double secondsPerEpoch() const;
    MeasuredFigure figureOf(Subject subject) const;
    ChartCard* card(Subject subject) const { return m_charts[subject].card(); }

    CurveView* m_view;
    QGridLayout* m_grid;
    QLabel* m_warning;
    std::array<MeasuredChart, 5> m_charts;
    DimensionsCard* m_dimensions;

    model::RunPlan m_plan;
    std::vector<model::BatchReport> m_batches;
    std::vector<model::EpochReport> m_epochs;
    std::optional<model::RankingQuality> m_popularity;
    std::vector<Baseline> m_baselines;
    QString m_expectation;
    std::optional<double> m_seconds; ///< at which the axis of time ends
    bool m_going = false;
    bool m_dimensionsChanged = false;
};

} // namespace ui

#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "model/values/exploration.h"
#include "ui/users/latent_figure.h"

class QComboBox;

namespace ui {

class BarChart;
class ChartCard;
class ElidedLabel;
class EpochSlider;

/// The posterior of one person: a bar a latent dimension, beside it another person's mean. Below, what
/// the dimension that is pointed at stands for. The bars can be dragged.
class LatentMeans : public QWidget {
    Q_OBJECT
public:
    explicit LatentMeans(QWidget* parent = nullptr);

    EpochSlider* epochs() const { return m_epochs; }

    void setProfile(std::shared_ptr<const model::UserProfile> profile);
    void setComparison(std::shared_ptr<const model::UserProfile> other); ///< null = none
    /// Null = not known of this model yet.
    void setMeanings(std::shared_ptr<const std::vector<model::DimensionMeaning>> meanings);

signals:
    void meanChosen(int dimension, double mu, bool moving); ///< dimension from 0
    void meaningsRequested();                               ///< of the model of the profile

private:
    void buildChart();
    void buildHeader();
    void addToHeader(QComboBox* choice, const QString& name, const QString& purpose);
    void arrange();
    void refresh();
    void point(std::optional<int> bar);
    void showMeaning();
    QString phrase() const;

    std::shared_ptr<const model::UserProfile> m_profile;
    std::shared_ptr<const model::UserProfile> m_other;
    std::shared_ptr<const std::vector<model::DimensionMeaning>> m_meanings;
    std::vector<std::size_t> m_dimensions; ///< of the bars
    std::optional<int> m_bar;              ///< that is pointed at
    bool m_moving = false;                 ///< a bar is being dragged; the bars keep their places
    BarChart* m_chart;
    ChartCard* m_card;
    ElidedLabel* m_meaning;
    EpochSlider* m_epochs;
    QComboBox* m_order;
    QComboBox* m_number;
};

} // namespace ui
